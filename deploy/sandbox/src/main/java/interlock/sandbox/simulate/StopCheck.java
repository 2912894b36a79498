package interlock.sandbox.simulate;

import interlock.core.account.AccountFile;
import interlock.core.account.Query;
import interlock.core.account.Stop;
import interlock.core.desk.Address;
import interlock.core.event.CaseStatus;
import interlock.core.event.IncidentReport;
import interlock.core.event.IncidentReport.Line;
import interlock.core.identity.Account;
import interlock.core.lead.Lead;
import interlock.core.policy.StopCommand;
import interlock.core.task.StopPaymentTask;
import interlock.core.task.StopPaymentTask.Scope;
import interlock.core.task.StopPaymentTask.State;
import interlock.sandbox.simulate.reference.Log;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Every account that a report names is asked for, what no report and no money speaks for is let go,
 * and until a bank has a stop its amount is the money that is there (design.md §5).
 */
final class StopCheck implements Check {
  @Override
  public void check(World world, Expectations expected, AtRest rest, Nicknames names)
      throws Broken {
    Set<Account> pooled = expected.log().pooled(world.policy());
    for (Map.Entry<String, AccountFile> entry : rest.accounts().entrySet()) {
      AccountFile file = entry.getValue();
      for (Lead lead : file.leads()) {
        isLast(lead.taskId(), lead.revision(), rest, "a lead of " + names.of(entry.getKey()));
      }
      for (Query query : file.queries()) {
        isLast(query.taskId(), query.revision(), rest, "a query of " + names.of(entry.getKey()));
      }
      for (Stop stop : file.stops()) {
        String which =
            "the stop on "
                + names.of(entry.getKey())
                + " for "
                + names.mask(stop.caseId().orElse("no case"))
                + " ("
                + stop.command()
                + " "
                + stop.state()
                + ", "
                + stop.amountFen()
                + " fen)";
        published(stop, rest, which);
        if (file.folded() == 0 && !pooled.contains(file.account())) {
          follows(stop, file, expected, which);
        }
      }
    }
    for (IncidentReport report : expected.log().reports()) {
      for (Line line : report.lines()) {
        Optional<Account> payee = line.payee().account();
        // At a payment institution only single payments are stopped, while their money is there.
        boolean whole = payee.filter(p -> !pooled.contains(p)).isPresent();
        if (whole && expected.log().names(report.caseId(), payee.get())) {
          asked(report.caseId(), payee.get(), rest, names);
        }
      }
    }
    for (var entry : expected.taint().left().entrySet()) {
      for (String caseId : entry.getValue().keySet()) {
        asked(caseId, entry.getKey(), rest, names);
      }
    }
  }

  private static void isLast(String taskId, int revision, AtRest rest, String which) throws Broken {
    if (rest.tasks().last(taskId).map(t -> t.head().revision()).orElse(0) != revision) {
      throw new Broken(Invariant.PUBLISHED, which);
    }
  }

  private static void published(Stop stop, AtRest rest, String which) throws Broken {
    boolean same =
        rest.tasks().last(stop.taskId()).orElse(null) instanceof StopPaymentTask task
            && task.head().revision() == stop.revision()
            && task.state() == stop.state()
            && task.command() == stop.command()
            && task.amountFen() == stop.amountFen();
    if (!same) {
      throw new Broken(Invariant.PUBLISHED, which);
    }
  }

  private static void follows(Stop stop, AccountFile file, Expectations expected, String which)
      throws Broken {
    Account account = file.account();
    Log log = expected.log();
    String caseId = stop.caseId().orElse("");
    boolean named = log.names(caseId, account);
    long left = expected.taint().leftFen(account, caseId);
    boolean letGo = hasEnded(stop.state()) || stop.command() == StopCommand.LIFT;
    boolean withdrawn =
        log.report(caseId).filter(r -> r.status() == CaseStatus.WITHDRAWN).isPresent();
    if (withdrawn && !letGo) {
      throw new Broken(Invariant.STOPS, which + " outlives the withdrawn report");
    }
    // What was frozen for money that came and left is for officers.
    boolean atOfficers = stop.state() == State.FROZEN && !file.inflows().isEmpty();
    if (!named && left == 0 && !letGo && !atOfficers) {
      throw new Broken(Invariant.STOPS, which + " is for neither a report nor traced money");
    }
    boolean open = stop.state() == State.PROPOSED || stop.state() == State.REQUESTED;
    if (!open || letGo) {
      return;
    }
    // Less than is traced where the bank says that there is less.
    boolean held =
        stop.amountHeldFen().isPresent() || stop.stopCount() > 0 || file.balance().isPresent();
    Scope scope = named ? Scope.WHOLE_ACCOUNT : Scope.LIMITED;
    if (!held && (stop.amountFen() != left || stop.scope() != scope)) {
      throw new Broken(Invariant.STOPS, which + " ought to be for " + left + " fen, " + scope);
    }
  }

  private static void asked(String caseId, Account account, AtRest rest, Nicknames names)
      throws Broken {
    String key = Address.account(account).key();
    AccountFile file = rest.accounts().get(key);
    boolean decidedByPeople = rest.answered().contains(key);
    boolean maybeEmpty = file != null && file.balance().isPresent();
    if (decidedByPeople || maybeEmpty || (file != null && file.folded() > 0)) {
      return;
    }
    boolean asked =
        file != null
            && file.stops().stream()
                .anyMatch(s -> s.caseId().equals(Optional.of(caseId)) && !hasEnded(s.state()));
    if (!asked) {
      throw new Broken(
          Invariant.STOPS, "no stop on " + names.of(key) + " for " + names.mask(caseId));
    }
  }

  static boolean hasEnded(State state) {
    return switch (state) {
      case REFUSED, LIFTED, EXPIRED, CANCELLED -> true;
      case PROPOSED, REQUESTED, RECEIVED, ACTIVE, PARTIAL, FROZEN -> false;
    };
  }
}
