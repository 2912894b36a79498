package interlock.core.account;

import static interlock.core.account.Facts.answer;
import static interlock.core.account.Facts.desk;
import static interlock.core.account.Facts.minute;
import static interlock.core.account.Facts.party;
import static interlock.core.account.Facts.pay;

import interlock.contract.policy.PolicyDocument;
import interlock.core.codes.ReasonCode;
import interlock.core.event.Party;
import interlock.core.event.StopPaymentFeedback.Phase;
import interlock.core.mail.Letter;
import interlock.core.mail.Wake;
import interlock.core.task.Reason;
import interlock.core.task.StopPaymentTask;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;

/** A payer, his payment and what is published of it. */
abstract class HoldStory {
  static final String VICTIM = "6231330000000080011";
  static final String PAYEE = "6217000000000090015";
  static final Party WEI = party(VICTIM, "+8617000000301", "韦某");
  static final Party GENG = party(PAYEE, "", "庚某");
  static final long NOW = 60;

  final Town town = new Town();
  int answers;

  @BeforeEach
  void anHourLater() {
    town.at(minute(NOW));
  }

  static Asks asks() {
    return Asks.of(VICTIM, "C1");
  }

  static Facts.Payment payment() {
    return pay("C1", WEI, GENG, 1_100_000).at(NOW);
  }

  List<StopPaymentTask> tasks() {
    return town.outputs(StopPaymentTask.class);
  }

  StopPaymentTask newest() {
    return tasks().getLast();
  }

  void result(StopPaymentTask of, Phase phase, String code) {
    town.send(
        answer(
            "A" + ++answers, of, of.command(), phase, code, OptionalLong.empty(), minute(NOW + 1)));
  }

  void succeeds() {
    result(newest(), Phase.RESULT, "0000");
  }

  /** Lets the desk's next deadline come. */
  long wake() {
    long due = Holds.nextEnd(town.files.get(desk(VICTIM))).orElseThrow();
    town.at(due);
    town.send(new Letter(desk(VICTIM), new Wake(due)));
    return due;
  }

  static List<ReasonCode> reasons(StopPaymentTask task) {
    return task.head().reasons().stream().map(Reason::code).toList();
  }

  void policy(String setting, String value) {
    town.policy = PolicyDocument.patch(town.policy, Map.of(setting, value)).orThrow();
  }
}
