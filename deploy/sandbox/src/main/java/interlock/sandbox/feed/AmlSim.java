package interlock.sandbox.feed;

import java.util.Arrays;
import java.util.BitSet;

/**
 * IBM AMLSim's data: transfers between nodes, some of which are labelled as launderers. Rows are in
 * the file's order, which is that of their time steps. Frozen.
 */
public final class AmlSim {
  private final int nodes;
  private final BitSet labelled;
  private final int[] payers;
  private final int[] payees;
  private final long[] amountsFen;

  /**
   * @param nodes node ids lie below this
   * @param labelled nodes whose {@code isFraud} is not 0
   * @param payers the paying node of each row
   * @param payees the paid node of each row
   * @param amountsFen the amount of each row, fen
   */
  AmlSim(int nodes, BitSet labelled, int[] payers, int[] payees, long[] amountsFen) {
    this.nodes = nodes;
    this.labelled = (BitSet) labelled.clone();
    this.payers = payers.clone();
    this.payees = payees.clone();
    this.amountsFen = amountsFen.clone();
    if (payers.length != payees.length || payers.length != amountsFen.length) {
      throw new IllegalArgumentException("rows of different length");
    }
  }

  /** Node ids lie below this. */
  public int nodes() {
    return nodes;
  }

  /** How many transfers there are. */
  public int rows() {
    return payers.length;
  }

  /** The node that pays in that row. */
  public int payer(int row) {
    return payers[row];
  }

  /** The node that is paid in that row. */
  public int payee(int row) {
    return payees[row];
  }

  /** What is paid in that row, fen. */
  public long amountFen(int row) {
    return amountsFen[row];
  }

  /** Whether the data calls that node fraudulent. */
  public boolean labelled(int node) {
    return labelled.get(node);
  }

  /** How many nodes the data calls fraudulent. */
  public int labelledNodes() {
    return labelled.cardinality();
  }

  /** The first rows only, or all when there are no more. */
  public AmlSim limitedTo(int rows) {
    int kept = Math.min(rows, rows());
    return new AmlSim(
        nodes,
        labelled,
        Arrays.copyOf(payers, kept),
        Arrays.copyOf(payees, kept),
        Arrays.copyOf(amountsFen, kept));
  }
}
