package interlock.core.account;

import interlock.core.account.AccountFile.CaseOnAccount;
import interlock.core.codes.ReasonCode;
import interlock.core.event.CaseStatus;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What one case has to do with this account. Amounts in fen, times epoch milliseconds.
 *
 * @param report what its report says of this account, if it ever named it
 * @param named whether the report names it now: hop 1
 * @param lots its money that came in
 * @param leftFen its money still there
 * @param movedAt when its money last moved, in or out; 0 if never
 * @param remarks what a person should know of it: that a payment may have been told twice, that the
 *     money may have left just before
 */
record CaseMoney(
    String caseId,
    CaseStatus status,
    Optional<CaseOnAccount> report,
    boolean named,
    List<Lot> lots,
    long leftFen,
    long movedAt,
    Optional<String> handlingUnit,
    Optional<String> region,
    List<ReasonCode> remarks) {
  CaseMoney {
    lots = List.copyOf(lots);
    remarks = List.copyOf(remarks);
  }

  /** A case that left no trace here. */
  static CaseMoney none(String caseId) {
    return new CaseMoney(
        caseId,
        CaseStatus.REPORTED,
        Optional.empty(),
        false,
        List.of(),
        0,
        0,
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  boolean withdrawn() {
    return status == CaseStatus.WITHDRAWN;
  }

  /** Whether its money is, or was, here, or its report says so. */
  boolean concerns() {
    return !withdrawn() && (named || !lots.isEmpty());
  }

  long inFen() {
    return lots.stream().mapToLong(Lot::amountFen).sum();
  }

  /** The payment that brought most; of equals the first. */
  Optional<Lot> largest() {
    return lots.stream()
        .max(
            Comparator.comparingLong(Lot::amountFen)
                .thenComparing(Lot::orderAt, (a, b) -> Long.compare(b, a)));
  }

  /** 1 for a reported payee, else by the shortest way. */
  int hop() {
    return named ? 1 : lots.stream().mapToInt(Lot::hop).min().orElse(1);
  }

  List<String> path() {
    return largest().map(Lot::path).orElse(List.of());
  }

  /** When its money last came in, 0 if never. */
  long cameAt() {
    return lots.stream().mapToLong(Lot::occurredAt).max().orElse(0);
  }
}
