package interlock.core.casefile;

import static interlock.testing.Facts.ACCOUNT;
import static interlock.testing.Facts.DAY;
import static interlock.testing.Facts.PHONE;
import static interlock.testing.Facts.START;
import static interlock.testing.Facts.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import interlock.core.desk.Address;
import interlock.core.event.CaseStatus;
import interlock.core.event.IncidentReport;
import interlock.core.mail.CaseMail;
import interlock.core.mail.Tally;
import interlock.core.task.Tombstone;
import interlock.testing.Facts;
import interlock.testing.KeptRun;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** When a case is forgotten. */
class CaseForgettingTest {
  private static final long FORGOTTEN = 180 * DAY + 180 * DAY / 16;
  private static final long HELD = 300_00;

  private final KeptRun<CaseFile, CaseMail> room =
      new KeptRun<>(Address.caseFile("UP-1"), new CaseDesk(), new CaseForgetting(), CaseMail.class);

  @Test
  void anIdleCaseIsForgottenAndItsSummaryLeavesItsTopic() {
    room.at(0, reported());
    room.until(FORGOTTEN + DAY);

    assertThat(room.filed()).isEmpty();
    assertThat(room.tombstones())
        .extracting(Tombstone::kind, Tombstone::id)
        .containsExactly(tuple(Tombstone.Kind.CASE_SUMMARY, "UP-1"));
  }

  @Test
  void moneyThatABankHoldsKeepsIt() {
    room.at(0, reported());
    room.at(DAY, held(HELD));
    room.until(3 * FORGOTTEN);
    assertThat(room.filed()).isPresent();

    room.at(3 * FORGOTTEN, held(-HELD));
    room.until(5 * FORGOTTEN);
    assertThat(room.filed()).isEmpty();
  }

  private static CaseMail held(long fen) {
    return new CaseMail.MoneyProgress(
        ACCOUNT, new Tally(0, 0, 0, 0, fen, 0, 0, 0), 1, 1, OptionalLong.empty());
  }

  private static CaseMail reported() {
    return new CaseMail.Reported(
        new IncidentReport(
            Facts.origin("PSB", "R-1", START),
            "UP-1",
            CaseStatus.REPORTED,
            Optional.empty(),
            person(Optional.of(PHONE), Optional.empty()),
            Optional.of("FAKE_CUSTOMER_SERVICE"),
            OptionalLong.of(500_00),
            OptionalLong.of(START),
            List.of(),
            List.of(),
            Optional.of("440300"),
            Optional.of("440300"),
            Optional.empty()));
  }
}
