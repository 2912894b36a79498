package interlock.core.task;

import interlock.core.event.CareEntry;
import interlock.core.event.Conclusion;
import interlock.core.identity.Account;
import interlock.core.identity.ContactPoint;
import interlock.core.identity.PersonToken;
import interlock.core.identity.Phone;
import interlock.core.policy.Level;
import interlock.core.policy.WarningClass;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reach this person before the money is gone (劝阻). Fields as in the contract's record of the same
 * name.
 */
public record DissuasionTask(
    TaskHead head,
    State state,
    Level level,
    WarningClass warningClass,
    Optional<String> fraudType,
    List<Phone> phones,
    List<Account> accounts,
    Optional<PersonToken> personId,
    boolean onCallNow,
    boolean fundsInFlight,
    Optional<ContactPoint> contact,
    OptionalLong amountAtRiskFen,
    List<Step> steps,
    OptionalLong nextDueAt,
    String responsibleUnit,
    List<String> copyUnits,
    Optional<Place> place,
    Optional<CareEntry.Group> careGroup,
    int score,
    Optional<String> message,
    int refusedLinks,
    List<String> caseIds,
    Conclusion conclusion,
    boolean cheatedAfterWarning,
    Optional<String> mergedInto,
    List<Voice> approvals)
    implements Task {

  public DissuasionTask {
    phones = List.copyOf(phones);
    accounts = List.copyOf(accounts);
    steps = List.copyOf(steps);
    copyUnits = List.copyOf(copyUnits);
    caseIds = List.copyOf(caseIds);
    approvals = List.copyOf(approvals);
  }

  public enum State {
    OPEN,
    SIGNED,
    IN_PROGRESS,
    CONCLUDED,
    CANCELLED,
    MERGED;

    public boolean open() {
      return this == OPEN || this == SIGNED || this == IN_PROGRESS;
    }
  }
}
