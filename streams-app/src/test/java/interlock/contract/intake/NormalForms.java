package interlock.contract.intake;

import static interlock.contract.TopicNames.ACCOUNT_MOVEMENT;
import static interlock.contract.TopicNames.APPEAL;
import static interlock.contract.TopicNames.DECISION;
import static interlock.contract.TopicNames.DISSUASION_FEEDBACK;
import static interlock.contract.TopicNames.STOP_PAYMENT_FEEDBACK;
import static interlock.contract.TopicNames.SUSPICIOUS_TRANSFER;
import static interlock.contract.TopicNames.TELECOM_FRAUD_CONTACT;
import static interlock.contract.TopicNames.WARNING_DIRECTIVE;
import static interlock.contract.TopicNames.WATCHLIST;

import interlock.common.Contact;
import interlock.common.ContactKind;
import interlock.core.event.Appeal;
import interlock.core.event.DissuasionFeedback;
import interlock.core.event.Event;
import interlock.core.event.FraudContact;
import interlock.core.event.OfficerDecision;
import interlock.core.event.Party;
import interlock.core.event.StopPaymentFeedback;
import interlock.core.event.Transfer;
import interlock.core.event.WarningDirective;
import interlock.core.event.WatchEntry;
import interlock.core.identity.ContactPoint;
import interlock.core.identity.Identifier;
import interlock.police.WatchTarget;
import interlock.police.WatchTargetKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** How senders write and what Intake makes of it. */
final class NormalForms {

  /**
   * One writing.
   *
   * @param path of the field that is set to {@code value}
   * @param sent as it is written, for the test's name
   * @param taken empty where it is left out
   */
  record Row(
      String topic,
      String path,
      Object value,
      String sent,
      String taken,
      Function<Event, Optional<String>> read) {
    @Override
    public String toString() {
      return path + " " + sent;
    }
  }

  private final List<Row> rows = new ArrayList<>();

  private NormalForms() {}

  static List<Row> rows() {
    var forms = new NormalForms();
    forms.identifiers();
    forms.lines();
    forms.words();
    return List.copyOf(forms.rows);
  }

  private void identifiers() {
    String phone = "payer.phone";
    Function<Event, Optional<String>> payerPhone =
        e -> ((Transfer) e).payer().phone().map(Identifier::reveal);
    add(SUSPICIOUS_TRANSFER, phone, "17000000401", "+8617000000401", payerPhone);
    add(SUSPICIOUS_TRANSFER, phone, "+86 170-0000-0401", "+8617000000401", payerPhone);
    add(SUSPICIOUS_TRANSFER, phone, "００８６　１７０００００４０１０", "+8617000004010", payerPhone);
    add(SUSPICIOUS_TRANSFER, phone, "(0757) 8300 0101", "+8675783000101", payerPhone);
    add(SUSPICIOUS_TRANSFER, phone, "95588", "", payerPhone);
    add(SUSPICIOUS_TRANSFER, phone, "　", "", payerPhone);
    String account = "payer.account";
    Function<Event, Optional<String>> payerAccount =
        e -> ((Transfer) e).payer().account().map(Identifier::reveal);
    add(ACCOUNT_MOVEMENT, account, "6222 0200-0000 0010 040", "6222020000000010040", payerAccount);
    add(ACCOUNT_MOVEMENT, account, "６２２２０２００００００００１００４０", "6222020000000010040", payerAccount);
    add(ACCOUNT_MOVEMENT, account, "wo-li@wallet.example", "WO-LI@WALLET.EXAMPLE", payerAccount);
    Function<Event, Optional<String>> payeeAccount =
        e -> ((Transfer) e).payee().flatMap(Party::account).map(Identifier::reveal);
    add(ACCOUNT_MOVEMENT, "payee.account", "6222****0026", "", payeeAccount);
    add(ACCOUNT_MOVEMENT, "payee.account", "6222＊＊＊＊0026", "", payeeAccount);
    add(
        ACCOUNT_MOVEMENT,
        "payer.personId",
        " Ｐ-77 ",
        "P-77",
        e -> ((Transfer) e).payer().personId().map(Identifier::reveal));
    Function<Event, Optional<String>> decided =
        e -> ((OfficerDecision) e).identifier().map(Identifier::key);
    add(DECISION, "identifier", "170 0000 0401", "p:+8617000000401", decided);
    add(DECISION, "identifier", "6222020000000010040", "a:6222020000000010040", decided);
    add(DECISION, "identifier", "t:P-77", "t:P-77", decided);
  }

