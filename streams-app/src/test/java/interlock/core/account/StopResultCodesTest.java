package interlock.core.account;

import static interlock.core.account.Facts.HOUR;
import static org.assertj.core.api.Assertions.assertThat;

import interlock.core.codes.BankResultCode;
import interlock.core.codes.ReasonCode;
import interlock.core.event.CaseStatus;
import interlock.core.policy.StopCommand;
import interlock.core.task.StopPaymentTask;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each result code of the interface (domain.md §3.5) does to each command. */
class StopResultCodesTest extends StopStory {
  private static final String DONE = "0000 | ACTIVE 1 | ACTIVE 2 | FROZEN 1 | LIFTED 1 | ";
  private static final String PARTLY = "1200 | PARTIAL 1 | PARTIAL 2 | FROZEN 1 | LIFTED 1 | ";

  /** The account is held as before, with a reason; a first stop was not given. */
  private static final String REFUSED =
      " | REFUSED 0 | ACTIVE 1 | ACTIVE 1 | ACTIVE 1 | BANK_REFUSED";

  /** The outcome is not known, and nothing changes. */
  private static final String RETRYABLE = " | REQUESTED 0 | ACTIVE 1 | ACTIVE 1 | REQUESTED 1 | ";

  private static final String KNOWN = " | RECEIVED 0 | ACTIVE 1 | ACTIVE 1 | LIFTED 1 | ";
  private static final String ARRIVED = " | RECEIVED 0 | ACTIVE 1 | ACTIVE 1 | RECEIVED 1 | ";
  private static final String QUEUED =
      " | RECEIVED 0 | ACTIVE 1 | ACTIVE 1 | ACTIVE 1 | HELD_BY_ANOTHER";
  private static final String LIMIT =
      " | REFUSED 0 | ACTIVE 1 | ACTIVE 1 | ACTIVE 1 | STOP_LIMIT_REACHED";
  private static final String OVER = " | EXPIRED 0 | EXPIRED 1 | EXPIRED 1 | LIFTED 1 | ";

  record Row(String code, List<String> after, String reason) {
    static Row of(String line) {
      List<String> cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
      return new Row(cells.get(0), cells.subList(1, 5), cells.get(5));
    }

    @Override
    public String toString() {
      return code;
    }
  }

  /** Code, then state and stopCount after the answer to STOP, EXTEND, FREEZE, LIFT; the reason. */
  static Stream<Row> rows() {
    return Stream.of(
            Stream.of(DONE, PARTLY),
            each(
                REFUSED,
                "0100 0199 0200 0299 0300 0301 0302 0303 0304 0399 0400 0499 0500 0501 0599 0600"
                    + " 0699 0700 0701 0799 0800 0801 0899 1000 1099 1300 1399 1899 1999 200001"
                    + " 200004 200005 200006 200007 200010"),
            each(RETRYABLE, "1100 1101 1199 200002 200008 200009 600004 600005"),
            each(KNOWN, "0900 200003"),
            each(ARRIVED, "100000"),
            each(QUEUED, "1301 1302 1303"),
            each(LIMIT, "1304"),
            each(OVER, "1800 1900"))
        .flatMap(lines -> lines)
        .map(Row::of);
  }

  private static Stream<String> each(String rest, String codes) {
    return Arrays.stream(codes.split(" ")).map(code -> code + rest);
  }

  @Test
  void everyCodeHasARow() {
    assertThat(rows().map(Row::code))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(BankResultCode.values()).map(BankResultCode::code).toList());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void answersAStop(Row row) {
    reported(CaseStatus.REPORTED);
    answered(row, StopCommand.STOP, 0);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void answersAnExtension(Row row) {
    inForce(CaseStatus.REPORTED);
    answered(row, StopCommand.EXTEND, 1);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void answersAFreeze(Row row) {
    inForce(CaseStatus.FILED);
    answered(row, StopCommand.FREEZE, 2);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void answersALift(Row row) {
    inForce(CaseStatus.REPORTED);
    withdrawn();
    answered(row, StopCommand.LIFT, 3);
  }

  @Test
  void aCodeThatIsNotOnTheListChangesNothing() {
    reported(CaseStatus.REPORTED);
    StopPaymentTask asked = first();
    result(asked, "4711", OptionalLong.empty());

    assertThat(first()).isEqualTo(asked);
  }

  private void inForce(CaseStatus status) {
    reported(status);
    result(first(), "0000", held(5000));
    until(END - 24 * HOUR);
  }

  private void answered(Row row, StopCommand command, int column) {
    assertThat(first().command()).isEqualTo(command);
    boolean done = row.code().equals("0000") || row.code().equals("1200");
    result(first(), row.code(), done ? held(5000) : OptionalLong.empty());

    assertThat(first().state() + " " + first().stopCount()).isEqualTo(row.after().get(column));
    if (!row.reason().isEmpty()) {
      assertThat(reasons(first())).contains(ReasonCode.of(row.reason()).orElseThrow());
    }
    boolean ended = Stops.hasEnded(first().state());
    assertThat(due(FIRST).isEmpty()).isEqualTo(ended);
  }
}
