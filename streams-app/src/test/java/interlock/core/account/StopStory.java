package interlock.core.account;

import static interlock.core.account.Facts.HOUR;
import static interlock.core.account.Facts.desk;
import static interlock.core.account.Facts.line;
import static interlock.core.account.Facts.minute;
import static interlock.core.account.Facts.party;
import static interlock.core.account.Facts.pay;
import static interlock.core.account.Facts.report;
import static interlock.core.account.Facts.stop;
import static interlock.core.account.Facts.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import interlock.contract.policy.PolicyDocument;
import interlock.core.codes.ReasonCode;
import interlock.core.event.CaseStatus;
import interlock.core.event.OfficerDecision;
import interlock.core.event.Origin;
import interlock.core.event.Party;
import interlock.core.event.StopPaymentFeedback;
import interlock.core.event.StopPaymentFeedback.Phase;
import interlock.core.mail.AccountMail;
import interlock.core.mail.Letter;
import interlock.core.mail.Wake;
import interlock.core.task.Reason;
import interlock.core.task.StopPaymentTask;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;

/** A victim, the account that he paid, the next one, and what is published of their stops. */
abstract class StopStory {
  static final String VICTIM = "6222020000000010019";
  static final String FIRST = "6217000000000020011";
  static final String SECOND = "6230580000000040017";
  static final Party LI = party(VICTIM, "+8617000000101", "李某");
  static final long NOW = HOUR;

  /** When a stop that was acknowledged at NOW ends, in minutes. */
  static final long END = NOW + 48 * HOUR;

  final Town town = new Town();
  private long clock = NOW;
  private int events;
  int version;

  @BeforeEach
  void anHourLater() {
    town.at(minute(NOW));
  }

  /** Lets time pass; each deadline is judged when it comes. */
  void until(long minute) {
    for (String on : List.of(FIRST, SECOND)) {
      while (due(on).orElse(Long.MAX_VALUE) <= minute(minute)) {
        long at = due(on).getAsLong();
        town.at(Math.max(at, minute(clock)));
        town.send(new Letter(desk(on), new Wake(at)));
      }
    }
    withoutWakesUntil(minute);
  }

  void withoutWakesUntil(long minute) {
    clock = minute;
    town.at(minute(minute));
  }

  void wake(String on) {
    town.send(new Letter(desk(on), new Wake(minute(clock))));
  }

  /** The next moment of the stops there; that of a query may come before. */
  OptionalLong due(String on) {
    return town.files.containsKey(desk(on))
        ? Terms.next(town.files.get(desk(on)), town.policy.stopPayment())
        : OptionalLong.empty();
  }

  /** 5,000 yuan came to FIRST at the start, and the case names that account. */
  void reported(CaseStatus status) {
    if (version == 0) {
      pay("T1", LI, party(FIRST), 5000).at(0).send(town);
    }
    town.send(report("C1", ++version, status, LI, FIRST, line(0, "T1", party(FIRST), 5000, 0)));
  }

  void withdrawn() {
    town.send(report("C1", ++version, CaseStatus.WITHDRAWN, LI, FIRST));
  }

  /** The same, and 2,000 of it went on to SECOND. */
  void movedOn() {
    reported(CaseStatus.REPORTED);
    pay("T2", FIRST, SECOND, 2000).at(5).send(town);
  }

  StopPaymentTask first() {
    return stop(town, FIRST).orElseThrow();
  }

  StopPaymentTask second() {
    return stop(town, SECOND).orElseThrow();
  }

  List<StopPaymentTask> of(String on) {
    return town.outputs(StopPaymentTask.class).stream()
        .filter(t -> t.target().account().equals(Optional.of(Facts.account(on))))
        .toList();
  }

  static List<ReasonCode> reasons(StopPaymentTask task) {
    return task.head().reasons().stream().map(Reason::code).toList();
  }

  static OptionalLong held(long yuan) {
    return OptionalLong.of(yuan(yuan));
  }

  void result(StopPaymentTask task, String code, OptionalLong heldFen) {
    result(task, code, heldFen, OptionalLong.empty(), OptionalLong.empty());
  }

  void result(
      StopPaymentTask task,
      String code,
      OptionalLong heldFen,
      OptionalLong effectiveFrom,
      OptionalLong expiresAt) {
    town.send(
        answer(
            task,
            Optional.of(task.applicationId()),
            Phase.RESULT,
            code,
            heldFen,
            effectiveFrom,
            expiresAt));
  }

  void receipt(StopPaymentTask task) {
    town.send(
        answer(
            task,
            Optional.of(task.applicationId()),
            Phase.RECEIPT,
            "",
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty()));
  }

  Letter answer(
      StopPaymentTask task,
      Optional<String> applicationId,
      Phase phase,
      String code,
      OptionalLong heldFen,
      OptionalLong effectiveFrom,
      OptionalLong expiresAt) {
    long at = minute(clock);
    var account = task.target().account().orElseThrow();
    return new Letter(
        desk(account.reveal()),
        new AccountMail.StopAnswered(
            new StopPaymentFeedback(
                new Origin("BANK", "answer " + ++events, at, at, at),
                task.head().taskId(),
                applicationId,
                account,
                "BANK",
                task.command(),
                phase,
                code,
                heldFen,
                OptionalLong.empty(),
                effectiveFrom,
                expiresAt,
                OptionalLong.empty(),
                Optional.empty())));
  }

  void decides(
      StopPaymentTask task, OfficerDecision.Action action, String officer, OptionalLong amount) {
    long at = minute(clock);
    town.send(
        new Letter(
            desk(task.target().account().orElseThrow().reveal()),
            new AccountMail.Decided(
                new OfficerDecision(
                    new Origin("PSB", "decision " + ++events, at, at, at),
                    task.head().taskId(),
                    task.head().routingKey(),
                    action,
                    Optional.empty(),
                    officer,
                    "440600",
                    amount,
                    Optional.empty(),
                    List.of(),
                    Optional.empty()))));
  }

  void decides(StopPaymentTask task, OfficerDecision.Action action, String officer) {
    decides(task, action, officer, OptionalLong.empty());
  }

  void policy(String setting, String value) {
    town.policy = PolicyDocument.patch(town.policy, Map.of(setting, value)).orThrow();
  }

  static void numbered(List<StopPaymentTask> revisions) {
    for (int i = 0; i < revisions.size(); i++) {
      assertThat(revisions.get(i).head().revision()).isEqualTo(i + 1);
    }
  }
}
