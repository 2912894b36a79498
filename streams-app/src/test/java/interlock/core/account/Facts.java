package interlock.core.account;

import interlock.core.desk.Address;
import interlock.core.event.CaseStatus;
import interlock.core.event.Grade;
import interlock.core.event.IncidentReport.Line;
import interlock.core.event.OfficerDecision;
import interlock.core.event.Origin;
import interlock.core.event.Party;
import interlock.core.event.PersonName;
import interlock.core.event.StopPaymentFeedback;
import interlock.core.event.Transfer;
import interlock.core.event.WatchEntry;
import interlock.core.identity.Account;
import interlock.core.identity.Phone;
import interlock.core.mail.AccountMail;
import interlock.core.mail.AccountMail.Side;
import interlock.core.mail.Letter;
import interlock.core.policy.StopCommand;
import interlock.core.task.StopPaymentTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Builders of the facts that the tests tell. Amounts in yuan, times in minutes from the start. */
final class Facts {
  static final long START = 1_710_000_000_000L;
  static final long MINUTE = 60_000;
  static final long HOUR = 60;

  private Facts() {}

  static long minute(long minute) {
    return START + minute * MINUTE;
  }

  static long yuan(long yuan) {
    return yuan * 100;
  }

  static Account account(String number) {
    return Account.parse(number).value().orElseThrow();
  }

  static Address desk(String number) {
    return Address.account(account(number));
  }

  static Party party(String number) {
    return party(number, "", "");
  }

  static Party party(String number, String phone, String name) {
    return new Party(
        Optional.of(phone).filter(p -> !p.isEmpty()).flatMap(Phone::ofE164),
        Optional.of(number).filter(n -> !n.isEmpty()).map(Facts::account),
        Optional.empty(),
        Optional.of("BANK"),
        Optional.of(name).filter(n -> !n.isEmpty()).map(PersonName::new));
  }

  /** A payment; both desks are told of it by {@link #send}. */
  static final class Payment {
    private final String id;
    private final Party payer;
    private final Optional<Party> payee;
    private long fen;
    private String bank = "BANK";
    private long at;
    private long reportedAt;
    private Transfer.Status status = Transfer.Status.POSTED;
    private boolean suspicious;
    private List<String> signals = List.of();
    private String event;
    private OptionalLong payerBalance = OptionalLong.empty();
    private OptionalLong payeeBalance = OptionalLong.empty();
    private OptionalLong heldUntil = OptionalLong.empty();
    private Transfer.Channel channel = Transfer.Channel.MOBILE;
    private boolean cash;
    private Optional<String> order = Optional.empty();
    private String region = "440604";
    private Optional<String> branch = Optional.empty();
    private Optional<String> inReplyTo = Optional.empty();
    private OptionalLong completeUpTo = OptionalLong.empty();

    Payment(String id, Party payer, Party payee, long fen) {
      this.id = id;
      this.payer = payer;
      this.payee = payee.identifiers().isEmpty() ? Optional.empty() : Optional.of(payee);
      this.fen = fen;
      event = "event of " + id;
    }

    Payment at(long minute) {
      return atMillis(minute(minute));
    }

    /** The bank that tells it, under an id of its own. */
    Payment by(String teller) {
      bank = teller;
      return this;
    }

    /** Another version says another amount. */
    Payment amount(long fenNow) {
      fen = fenNow;
      return this;
    }

    Payment atMillis(long millis) {
      at = millis;
      reportedAt = millis;
      return this;
    }

    Payment reported(long millis) {
      reportedAt = millis;
      event = "event of " + id + " at " + millis;
      return this;
    }

    Payment status(Transfer.Status value) {
      status = value;
      event = event + " " + value;
      return this;
    }

    Payment suspicious(String... why) {
      suspicious = true;
      signals = List.of(why);
      return this;
    }

    Payment payerBalance(long fenAfter) {
      payerBalance = OptionalLong.of(fenAfter);
      return this;
    }

    Payment payeeBalance(long fenAfter) {
      payeeBalance = OptionalLong.of(fenAfter);
      return this;
    }

    /** Taken out in cash there. */
    Payment cash(Transfer.Channel where, String regionCode, String branchCode) {
      cash = true;
      channel = where;
      region = regionCode;
      branch = Optional.of(branchCode);
      return this;
    }

    Payment channel(Transfer.Channel where) {
      channel = where;
      return this;
    }

    Payment order(String orderId) {
      order = Optional.of(orderId);
      return this;
    }

