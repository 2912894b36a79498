package interlock.core.account;

import static interlock.core.account.Facts.HOUR;
import static interlock.core.account.Facts.account;
import static interlock.core.account.Facts.desk;
import static interlock.core.account.Facts.minute;
import static interlock.core.account.Facts.party;
import static interlock.core.account.Facts.pay;
import static interlock.core.account.Facts.yuan;

import interlock.contract.policy.PolicyDocument;
import interlock.core.codes.ReasonCode;
import interlock.core.event.OfficerDecision;
import interlock.core.event.OfficerDecision.Action;
import interlock.core.event.Origin;
import interlock.core.event.StopPaymentFeedback;
import interlock.core.event.StopPaymentFeedback.Phase;
import interlock.core.mail.AccountMail;
import interlock.core.mail.Letter;
import interlock.core.mail.Wake;
import interlock.core.policy.StopCommand;
import interlock.core.task.Reason;
import interlock.core.task.StopPaymentTask;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;

/**
 * A victim with 20,000 yuan on his account, and officers who protect it. Minutes from the start.
 */
abstract class ProtectionStory {
  static final String OWN = "6222020000000010019";
  static final long NOW = HOUR;
  static final long DAY = 24 * HOUR;
  static final OptionalLong NONE = OptionalLong.empty();

  final Town town = new Town();
  long clock = NOW;
  private int events;

  @BeforeEach
  void twentyThousandAreThere() {
    pay("B1", party("62220009"), party(OWN), 1).at(0).payeeBalance(yuan(20_000)).send(town);
    town.outputs.clear();
    town.at(minute(NOW));
  }

  void policy(String setting, String value) {
    town.policy = PolicyDocument.patch(town.policy, Map.of(setting, value)).orThrow();
  }

  Letter order(String dissuasion, String officer, OptionalLong amount, List<String> documents) {
    return order(dissuasion, officer, amount, documents, true);
  }

  Letter order(
      String dissuasion, String officer, OptionalLong amount, List<String> documents, boolean own) {
    return new Letter(
        desk(OWN),
        new AccountMail.ProtectionOrdered(
            dissuasion,
            decision(dissuasion, "p:+8617000000101", Action.ORDER, officer, amount, documents),
            own));
  }

  void ordered(String officer) {
    town.send(order("D-1", officer, NONE, List.of("CONSENT-1")));
  }

  void decides(Action action, String officer) {
    town.send(
        new Letter(
            desk(OWN),
            new AccountMail.Decided(
                decision(
                    newest().head().taskId(),
                    newest().head().routingKey(),
                    action,
                    officer,
                    NONE,
                    List.of()))));
  }

  OfficerDecision decision(
      String taskId,
      String routingKey,
      Action action,
      String officer,
      OptionalLong amount,
      List<String> documents) {
    long at = minute(clock);
    return new OfficerDecision(
        new Origin("PSB", "decision " + ++events, at, at, at),
        taskId,
        routingKey,
        action,
        Optional.empty(),
        officer,
        "440600",
        amount,
        Optional.of(account(OWN)),
        documents,
        Optional.empty());
  }

  /** Two officers have ordered it. */
  void requested() {
    ordered("007");
    decides(Action.APPROVE, "008");
  }

  void active() {
    requested();
    answered("0000");
  }

  void answered(String code) {
    answered(newest(), Phase.RESULT, code, NONE);
  }

  void answered(StopPaymentTask task, Phase phase, String code, OptionalLong expiresAt) {
    town.send(
        new Letter(
            desk(OWN),
            new AccountMail.StopAnswered(feedback(task, task.command(), phase, code, expiresAt))));
  }

  StopPaymentFeedback feedback(
      StopPaymentTask task, StopCommand command, Phase phase, String code, OptionalLong expiresAt) {
    long at = minute(clock);
    return new StopPaymentFeedback(
        new Origin("BANK", "answer " + ++events, at, at, at),
        task.head().taskId(),
        Optional.of(task.applicationId()),
        account(OWN),
        "BANK",
        command,
        phase,
        code,
        NONE,
        NONE,
        NONE,
        expiresAt,
        NONE,
        Optional.empty());
  }

  /** Time passes; every command that goes out is done by its bank at once. */
  void untilWithAnswers(long end) {
    while (due().isPresent() && due().getAsLong() <= minute(end)) {
      wake();
      if (newest().responseDueAt().isPresent()) {
        answered("0000");
      }
    }
    at(end);
  }

  void until(long end) {
    while (due().isPresent() && due().getAsLong() <= minute(end)) {
      wake();
    }
    at(end);
  }

  void at(long end) {
    clock = end;
    town.at(minute(end));
  }

  private void wake() {
    long at = due().getAsLong();
    clock = Math.max(clock, (at - Facts.START) / Facts.MINUTE);
    town.at(Math.max(at, minute(clock)));
    town.send(new Letter(desk(OWN), new Wake(at)));
  }

  OptionalLong due() {
    return Protections.next(town.files.get(desk(OWN)), town.policy.stopPayment());
  }

  List<StopPaymentTask> all() {
    return town.outputs(StopPaymentTask.class);
  }

  StopPaymentTask newest() {
    return all().getLast();
  }

  static List<ReasonCode> reasons(StopPaymentTask task) {
    return task.head().reasons().stream().map(Reason::code).toList();
  }
}
