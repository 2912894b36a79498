package interlock.sandbox.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.contract.policy.PolicyDocument;
import interlock.core.desk.Decision;
import interlock.core.desk.DeskFile;
import interlock.core.desk.Moment;
import interlock.core.desk.Room;
import interlock.core.device.DeviceFile;
import interlock.core.event.Grade;
import interlock.core.mail.AccountMail;
import interlock.core.mail.CaseMail;
import interlock.core.mail.Letter;
import interlock.core.mail.SubjectMail;
import interlock.core.policy.Policy;
import interlock.core.task.DissuasionTask;
import interlock.core.task.LeadTask;
import interlock.core.task.Output;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Desks that are wrong on purpose are found out, and their failures shrink. */
class HarnessCanFailTest {

  @Test
  void findsADeskThatLosesEvidence() {
    Failure failure =
        broken(
            Room.ACCOUNT,
            d -> new Decision<>(d.file(), without(d.mail()), d.outputs(), d.wakeAt()));
    assertThat(failure.broken().invariant())
        .isIn(Invariant.EVIDENCE_KEPT, Invariant.WARNED, Invariant.TAINT, Invariant.MONEY);
    assertThat(failure.world().happenings()).hasSizeLessThanOrEqualTo(3);
    assertThat(failure.drawn()).isGreaterThan(failure.world().happenings().size());
  }

  @Test
  void findsADeskThatLosesTaint() {
    Failure failure =
        broken(
            Room.ACCOUNT,
            d ->
                new Decision<>(
                    d.file(),
                    d.mail().stream()
                        .filter(l -> !(l.mail() instanceof AccountMail.TaintedInflow))
                        .toList(),
                    d.outputs(),
                    d.wakeAt()));
    assertThat(failure.broken().invariant()).isEqualTo(Invariant.TAINT);
    // A report, and a payment onwards.
    assertThat(failure.world().happenings()).hasSizeLessThanOrEqualTo(3);
  }

  @Test
  void findsADeskThatTellsACaseTooLittle() {
    Failure failure =
        broken(
            Room.ACCOUNT,
            d ->
                new Decision<>(
                    d.file(),
                    d.mail().stream()
                        .filter(l -> !(l.mail() instanceof CaseMail.MoneyProgress))
                        .toList(),
                    d.outputs(),
                    d.wakeAt()));
    assertThat(failure.broken().invariant()).isEqualTo(Invariant.MONEY);
    assertThat(failure.world().happenings()).hasSize(1);
  }

  @Test
  void findsADeskThatPublishesTwice() {
    Failure failure =
        broken(
            Room.SUBJECT, d -> new Decision<>(d.file(), d.mail(), twice(d.outputs()), d.wakeAt()));
    assertThat(failure.broken().invariant()).isEqualTo(Invariant.REVISIONS);
    assertThat(failure.world().happenings()).hasSize(1);
  }

  @Test
  void findsADeskThatForgetsItsDeadline() {
    Failure failure =
        broken(
            Room.SUBJECT,
            d -> new Decision<>(d.file(), d.mail(), d.outputs(), OptionalLong.empty()));
    // Past retention nobody wakes it to forget either.
    assertThat(failure.broken().invariant()).isIn(Invariant.NEXT_DEADLINE, Invariant.FORGOTTEN);
    assertThat(failure.world().happenings()).hasSizeLessThanOrEqualTo(3);
  }

  @Test
  void findsADeskThatDependsOnTheOrder() {
    Desks real = Simulation.desks();
    // That an account is ALLOWED is forgotten where it is the first that is heard of it.
    Desks forgetful =
        (key, file, mail, moment) -> {
          boolean first =
              mail instanceof AccountMail.AccountListed(var entry)
                  && entry.grade() == Grade.ALLOWED
                  && file.isEmpty();
          return first
              ? new Decision<DeskFile>(Optional.empty(), List.of(), List.of(), OptionalLong.empty())
              : real.decide(key, file, mail, moment);
        };
    Failure failure = run(forgetful);
    // Told twice it is heard the second time.
    assertThat(failure.broken().invariant()).isIn(Invariant.ORDER, Invariant.REPEATS);
    assertThat(failure.world().happenings()).hasSizeLessThanOrEqualTo(6);
  }

  @Test
  void findsADeskThatForgetsAWithdrawal() {
    Desks real = Simulation.desks();
    // Where it comes before what it takes back.
    Desks forgetful =
        (key, file, mail, moment) -> {
          boolean early = mail instanceof SubjectMail.EvidenceWithdrawn && file.isEmpty();
          return early
              ? new Decision<DeskFile>(Optional.empty(), List.of(), List.of(), OptionalLong.empty())
              : real.decide(key, file, mail, moment);
        };
    Failure failure = run(forgetful);
    assertThat(failure.broken().invariant()).isEqualTo(Invariant.GROUNDS);
    assertThat(failure.world().happenings()).hasSizeLessThanOrEqualTo(5);
  }