    /** Told in answer to a query. */
    Payment answers(String queryTaskId, OptionalLong complete) {
      inReplyTo = Optional.of(queryTaskId);
      completeUpTo = complete;
      event = event + " for " + queryTaskId;
      return this;
    }

    Payment heldUntil(long millis) {
      heldUntil = OptionalLong.of(millis);
      return status(Transfer.Status.HELD);
    }

    Transfer transfer() {
      return new Transfer(
          new Origin(bank, event, at, reportedAt, reportedAt),
          suspicious,
          bank,
          id,
          payer,
          payee,
          fen,
          channel,
          cash,
          status,
          heldUntil,
          signals,
          payerBalance,
          payeeBalance,
          order,
          Optional.empty(),
          Optional.of(region),
          branch,
          inReplyTo,
          completeUpTo);
    }

    Letter out() {
      return new Letter(
          Address.account(payer.account().orElseThrow()),
          new AccountMail.Moved(transfer(), Side.OUT));
    }

    Letter in() {
      return new Letter(
          Address.account(payee.orElseThrow().account().orElseThrow()),
          new AccountMail.Moved(transfer(), Side.IN));
    }

    List<Letter> letters() {
      List<Letter> both = new ArrayList<>();
      if (payer.account().isPresent()) {
        both.add(out());
      }
      if (payee.isPresent()) {
        both.add(in());
      }
      return both;
    }

    void send(Town town) {
      letters().forEach(town::send);
    }
  }

  static Payment pay(String id, String from, String to, long yuan) {
    return new Payment(id, party(from), to.isEmpty() ? Party.UNKNOWN : party(to), yuan(yuan));
  }

  static Payment pay(String id, Party from, Party to, long yuan) {
    return new Payment(id, from, to, yuan(yuan));
  }

  static Line line(int index, String transferId, Party payee, long yuan, long minute) {
    return new Line(
        index,
        Optional.of(transferId).filter(t -> !t.isEmpty()),
        Optional.empty(),
        payee,
        yuan(yuan),
        minute(minute),
        Optional.empty());
  }

  static Letter report(
      String caseId, int version, CaseStatus status, Party victim, String on, Line... lines) {
    return new Letter(
        desk(on),
        new AccountMail.CaseReported(
            caseId,
            version,
            status,
            victim,
            List.of(lines),
            Optional.of("440600"),
            Optional.of("440604")));
  }

  static Letter listed(String entryId, String on, Grade grade, long from, OptionalLong to) {
    return listed(entryId, on, grade, from, to, true, from);
  }

  static Letter listed(
      String entryId,
      String on,
      Grade grade,
      long from,
      OptionalLong to,
      boolean active,
      long reportedAt) {
    return new Letter(
        desk(on),
        new AccountMail.AccountListed(
            new WatchEntry(
                new Origin("PSB", entryId + reportedAt, reportedAt, reportedAt, reportedAt),
                entryId,
                active,
                new WatchEntry.Target.Listed(account(on)),
                grade,
                Optional.empty(),
                Optional.empty(),
                from,
                to)));
  }

  static Letter answer(
      String eventId,
      StopPaymentTask task,
      StopCommand command,
      StopPaymentFeedback.Phase phase,
      String code,
      OptionalLong heldFen,
      long at) {
    Account account = task.target().account().orElseThrow();
    return new Letter(
        Address.account(account),
        new AccountMail.StopAnswered(
            new StopPaymentFeedback(
                new Origin("BANK", eventId, at, at, at),
                task.head().taskId(),
                Optional.of(task.applicationId()),
                account,
                "BANK",
                command,
                phase,
                code,
                heldFen,
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                Optional.empty())));
  }

  static Letter decision(StopPaymentTask task, OfficerDecision.Action action, String officer) {
    return new Letter(
        Address.ofKey(task.head().routingKey()).orElseThrow(),
        new AccountMail.Decided(
            new OfficerDecision(
                new Origin("PSB", action + officer + task.applicationId(), START, START, START),
                task.head().taskId(),
                task.head().routingKey(),
                action,
                Optional.empty(),
                officer,
                "440600",
                OptionalLong.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty())));
  }

  /** The newest revision of each stop on an account. */
  static Optional<StopPaymentTask> stop(Town town, String on) {
    return town.outputs(StopPaymentTask.class).stream()
        .filter(t -> t.target().account().equals(Optional.of(account(on))))
        .reduce((older, newer) -> newer);
  }
}
