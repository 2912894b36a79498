package interlock.core.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.generators.SourceDSL.longs;

import interlock.Property;
import interlock.contract.policy.PolicyDocument;
import interlock.core.codes.ReasonCode;
import interlock.core.event.IdentityBinding;
import interlock.core.event.Party;
import interlock.core.identity.Account;
import interlock.core.identity.Generation;
import interlock.core.identity.PersonToken;
import interlock.core.identity.Phone;
import interlock.core.mail.SubjectMail;
import interlock.core.policy.Policy;
import interlock.core.task.LeadTask;
import interlock.core.task.Reason;
import interlock.testing.Facts;
import interlock.testing.SubjectTown;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Who opens many accounts, and whose phone many share. */
class LeadsTest {
  private static final PersonToken PERSON = PersonToken.parse("P-77").value().orElseThrow();
  private static final Policy POLICY = PolicyDocument.packaged();

  private final SubjectTown town = new SubjectTown(POLICY, new Random(1));

  @Test
  void threeAccountsWithinFiveWorkingDaysAreALeadOnThePerson() {
    // START is a Monday; the Tuesday of the week after is one working day too late.
    opened(1, 0);
    opened(2, 4);
    opened(3, 8);
    assertThat(town.leads()).isEmpty();

    opened(4, 7);

    assertThat(town.leads()).hasSize(1);
    LeadTask lead = town.leads().getFirst();
    assertThat(lead.kind()).isEqualTo(LeadTask.Kind.CARD_GANG);
    assertThat(lead.state()).isEqualTo(LeadTask.State.OPEN);
    assertThat(lead.target().personId()).contains(PERSON);
    assertThat(lead.unit()).contains("440604");
    assertThat(lead.head().revision()).isEqualTo(1);
    assertThat(lead.head().reasons())
        .containsExactly(
            new Reason(
                ReasonCode.ACCOUNTS_OPENED_TOGETHER, 0, List.of("open 2", "open 4", "open 3")));

    opened(5, 7);
    say(binding(5, 7));
    assertThat(town.leads()).hasSize(1);
  }

  @Test
  void tenAccountsInAllAreALeadHoweverSlowlyTheyWereOpened() {
    for (int n = 1; n <= 9; n++) {
      opened(n, -30 * n);
    }
    assertThat(town.leads()).isEmpty();
    opened(10, 0);
    assertThat(codes()).containsExactly(List.of(ReasonCode.MANY_ACCOUNTS));
  }

  @Test
  void accountsThatWereClosedDoNotCountAmongThoseInAll() {
    for (int n = 1; n <= 9; n++) {
      opened(n, -30 * n);
    }
    IdentityBinding closed = binding(1, -30);
    say(
        new IdentityBinding(
            Facts.origin("REGISTRY", "close 1", Facts.START + 1),
            closed.bindingId(),
            false,
            closed.party(),
            closed.ageBand(),
            closed.region(),
            closed.registeredRegion(),
            closed.validFrom(),
            OptionalLong.of(Facts.START)));
    opened(10, 0);
    assertThat(town.leads()).isEmpty();
  }

  /** Desks join in any order; each reason is told once, and by revisions 1, 2. */
  @Test
  void inAnyOrderThereIsOneLeadWithBothReasons() {
    Property.qt()
        .withExamples(300)
        .forAll(longs().all())
        .checkAssert(
            seed -> {
              var random = new Random(seed);
              var any = new SubjectTown(POLICY, random);
              List<Integer> numbers = new ArrayList<>();
              for (int n = 1; n <= 10; n++) {
                numbers.add(n);
              }
              numbers.addAll(numbers.subList(0, 4));
              Collections.shuffle(numbers, random);
              for (int n : numbers) {
                any.post(Generation.first(account(n)), new SubjectMail.Bound(binding(n, 0)));
                if (random.nextBoolean()) {
                  any.readOne();
                }
              }
              any.settle();
              assertThat(any.leads()).extracting(l -> l.head().revision()).containsExactly(1, 2);
              assertThat(any.leads().stream().map(l -> l.head().taskId()).distinct()).hasSize(1);
              assertThat(any.leads().getLast().head().reasons())
                  .extracting(Reason::code)
                  .containsExactlyInAnyOrder(
                      ReasonCode.ACCOUNTS_OPENED_TOGETHER, ReasonCode.MANY_ACCOUNTS);
            });
  }

  @Test
  void aPhoneOfManyAccountsIsALeadOnce() {
    for (int n = 1; n <= 9; n++) {
      named(Optional.of(account(n)), Optional.empty());
    }
    assertThat(town.leads()).isEmpty();

    named(Optional.of(account(10)), Optional.empty());
    named(Optional.of(account(11)), Optional.empty());

    assertThat(codes()).containsExactly(List.of(ReasonCode.MANY_CARDS_ONE_PHONE));
    assertThat(town.leads().getFirst().target().phone()).contains(Facts.PHONE);
  }

  @Test
  void aPhoneOfManyPersonsIsALeadThoughItJoinsNone() {
    for (int n = 1; n <= 5; n++) {
      named(Optional.empty(), PersonToken.parse("P-" + n).value());
    }
    assertThat(codes()).containsExactly(List.of(ReasonCode.MANY_CARDS_ONE_PHONE));
  }

  @Test
  void aPolicyMaySwitchItOff() {
    var off =
        new SubjectTown(
            PolicyDocument.patch(POLICY, Map.of("patterns.opening.enabled", "false")).orThrow(),
            new Random(1));
    for (int n = 1; n <= 3; n++) {
      off.say(Generation.first(account(n)), new SubjectMail.Bound(binding(n, 0)));
    }
    assertThat(off.leads()).isEmpty();
  }

  private List<List<ReasonCode>> codes() {
    return town.leads().stream()
        .map(l -> l.head().reasons().stream().map(Reason::code).toList())
        .toList();
  }

  private void named(Optional<Account> account, Optional<PersonToken> person) {
    Phone phone = Facts.PHONE;
    town.say(
        Generation.first(phone),
        new SubjectMail.Named(
            new Party(Optional.of(phone), account, person, Optional.empty(), Optional.empty()),
            Facts.START));
  }

  private void opened(int n, int day) {
    say(binding(n, day));
  }

  private void say(IdentityBinding binding) {
    town.say(
        Generation.first(binding.party().account().orElseThrow()), new SubjectMail.Bound(binding));
  }

  private static IdentityBinding binding(int n, int day) {
    return new IdentityBinding(
        Facts.origin("REGISTRY", "open " + n, Facts.START),
        "B" + n,
        true,
        new Party(
            Optional.empty(),
            Optional.of(account(n)),
            Optional.of(PERSON),
            Optional.empty(),
            Optional.empty()),
        Optional.empty(),
        Optional.of("440604"),
        Optional.empty(),
        Facts.START + day * Facts.DAY,
        OptionalLong.empty());
  }

  private static Account account(int n) {
    return Account.parse("62220200000002%03d".formatted(n)).value().orElseThrow();
  }
}
