package interlock.core.subject;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.contract.policy.PolicyDocument;
import interlock.core.codes.ReasonCode;
import interlock.core.identity.Generation;
import interlock.core.identity.Phone;
import interlock.core.policy.Units;
import interlock.core.task.Place;
import interlock.core.task.Reason;
import interlock.testing.Facts;
import interlock.testing.SubjectRun;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Where a person is believed to be, who said so and when. */
class WhereaboutsTest {
  private static final Units UNITS = PolicyDocument.packaged().units();
  private static final Phone OF_NOWHERE = Phone.ofE164("+8617100000101").orElseThrow();
  private static final Phone OF_FOSHAN = Phone.ofE164("+8675712345678").orElseThrow();
  private static final Generation OWNER = Generation.first(Facts.ACCOUNT);
  private static final long DATA = Instant.parse("2026-01-29T00:00:00Z").toEpochMilli();

  @Test
  void whereNobodySaysMoreTheNumberTells() {
    assertThat(believed(UNITS, OF_NOWHERE, OF_FOSHAN))
        .contains(new Place("440600", "PHONE_PREFIX", DATA));
    assertThat(believed(UNITS, OF_NOWHERE)).isEmpty();
    assertThat(believed(UNITS)).isEmpty();
  }

  @Test
  void aPolicyMayLeaveItToTheNationalDesk() {
    Units without =
        PolicyDocument.patch(PolicyDocument.packaged(), Map.of("units.phonePrefixes", "none"))
            .orThrow()
            .units();
    assertThat(believed(without, OF_FOSHAN)).isEmpty();
  }

  @Test
  void aWordThatNamesNoDivisionLeavesTheCaseToTheNationalDesk() {
    var task = new SubjectRun().receive(Facts.visit("v", 900).in("990000")).task();
    assertThat(task.responsibleUnit()).isEqualTo("000000");
    assertThat(task.head().reasons()).extracting(Reason::code).contains(ReasonCode.REGION_UNKNOWN);
  }

  @Test
  void anyWordIsBetterThanTheNumber() {
    SubjectRun run = new SubjectRun().receive(Facts.visit("v", 900).in("451223"));
    SubjectFile told = run.file().orElseThrow();
    SubjectFile file = told.withKnowledge(Union.named(told.knowledge(), List.of(OF_FOSHAN)));

    assertThat(Whereabouts.believed(Generation.first(Facts.PHONE), file, UNITS))
        .map(Place::region)
        .contains("451223");
    assertThat(Whereabouts.said(file)).isPresent();
  }

  private static Optional<Place> believed(Units units, Phone... phones) {
    SubjectFile empty = SubjectFile.empty(OWNER);
    SubjectFile file = empty.withKnowledge(Union.named(empty.knowledge(), List.of(phones)));
    return Whereabouts.believed(OWNER, file, units);
  }
}
