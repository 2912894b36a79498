package interlock.sandbox.banks;

import interlock.common.StopCommand;
import interlock.core.codes.BankResultCode;
import interlock.core.codes.BankResultCode.Meaning;
import interlock.sandbox.banks.Conduct.Mishap;
import interlock.sandbox.banks.Teller.Outcome;
import interlock.sandbox.load.LoadEvent;
import interlock.task.StopPaymentState;
import interlock.task.StopPaymentTask;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Every command that reached the banks, by its application id, so that each is carried out once: a
 * receipt, then a result. A revision that comes before the act changes what is done, or cancels it;
 * one that comes after it is a duplicate.
 */
final class CommandsInHand {
  /** The front end sends again what may not have arrived. */
  private static final long RETRY_MILLIS = 2_000;

  private static final int MOST_ATTEMPTS = 4;

  /** How long another authority's stop stands that a command runs into by mishap. */
  private static final long FOREIGN_MILLIS = Duration.ofSeconds(20).toMillis();

  private final Map<String, BankAccount> accounts;
  private final Flights flights;
  private final Agenda agenda;
  private final Conduct conduct;
  private final Map<String, Command> commands = new HashMap<>();
  private final Map<BankAccount, List<Command>> waiting = new HashMap<>();

  /** One application id. */
  private static final class Command {
    private final String institution;
    private StopPaymentTask order;
    private Progress progress = Progress.UNDER_WAY;
    private boolean waits;
    private int attempts;
    private int answers;

    Command(String institution, StopPaymentTask order) {
      this.institution = institution;
      this.order = order;
    }

    String nextAnswerId() {
      return order.getApplicationId() + "-" + ++answers;
    }
  }

  private enum Progress {
    /** On its way, or waiting its turn. */
    UNDER_WAY,
    /** No answer was given, and none will be without a reminder. */
    SILENT,
    /** Carried out or refused. */
    ENDED
  }

  CommandsInHand(
      Map<String, BankAccount> accounts, Flights flights, Agenda agenda, Conduct conduct) {
    this.accounts = accounts;
    this.flights = flights;
    this.agenda = agenda;
    this.conduct = conduct;
  }

  void read(StopPaymentTask task, long now) {
    Command known = commands.get(task.getApplicationId());
    if (known == null) {
      if (isForABank(task)) {
        begin(task, now);
      }
      return;
    }
    if (task.getRevision() == known.order.getRevision()) {
      agenda.add(now, at -> List.of(fail(known, BankResultCode.TRANSPORT_DUPLICATE, at)));
    } else if (task.getRevision() > known.order.getRevision()) {
      revise(known, task, now);
    }
  }

  /** Requested now: it has a moment by which the answer is due. The rest is for officers. */
  private static boolean isForABank(StopPaymentTask task) {
    return task.getCommand() != StopCommand.REVIEW
        && task.getCommand() != StopCommand.UNKNOWN
        && task.getResponseDueAt() != null
        && task.getTarget().getAccount() != null;
  }

  private void begin(StopPaymentTask task, long now) {
    BankAccount account = accounts.get(task.getTarget().getAccount());
    String said = task.getTarget().getInstitution();
    String institution =
        account != null ? account.holder().institution() : said == null ? "UNKNOWN" : said;
    var command = new Command(institution, task);
    commands.put(task.getApplicationId(), command);
    long receiptAt = now + conduct.receiptMillis(institution, task.getApplicationId());
    agenda.add(receiptAt, at -> arrive(command, at));
  }

  private void revise(Command known, StopPaymentTask task, long now) {
    boolean askedAgain = task.getState() == StopPaymentState.REQUESTED;
    if (task.getState() == StopPaymentState.CANCELLED && known.progress != Progress.ENDED) {
      known.progress = Progress.ENDED;
      known.waits = false;
    }
    known.order = task;
    switch (known.progress) {
      // What is done is what the newest revision asks for.
      case UNDER_WAY -> {}
      case SILENT -> {
        known.progress = Progress.UNDER_WAY;
        agenda.add(now, at -> arrive(known, at));
      }
      case ENDED -> {
        if (askedAgain) {
          agenda.add(now, at -> List.of(fail(known, BankResultCode.ALREADY_PROCESSED, at)));
        }
      }
    }
  }

