package interlock.core.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import interlock.Property;
import interlock.core.event.CaseStatus;
import interlock.core.event.Conclusion;
import interlock.core.event.DissuasionFeedback.Action;
import interlock.core.event.DissuasionFeedback.Outcome;
import interlock.core.event.Party;
import interlock.core.identity.Generation;
import interlock.core.mail.AccountMail.Ask;
import interlock.core.mail.SubjectMail;
import interlock.core.policy.EvidenceCode;
import interlock.core.policy.Level;
import interlock.core.policy.Measure;
import interlock.core.policy.WarningClass;
import interlock.core.task.DissuasionTask;
import interlock.core.task.Step;
import interlock.testing.Facts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;

/**
 * What two desks know, and the cases they have, join associatively, commutatively, idempotently.
 */
class UnionLawsTest {
  private static final SubjectFile NOTHING = SubjectFile.empty(Generation.first(Facts.PHONE));

  private static Gen<List<Integer>> seeds() {
    return lists().of(integers().between(0, 9_999)).ofSizeBetween(0, 12);
  }

  @Test
  void knowledgeJoinsInAnyOrder() {
    Property.qt()
        .forAll(seeds(), seeds(), seeds())
        .checkAssert(
            (x, y, z) -> {
              Knowledge a = knowledge(x);
              Knowledge b = knowledge(y);
              Knowledge c = knowledge(z);
              assertThat(Union.of(a, b)).isEqualTo(Union.of(b, a));
              assertThat(Union.of(a, a)).isEqualTo(a);
              assertThat(Union.of(Union.of(a, b), c)).isEqualTo(Union.of(a, Union.of(b, c)));
              assertThat(Union.of(Union.of(a, b), b)).isEqualTo(Union.of(a, b));
            });
  }

  @Test
  void casesJoinInAnyOrder() {
    Property.qt()
        .forAll(seeds(), seeds(), seeds())
        .checkAssert(
            (x, y, z) -> {
              List<DissuasionCase> a = cases("a", x);
              List<DissuasionCase> b = cases("b", y);
              List<DissuasionCase> c = cases("c", z);
              assertThat(join(a, b)).isEqualTo(join(b, a));
              assertThat(join(a, a)).isEqualTo(a);
              assertThat(join(join(a, b), c)).isEqualTo(join(a, join(b, c)));
              assertThat(join(join(a, b), b)).isEqualTo(join(a, b));
            });
  }

  @Test
  void whatWasPromisedSurvives() {
    Property.qt()
        .forAll(seeds(), seeds())
        .checkAssert(
            (x, y) -> {
              List<DissuasionCase> a = cases("a", x);
              List<DissuasionCase> b = cases("b", y);
              List<DissuasionCase> both = join(a, b);
              assertThat(both.stream().filter(DissuasionCase::open).count()).isLessThanOrEqualTo(1);
              for (List<DissuasionCase> cases : List.of(a, b)) {
                cases.stream()
                    .filter(DissuasionCase::open)
                    .forEach(c -> assertKept(c, both.getLast()));
              }
            });
  }

  private static void assertKept(DissuasionCase before, DissuasionCase after) {
    assertThat(after.answersTo(before.taskId())).isTrue();
    assertThat(after.level()).isGreaterThanOrEqualTo(before.level());
    assertThat(after.warningClass()).isGreaterThanOrEqualTo(before.warningClass());
    assertThat(after.openedAt()).isLessThanOrEqualTo(before.openedAt());
    for (Step promised : before.steps()) {
      Step kept =
          after.steps().stream()
              .filter(s -> s.measure() == promised.measure())
              .findFirst()
              .orElseThrow();
      assertThat(
              kept.state() == Step.State.DONE
                  || kept.dueAt() <= promised.dueAt()
                  || !promised.open())
          .isTrue();
    }
  }

  private static List<DissuasionCase> join(List<DissuasionCase> a, List<DissuasionCase> b) {
    return CaseUnion.of(a, b).cases();
  }

