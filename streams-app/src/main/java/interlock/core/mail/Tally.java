package interlock.core.mail;

/**
 * What became of one case's money, on one account or on all of them: sums in fen, or what changed
 * in them. Amounts told by different desks add up, in any order.
 *
 * @param remainingFen still on accounts
 * @param cashFen taken out as cash
 * @param untracedFen gone where it is not followed: no account named, too little, too far
 * @param requestedFen of what is still there, that banks were asked to hold
 * @param heldFen held by stops now, not frozen
 * @param frozenFen frozen now
 * @param lapsedFen whose stop ended by itself and holds no more
 * @param returnedFen given back
 */
public record Tally(
    long remainingFen,
    long cashFen,
    long untracedFen,
    long requestedFen,
    long heldFen,
    long frozenFen,
    long lapsedFen,
    long returnedFen) {

  public static final Tally NOTHING = new Tally(0, 0, 0, 0, 0, 0, 0, 0);

  public Tally plus(Tally more) {
    return new Tally(
        remainingFen + more.remainingFen,
        cashFen + more.cashFen,
        untracedFen + more.untracedFen,
        requestedFen + more.requestedFen,
        heldFen + more.heldFen,
        frozenFen + more.frozenFen,
        lapsedFen + more.lapsedFen,
        returnedFen + more.returnedFen);
  }

  public Tally minus(Tally less) {
    return new Tally(
        remainingFen - less.remainingFen,
        cashFen - less.cashFen,
        untracedFen - less.untracedFen,
        requestedFen - less.requestedFen,
        heldFen - less.heldFen,
        frozenFen - less.frozenFen,
        lapsedFen - less.lapsedFen,
        returnedFen - less.returnedFen);
  }
}
