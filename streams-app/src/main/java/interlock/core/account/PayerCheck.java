package interlock.core.account;

import interlock.core.codes.ReasonCode;
import interlock.core.desk.Address;
import interlock.core.event.Grade;
import interlock.core.event.Party;
import interlock.core.mail.Letter;
import interlock.core.mail.SubjectMail;
import interlock.core.subject.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The mule rule of design.md §3: evidence about this account's holder goes to his SubjectDesk,
 * unless he is on the other side; then the police get a lead and he is told nothing.
 */
final class PayerCheck {
  private static final Set<Grade> OTHER_SIDE =
      Set.of(Grade.INVOLVED, Grade.SUSPECT, Grade.PUNISHED);

  private PayerCheck() {}

  static void pass(Draft draft, Evidence evidence, Party payer) {
    List<ReasonCode> mule = signsOfMule(draft, evidence);
    if (mule.isEmpty()) {
      payer
          .smallest()
          .ifPresent(
              smallest ->
                  draft.mail.add(
                      new Letter(
                          Address.subject(smallest), new SubjectMail.Evidenced(evidence, payer))));
    } else {
      Mule.raise(draft, mule, evidence.region());
    }
  }

  /** Whatever he is now: where nothing was told, it takes nothing back. */
  static void pass(Draft draft, SubjectMail.EvidenceWithdrawn withdrawal) {
    withdrawal
        .party()
        .smallest()
        .ifPresent(smallest -> draft.mail.add(new Letter(Address.subject(smallest), withdrawal)));
  }

  private static List<ReasonCode> signsOfMule(Draft draft, Evidence evidence) {
    List<ReasonCode> signs = new ArrayList<>();
    if (Pooled.is(draft)) {
      return signs;
    }
    boolean named = draft.cases.stream().anyMatch(Seeds::isActive);
    boolean listed =
        Listings.inForce(draft.listings, OTHER_SIDE, draft.now()).findAny().isPresent();
    if (named || listed) {
      signs.add(ReasonCode.PAYER_INVOLVED);
    }
    if (holdsTaint(draft, evidence)) {
      signs.add(ReasonCode.HOLDS_TAINTED_MONEY);
    }
    return signs;
  }

  /** Tainted money is there, or the very payment carries it away. */
  private static boolean holdsTaint(Draft draft, Evidence evidence) {
    Money money = draft.money();
    boolean there = money.cases().stream().anyMatch(c -> !c.withdrawn() && c.leftFen() > 0);
    return there
        || evidence
            .payment()
            .map(p -> p.institution() + "/" + p.transferId())
            .filter(
                paid ->
                    money.allocation().portions().stream()
                        .anyMatch(
                            portion ->
                                Ledger.key(portion.outflow()).equals(paid)
                                    && !money.of(portion.caseId()).withdrawn()))
            .isPresent();
  }
}
