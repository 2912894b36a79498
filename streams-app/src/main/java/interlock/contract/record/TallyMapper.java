package interlock.contract.record;

import interlock.contract.binary.AvroInput;
import interlock.contract.binary.AvroOutput;
import interlock.core.mail.Tally;

/** {@code interlock.mail.Tally}. */
public final class TallyMapper {
  private TallyMapper() {}

  public static void write(AvroOutput out, Tally tally) {
    out.money(tally.remainingFen());
    out.money(tally.cashFen());
    out.money(tally.untracedFen());
    out.money(tally.requestedFen());
    out.money(tally.heldFen());
    out.money(tally.frozenFen());
    out.money(tally.lapsedFen());
    out.money(tally.returnedFen());
  }

  public static Tally read(AvroInput in) {
    long remainingFen = in.money();
    long cashFen = in.money();
    long untracedFen = in.money();
    long requestedFen = in.money();
    long heldFen = in.money();
    long frozenFen = in.money();
    long lapsedFen = in.money();
    return new Tally(
        remainingFen,
        cashFen,
        untracedFen,
        requestedFen,
        heldFen,
        frozenFen,
        lapsedFen,
        in.money());
  }
}