  @Test
  @Tag("full")
  void findsADeskThatLeavesPeopleOutSilently() {
    Desks silent =
        changed(
            Room.CONTACT,
            d ->
                new Decision<>(
                    d.file(),
                    d.mail(),
                    d.outputs().stream().filter(o -> !(o instanceof LeadTask)).toList(),
                    d.wakeAt()));
    // Few worlds have a limit so low.
    Failure failure = summary(silent, 30_000).failure().orElseThrow();
    // Past retention it takes back what it never told.
    assertThat(failure.broken().invariant()).isIn(Invariant.CROWDS, Invariant.FORGOTTEN);
    // A report, and three who were in touch with what it names.
    assertThat(failure.world().happenings()).hasSizeLessThanOrEqualTo(5);
  }

  @Test
  void findsADeskThatForgetsWhoUsedTheDevice() {
    Failure failure =
        broken(
            Room.DEVICE,
            d -> {
              DeviceFile file = (DeviceFile) d.file().orElseThrow();
              var last = List.of(file.uses().getFirst());
              return new Decision<>(
                  Optional.of(new DeviceFile(file.asOf(), last, 0, file.leads())),
                  d.mail(),
                  d.outputs(),
                  d.wakeAt());
            });
    assertThat(failure.broken().invariant()).isEqualTo(Invariant.DEVICES);
    // Two accounts that pay from it.
    assertThat(failure.world().happenings()).hasSize(2);
  }

  @Test
  void findsADeskThatProtectsOnOneWord() {
    Desks real = Simulation.desks();
    String rules =
        """
        [{kind: RECOVERY, commands: [STOP, EXTEND, FREEZE, LIFT, REVIEW], approval: AUTO},
         {kind: TRANSFER_HOLD, commands: [HOLD, CANCEL_TRANSFER, RELEASE, LIFT], approval: AUTO},
         {kind: PROTECTIVE, commands: [STOP, EXTEND, LIFT, REVIEW], approval: ONE}]
        """;
    Policy hasty =
        PolicyDocument.patch(PolicyDocument.packaged(), Map.of("stopPayment.approvals", rules))
            .orThrow();
    Failure failure =
        run(
            (key, file, mail, moment) ->
                real.decide(
                    key,
                    file,
                    mail,
                    mail instanceof AccountMail.ProtectionOrdered
                        ? new Moment(moment.now(), moment.cause(), hasty, moment.paces())
                        : moment));
    assertThat(failure.broken().invariant()).isEqualTo(Invariant.PROTECTIONS);
    // Somebody in danger whose account is known, and the order.
    assertThat(failure.world().happenings()).hasSizeLessThanOrEqualTo(3);
  }

  @Test
  void findsADeskThatStopsALineForLongerThanItMay() {
    Desks real = Simulation.desks();
    Policy packaged = PolicyDocument.packaged();
    Failure failure =
        run(
            (key, file, mail, moment) ->
                real.decide(
                    key,
                    file,
                    mail,
                    key.room() == Room.CONTACT
                        ? new Moment(moment.now(), moment.cause(), packaged, moment.paces())
                        : moment));
    assertThat(failure.broken().invariant()).isEqualTo(Invariant.LINES);
    // A listing or a report, and somebody who was in touch with what it names.
    assertThat(failure.world().happenings()).hasSizeLessThanOrEqualTo(2);
  }

  @Test
  void findsADeskThatThrows() {
    Failure failure =
        run(
            (key, file, mail, moment) -> {
              throw new IllegalStateException("not here");
            });
    assertThat(failure.broken().invariant()).isEqualTo(Invariant.DECIDES);
    assertThat(failure.world().happenings()).hasSize(1);
  }

  @Test
  void tellsTheFailureWithoutIdentifiers() {
    Summary summary =
        summary(
            changed(
                Room.SUBJECT,
                d -> new Decision<>(d.file(), d.mail(), twice(d.outputs()), d.wakeAt())));
    assertThat(summary.retelling())
        .contains("REVISIONS", "intake")
        .containsPattern("\\b[PAT]\\d")
        .doesNotContain("+8617", "622202", "psn-");
    assertThat(summary.line()).endsWith("1 broken");
  }

  private static Failure broken(Room room, UnaryOperator<Decision<? extends DeskFile>> change) {
    return run(changed(room, change));
  }

  private static Desks changed(Room room, UnaryOperator<Decision<? extends DeskFile>> change) {
    Desks real = Simulation.desks();
    return (key, file, mail, moment) -> {
      Decision<? extends DeskFile> decision = real.decide(key, file, mail, moment);
      return key.room() == room ? change.apply(decision) : decision;
    };
  }

  private static Failure run(Desks desks) {
    return summary(desks).failure().orElseThrow();
  }

  private static Summary summary(Desks desks) {
    return summary(desks, 3_000);
  }

  private static Summary summary(Desks desks, int worlds) {
    EnumSet<Fault> faults = EnumSet.of(Fault.REORDER, Fault.DUPLICATE);
    return new Simulation(faults, desks, Optional.of(JoinedSubjects::new))
        .run(11, worlds, Long.MAX_VALUE, taken -> {}, () -> false);
  }

  private static List<Letter> without(List<Letter> letters) {
    return letters.isEmpty() ? letters : letters.subList(1, letters.size());
  }

  private static List<Output> twice(List<Output> outputs) {
    List<Output> all = new ArrayList<>(outputs);
    outputs.stream().filter(DissuasionTask.class::isInstance).forEach(all::add);
    return all;
  }
}