  /** The command is at the bank's front end. */
  private List<LoadEvent> arrive(Command command, long now) {
    if (command.progress == Progress.ENDED) {
      return List.of(); // Cancelled on its way.
    }
    String id = command.order.getApplicationId();
    return switch (conduct.mishap(command.institution, id, command.attempts++)) {
      case Mishap.Silence silence -> {
        command.progress = Progress.SILENT;
        yield List.of();
      }
      case Mishap.Answer(BankResultCode code) when code != BankResultCode.ALREADY_STOPPED ->
          goWrong(command, code, now);
      case Mishap.Answer alreadyStopped -> {
        BankAccount account = accounts.get(command.order.getTarget().getAccount());
        if (account != null) {
          account.foreign(now + FOREIGN_MILLIS);
        }
        yield take(command, 1, now);
      }
      case Mishap.InPart(double share) -> take(command, share, now);
      case Mishap.None none -> take(command, 1, now);
    };
  }

  private List<LoadEvent> goWrong(Command command, BankResultCode code, long now) {
    boolean again = code.meaning() == Meaning.RETRYABLE && command.attempts < MOST_ATTEMPTS;
    if (again) {
      agenda.add(now + RETRY_MILLIS * command.attempts, at -> arrive(command, at));
    } else {
      command.progress = Progress.ENDED;
    }
    List<LoadEvent> published = new ArrayList<>();
    if (!code.isTransport()) {
      published.add(receipt(command, now));
    }
    published.add(fail(command, code, now));
    return published;
  }

  /** The bank has it: the books are asked when its turn comes. */
  private List<LoadEvent> take(Command command, double share, long now) {
    long done = now + conduct.resultMillis(command.institution, command.order.getApplicationId());
    agenda.add(done, at -> act(command, share, at));
    return List.of(receipt(command, now));
  }

  private List<LoadEvent> act(Command command, double share, long now) {
    if (command.progress == Progress.ENDED) {
      return List.of(); // Cancelled before it was carried out.
    }
    StopPaymentTask order = command.order;
    command.waits = false;
    if (order.getCommand() == StopCommand.LIFT) {
      giveUpWaiting(order.getTaskId());
    }
    BankAccount account = accounts.get(order.getTarget().getAccount());
    if (account == null) {
      command.progress = Progress.ENDED;
      return List.of(fail(command, BankResultCode.NO_SUCH_ACCOUNT, now));
    }
    Outcome outcome =
        switch (order.getCommand()) {
          case HOLD, CANCEL_TRANSFER, RELEASE -> flights.act(account, order, now);
          case STOP, EXTEND, FREEZE, LIFT, REVIEW, UNKNOWN ->
              Teller.act(account, order, share, now);
        };
    if (outcome.turn().isPresent()) {
      command.waits = true;
      waiting.computeIfAbsent(account, a -> new ArrayList<>()).add(command);
      agenda.add(outcome.turn().getAsLong(), at -> turn(command, share, at));
    } else {
      command.progress = Progress.ENDED;
    }
    boolean lifted =
        order.getCommand() == StopCommand.LIFT && outcome.code() == BankResultCode.SUCCESS;
    if (lifted) {
      List<Command> next = waiting.getOrDefault(account, List.of());
      next.forEach(c -> agenda.add(now, at -> turn(c, share, at)));
      waiting.remove(account);
    }
    return List.of(
        BankRecords.result(order, command.institution, command.nextAnswerId(), outcome, now));
  }

  private List<LoadEvent> turn(Command command, double share, long now) {
    return command.waits ? act(command, share, now) : List.of();
  }

  /** What is to be lifted has its turn no more. */
  private void giveUpWaiting(String taskId) {
    for (List<Command> queue : waiting.values()) {
      for (Command command : queue) {
        if (command.waits && command.order.getTaskId().equals(taskId)) {
          command.waits = false;
          command.progress = Progress.ENDED;
        }
      }
    }
  }

  private static LoadEvent receipt(Command command, long now) {
    return BankRecords.receipt(command.order, command.institution, command.nextAnswerId(), now);
  }

  private static LoadEvent fail(Command command, BankResultCode code, long now) {
    return BankRecords.failure(
        command.order, command.institution, command.nextAnswerId(), code, now);
  }
}