  private static Knowledge knowledge(List<Integer> seeds) {
    SubjectFile file = NOTHING;
    for (int seed : seeds) {
      long at = Facts.START + seed % 11 * Facts.MINUTE;
      SubjectMail.AboutParty mail =
          switch (seed % 6) {
            case 0 -> withdrawn(Marks.directive("PSB", "D" + seed % 5), at);
            case 4 -> withdrawn(pick(GROUNDS, seed / 7 % 3), at);
            case 5 ->
                new SubjectMail.Evidenced(
                    Facts.visit("v" + seed % 5, 900)
                        .as(EvidenceCode.IN_TOUCH_WITH_INVOLVED)
                        .about("C" + seed / 7 % 2)
                        .evidence()
                        .toldAt(at),
                    party());
            case 1 ->
                new SubjectMail.VictimReported(
                    "C" + seed % 3,
                    1 + seed / 7 % 3,
                    pick(List.of(CaseStatus.values()), seed / 7 % 3),
                    party(),
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
            case 2 ->
                new SubjectMail.Evidenced(
                    Facts.directive("D" + seed % 5, WarningClass.FUND, Level.HIGH).evidence(),
                    party());
            default ->
                new SubjectMail.Evidenced(
                    Facts.visit("v" + seed % 20, 900).after(seed % 20 * Facts.MINUTE).evidence(),
                    party());
          };
      file = file.withKnowledge(Filing.file(file, mail, at));
    }
    return file.knowledge();
  }

  /** Two cases that name one site, and all that its desk told. */
  private static final List<String> GROUNDS =
      List.of(
          Marks.ground(Facts.SITE, "C0"), Marks.ground(Facts.SITE, "C1"), Marks.all(Facts.SITE));

  private static SubjectMail.EvidenceWithdrawn withdrawn(String mark, long takenBackAt) {
    return new SubjectMail.EvidenceWithdrawn(List.of(mark), takenBackAt, party());
  }

  private static Party party() {
    return Facts.person(Optional.of(Facts.PHONE), Optional.of(Facts.ACCOUNT));
  }

  /** A concluded case now and then, and perhaps an open one. */
  private static List<DissuasionCase> cases(String desk, List<Integer> seeds) {
    List<DissuasionCase> cases = new ArrayList<>();
    for (int seed : seeds.subList(0, Math.min(3, seeds.size()))) {
      boolean last = cases.size() == Math.min(3, seeds.size()) - 1;
      cases.add(subjectCase(desk + cases.size(), seed, last && seed % 3 > 0, cases.size()));
    }
    return cases;
  }

  private static DissuasionCase subjectCase(String id, int seed, boolean open, int place) {
    long openedAt = Facts.START + place * Facts.DAY + seed % 50 * Facts.MINUTE;
    DissuasionCase fresh =
        new DissuasionCase(
            id,
            openedAt,
            "opener",
            pick(List.of(DissuasionTask.State.values()), seed % 3),
            pick(List.of(Level.values()), seed % 4),
            pick(List.of(WarningClass.values()), seed / 5 % 4),
            steps(seed),
            "35020" + seed % 4,
            List.of("3502"),
            Conclusion.NONE,
            OptionalLong.empty(),
            1 + seed % 5,
            List.of(
                new DissuasionCase.Answer(
                    "U",
                    "answer-" + id,
                    "350203",
                    Action.CALL,
                    pick(List.of(Outcome.values()), seed % 5),
                    Conclusion.NONE,
                    Optional.empty(),
                    openedAt + seed % 9,
                    openedAt + seed % 9,
                    false)),
            List.of(),
            List.of(
                new DissuasionCase.Hold(
                    id,
                    "CMB",
                    "T" + seed % 3,
                    Facts.ACCOUNT,
                    pick(List.of(Ask.values()), seed % 3))),
            List.of(
                new DissuasionCase.Ruling(
                    "U",
                    "ruling-" + id,
                    "officer-" + seed % 2,
                    "350203",
                    pick(List.of(Level.values()), seed % 3),
                    pick(List.of(Level.values()), seed % 4),
                    seed % 2 > 0,
                    pick(List.of(DissuasionCase.Ruling.Standing.values()), seed % 3),
                    openedAt)));
    return open
        ? fresh
        : fresh.ended(DissuasionTask.State.CONCLUDED, Conclusion.DISSUADED, openedAt + 1);
  }

  private static List<Step> steps(int seed) {
    List<Step> steps = new ArrayList<>();
    for (Measure measure : List.of(Measure.SIGN, Measure.SMS, Measure.CALL, Measure.VISIT)) {
      int chance = seed / (3 + measure.name().length()) % 4;
      long dueAt = Facts.START + seed / 7 % 40 * Facts.MINUTE;
      if (measure == Measure.SMS || chance == 0) {
        steps.add(Step.pending(measure, "350203", dueAt).tried(1).done(dueAt - 1));
      } else if (chance < 3) {
        Step open = Step.pending(measure, "350203", dueAt).tried(chance);
        steps.add(chance == 1 ? open : open.overdue(seed % 2 == 0));
      }
    }
    return steps.stream().sorted(CaseUnion.SHOWN).toList();
  }

  private static <T> T pick(List<T> from, int place) {
    return from.get(place);
  }
}