  private void lines() {
    Function<Event, Optional<String>> line = e -> Optional.of(((FraudContact) e).contact().key());
    contact(ContactKind.CALL, "0060 11-5000 0101", "n:+601150000101", line);
    contact(ContactKind.SMS, "95588", "v:95588", line);
    contact(ContactKind.SITE, "http://Rebate.Example:8080/task", "s:rebate.example", line);
    contact(ContactKind.SITE, "ｗｗｗ．rebate.example.", "s:rebate.example", line);
    contact(ContactKind.APP, "  com.example   Rebate ", "x:com.example Rebate", line);
    contact(ContactKind.OTHER, "17000000401", "n:+8617000000401", line);
    Function<Event, Optional<String>> target = e -> Optional.of(target((WatchEntry) e));
    listed(WatchTargetKind.PHONE, "170-0000-0401", "p:+8617000000401", target);
    listed(WatchTargetKind.PHONE, "95588", "v:95588", target);
    listed(WatchTargetKind.SITE, "https://rebate.example/?a=1", "s:rebate.example", target);
    listed(WatchTargetKind.PERSON, "P-77", "t:P-77", target);
    rows.add(
        new Row(
            APPEAL,
            "target",
            Contact.newBuilder().setKind(ContactKind.SITE).setUrl("Rebate.Example").build(),
            "SITE Rebate.Example",
            "s:rebate.example",
            e -> ((Appeal) e).contact().map(ContactPoint::key)));
  }

  private void words() {
    add(
        ACCOUNT_MOVEMENT,
        "institution",
        " ｉｃｂｃ ",
        "ICBC",
        e -> Optional.of(((Transfer) e).institution()));
    add(
        ACCOUNT_MOVEMENT,
        "payee.institution",
        "ccb",
        "CCB",
        e -> ((Transfer) e).payee().flatMap(Party::institution));
    add(
        STOP_PAYMENT_FEEDBACK,
        "institution",
        "ccb",
        "CCB",
        e -> Optional.of(((StopPaymentFeedback) e).institution()));
    add(
        SUSPICIOUS_TRANSFER,
        "transferId",
        " Ｔ－１ ",
        "T-1",
        e -> Optional.of(((Transfer) e).transferId()));
    add(SUSPICIOUS_TRANSFER, "region", "440604001", "440604001", e -> ((Transfer) e).region());
    add(SUSPICIOUS_TRANSFER, "region", "44", "440000", e -> ((Transfer) e).region());
    add(SUSPICIOUS_TRANSFER, "region", "Foshan", "", e -> ((Transfer) e).region());
    add(
        WARNING_DIRECTIVE,
        "level",
        interlock.common.Level.UNKNOWN,
        "LOW",
        e -> Optional.of(((WarningDirective) e).level().name()));
    add(
        ACCOUNT_MOVEMENT,
        "channel",
        interlock.bank.Channel.UNKNOWN,
        "OTHER",
        e -> Optional.of(((Transfer) e).channel().name()));
    add(
        DISSUASION_FEEDBACK,
        "note",
        "  came　home ",
        "came　home",
        e -> ((DissuasionFeedback) e).note());
  }

  private static String target(WatchEntry entry) {
    return switch (entry.target()) {
      case WatchEntry.Target.Listed(Identifier identifier) -> identifier.key();
      case WatchEntry.Target.Line(ContactPoint line) -> line.key();
    };
  }

  private void contact(
      ContactKind kind, String sent, String taken, Function<Event, Optional<String>> read) {
    var contact = Contact.newBuilder().setKind(kind);
    switch (kind) {
      case SITE -> contact.setUrl(sent);
      case APP -> contact.setApp(sent);
      default -> contact.setPhone(sent);
    }
    rows.add(
        new Row(TELECOM_FRAUD_CONTACT, "contact", contact.build(), kind + " " + sent, taken, read));
  }

  private void listed(
      WatchTargetKind kind, String sent, String taken, Function<Event, Optional<String>> read) {
    rows.add(
        new Row(WATCHLIST, "target", new WatchTarget(kind, sent), kind + " " + sent, taken, read));
  }

  private void add(
      String topic,
      String path,
      Object sent,
      String taken,
      Function<Event, Optional<String>> read) {
    rows.add(new Row(topic, path, sent, sent.toString(), taken, read));
  }
}
