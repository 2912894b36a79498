package interlock.core.intake;

import interlock.contract.policy.PolicyDocument;
import interlock.core.desk.Cause;
import interlock.core.desk.Moment;
import interlock.core.event.CaseStatus;
import interlock.core.event.ContactKind;
import interlock.core.event.FraudContact;
import interlock.core.event.Grade;
import interlock.core.event.IncidentReport;
import interlock.core.event.Origin;
import interlock.core.event.Party;
import interlock.core.event.Transfer;
import interlock.core.event.WatchEntry;
import interlock.core.identity.Account;
import interlock.core.identity.ContactPoint;
import interlock.core.identity.DeviceId;
import interlock.core.identity.PersonToken;
import interlock.core.identity.Phone;
import interlock.core.policy.Policy;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Events in few words, for the tests of intake and of the contact's and the case's desks. */
public final class Given {
  /** The tests' first moment, epoch milliseconds. */
  public static final long START = 1_767_600_000_000L;

  public static final Policy POLICY = PolicyDocument.packaged();

  private Given() {}

  public static Phone phone(int n) {
    return Phone.ofE164("+861700000%04d".formatted(n)).orElseThrow();
  }

  public static Account account(int n) {
    return Account.parse("622202000000%04d".formatted(n)).value().orElseThrow();
  }

  public static PersonToken person(int n) {
    return PersonToken.parse("P-" + n).value().orElseThrow();
  }

  public static ContactPoint line(String number) {
    return ContactPoint.parsePhone(number).value().orElseThrow();
  }

  public static ContactPoint site(String host) {
    return ContactPoint.parseSite(host).value().orElseThrow();
  }

  public static Party party(
      Optional<Phone> phone, Optional<Account> account, Optional<PersonToken> person) {
    return new Party(phone, account, person, Optional.empty(), Optional.empty());
  }

  public static Party party(Phone phone) {
    return party(Optional.of(phone), Optional.empty(), Optional.empty());
  }

  public static Party party(Account account) {
    return party(Optional.empty(), Optional.of(account), Optional.empty());
  }

  /** An origin whose three times are the same moment after {@link #START}, in milliseconds. */
  public static Origin origin(String source, String eventId, long at) {
    return new Origin(source, eventId, START + at, START + at, START + at);
  }

  public static Moment moment(long at) {
    return new Moment(START + at, Cause.of("test", origin("TEST", "E-" + at, at)), POLICY);
  }

  public static Transfer transfer(
      Party payer, Optional<Party> payee, boolean suspicious, String... signals) {
    return new Transfer(
        origin("ICBC", "T1-1", 0),
        suspicious,
        "ICBC",
        "T1",
        payer,
        payee,
        4_980_000,
        Transfer.Channel.MOBILE,
        false,
        Transfer.Status.ATTEMPTED,
        OptionalLong.empty(),
        List.of(signals),
        OptionalLong.empty(),
        OptionalLong.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of("350200"),
        Optional.empty(),
        Optional.empty(),
        OptionalLong.empty());
  }

  /** The same payment, ordered from that device over that channel. */
  public static Transfer orderedFrom(DeviceId device, Transfer.Channel channel, Transfer t) {
    return new Transfer(
        t.origin(),
        t.suspicious(),
        t.institution(),
        t.transferId(),
        t.payer(),
        t.payee(),
        t.amountFen(),
        channel,
        t.cash(),
        t.status(),
        t.heldUntil(),
        t.signals(),
        t.payerBalanceFen(),
        t.payeeBalanceFen(),
        t.orderId(),
        Optional.of(device),
        t.region(),
        t.branch(),
        t.inReplyTo(),
        t.completeUpTo());
  }

  /** A carrier's word of a contact: confidence in permille, session empty for none. */
  public static FraudContact contact(
      Origin origin,
      Phone subscriber,
      ContactPoint contact,
      ContactKind kind,
      FraudContact.Phase phase,
      String session,
      int confidence,
      String... signals) {
    return new FraudContact(
        origin,
        FraudContact.Reporter.TELECOM,
        subscriber,
        kind,
        contact,
        phase,
        session.isEmpty() ? Optional.empty() : Optional.of(session),
        OptionalLong.empty(),
        List.of(signals),
        confidence,
        Optional.empty(),
        false,
        Optional.of("440300"));
  }

  public static WatchEntry listing(
      Origin origin,
      String entryId,
      boolean active,
      WatchEntry.Target target,
      Grade grade,
      long validFrom,
      OptionalLong validTo) {
    return new WatchEntry(
        origin,
        entryId,
        active,
        target,
        grade,
        Optional.empty(),
        Optional.empty(),
        validFrom,
        validTo);
  }

  public static IncidentReport.Line paid(int index, Party payee, long amountFen) {
    return new IncidentReport.Line(
        index,
        Optional.of("T" + index),
        Optional.empty(),
        payee,
        amountFen,
        START - 600_000 + index,
        Optional.empty());
  }

  public static IncidentReport report(
      Origin origin,
      CaseStatus status,
      Party victim,
      List<IncidentReport.Line> lines,
      List<ContactPoint> contacts) {
    return new IncidentReport(
        origin,
        "UP-1",
        status,
        Optional.empty(),
        victim,
        Optional.of("FAKE_CUSTOMER_SERVICE"),
        OptionalLong.empty(),
        OptionalLong.empty(),
        lines,
        contacts,
        Optional.of("440300"),
        Optional.of("440300"),
        Optional.empty());
  }
}
