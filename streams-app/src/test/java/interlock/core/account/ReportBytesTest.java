package interlock.core.account;

import static interlock.core.account.Facts.desk;
import static interlock.core.account.Facts.minute;
import static interlock.core.account.Facts.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import interlock.contract.AvroCodecs;
import interlock.contract.Fixture;
import interlock.contract.policy.PolicyDocument;
import interlock.core.desk.DeskFile;
import interlock.core.desk.Filed;
import interlock.core.desk.Room;
import interlock.core.event.CaseStatus;
import interlock.core.event.IncidentReport.Line;
import interlock.core.event.Party;
import interlock.core.event.PersonName;
import interlock.core.identity.Account;
import interlock.core.mail.AccountMail;
import interlock.core.mail.Letter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Reports with the longest words there may be do not make a file that cannot be kept. */
class ReportBytesTest {
  private static final String ON = "6217000000000020011";
  private static final String LONGEST = "\u8bc8".repeat(128);

  private final Town town = new Town();
  private String institution = LONGEST;

  private Party party(String account) {
    return new Party(
        Optional.empty(),
        Account.parse(account).value(),
        Optional.empty(),
        Optional.of(institution),
        Optional.of(new PersonName(LONGEST)));
  }

  private Letter report(int n, int lines, String words) {
    List<Line> said = new ArrayList<>();
    for (int i = 0; i < lines; i++) {
      said.add(
          new Line(
              i,
              Optional.of("T" + n + "-" + i + words.substring(8)),
              Account.parse("6222020000000010019").value(),
              party(ON),
              yuan(100 + i),
              minute(i),
              Optional.of(words.substring(8) + "-" + n + "-" + i)));
    }
    return new Letter(
        desk(ON),
        new AccountMail.CaseReported(
            "C" + (100 + n) + words.substring(8),
            1,
            CaseStatus.REPORTED,
            party("62220200000000" + (10_000 + n)),
            said,
            Optional.of(words),
            Optional.of(words)));
  }

  @Test
  void fortyReportsOfTheLongestWordsFitOnAFile() {
    town.at(minute(60));
    for (int n = 0; n < Reports.MAX_REPORTS; n++) {
      town.send(report(n, 50, LONGEST));
    }

    AccountFile file = town.files.get(desk(ON));
    assertThat(file.cases()).hasSize(Reports.MAX_REPORTS).noneMatch(c -> c.lines().isEmpty());
    assertThat(file.stops()).hasSize(Reports.MAX_REPORTS);
    assertThat(bytes(file)).isLessThan(AvroCodecs.FILE_BYTES * 3 / 4);
  }

  /** Each order has a stop of its own, and each case one for the rest. */
  @Test
  void fortyReportsOfOrdersAtAPaymentInstitutionFitOnAFile() {
    institution = LONGEST.substring(64);
    town.policy =
        PolicyDocument.patch(
                town.policy, Map.of("stopPayment.paymentInstitutions", "[" + institution + "]"))
            .orThrow();
    town.at(minute(60));
    for (int n = 0; n < Reports.MAX_REPORTS; n++) {
      town.send(report(n, 50, LONGEST));
    }

    AccountFile file = town.files.get(desk(ON));
    assertThat(Pooled.ordersOf(file.stops())).isBetween(20, Pooled.MAX_ORDERS);
    assertThat(bytes(file)).isLessThan(AvroCodecs.FILE_BYTES * 7 / 8);
  }

  private static int bytes(AccountFile file) {
    return new Fixture()
        .codecs()
        .<DeskFile>file(Room.ACCOUNT)
        .encode(new Filed<>(file, OptionalLong.empty()))
        .length;
  }

  @Test
  void aReportOfUsualWordsIsFiledAsItIs() {
    town.at(minute(60));
    Letter usual = report(1, 20, "A-0123456789");
    town.send(usual);

    var filed = town.files.get(desk(ON)).cases().getFirst();
    var said = (AccountMail.CaseReported) usual.mail();
    assertThat(filed.lines()).isEqualTo(said.lines());
    assertThat(filed.victim()).isEqualTo(said.victim());
  }
}
