package interlock.sandbox.banks;

import interlock.core.codes.BankResultCode;
import interlock.sandbox.load.Invented;
import java.util.List;

/** What the books do not decide: how long an institution takes and what goes wrong there. */
public interface Conduct {

  /** What becomes of one command on its way through the institution. */
  sealed interface Mishap {
    /** Nothing: the books decide. */
    record None() implements Mishap {}

    /** No answer, until a reminder comes. */
    record Silence() implements Mishap {}

    /** This answer, whatever the books say. */
    record Answer(BankResultCode code) implements Mishap {}

    /**
     * A limited stop finds only a part of the money; the rest is in clearing.
     *
     * @param share of what is free that can be held, 0 to 1
     */
    record InPart(double share) implements Mishap {}
  }

  /** Milliseconds from a command to its receipt. */
  long receiptMillis(String institution, String applicationId);

  /** Milliseconds from the receipt to the result. */
  long resultMillis(String institution, String applicationId);

  /** Milliseconds from a movement, or from the query for it, to its telling. */
  long tellMillis(String institution, String id);

  /** Whether a movement is told without being asked for. */
  boolean tellsUnasked(String institution, String transferId);

  /**
   * What goes wrong.
   *
   * @param attempt 0 the first time; the bank's front end sends again what may not have arrived
   */
  Mishap mishap(String institution, String applicationId, int attempt);

  /** Decided by the seed: the same for the same institution and id, in every run. */
  static Conduct seeded(long seed) {
    return new Seeded(seed);
  }

  /** By {@link Temperament}. */
  record Seeded(long seed) implements Conduct {
    private static final long RECEIPT = 311;
    private static final long RESULT = 312;
    private static final long TELL = 313;
    private static final long UNASKED = 314;
    private static final long MISHAP = 315;
    private static final int MISHAP_PER_MILLE = 10;
    private static final int THOUSAND = 1_000;
    private static final double LEAST_SHARE = 0.2;
    private static final double MOST_SHARE = 0.8;

    @Override
    public long receiptMillis(String institution, String applicationId) {
      return spread(of(institution).receiptMillis(), RECEIPT, applicationId);
    }

    @Override
    public long resultMillis(String institution, String applicationId) {
      return spread(of(institution).resultMillis(), RESULT, applicationId);
    }

    @Override
    public long tellMillis(String institution, String id) {
      return spread(of(institution).tellMillis(), TELL, id);
    }

    @Override
    public boolean tellsUnasked(String institution, String transferId) {
      return perMille(UNASKED, transferId) < of(institution).toldUnasked();
    }

    @Override
    public Mishap mishap(String institution, String applicationId, int attempt) {
      Temperament temperament = of(institution);
      List<BankResultCode> codes = temperament.mishaps();
      int drawn = perMille(MISHAP + attempt, applicationId);
      if (drawn < temperament.silent()) {
        return attempt == 0 ? new Mishap.Silence() : new Mishap.None();
      }
      drawn -= temperament.silent();
      if (drawn < MISHAP_PER_MILLE * codes.size()) {
        return new Mishap.Answer(codes.get(drawn / MISHAP_PER_MILLE));
      }
      drawn -= MISHAP_PER_MILLE * codes.size();
      if (drawn < temperament.heldInPart()) {
        double part = (double) drawn / temperament.heldInPart();
        return new Mishap.InPart(LEAST_SHARE + (MOST_SHARE - LEAST_SHARE) * part);
      }
      return new Mishap.None();
    }

    private Temperament of(String institution) {
      return Temperament.of(seed, institution);
    }

    /** From half the usual time to thrice, the short ones more often. */
    private long spread(int usual, long kind, String id) {
      double even = Invented.fraction(seed + kind, id.hashCode());
      return (long) (usual * (0.5 + 2.5 * even * even * even));
    }

    private int perMille(long kind, String id) {
      return (int) (THOUSAND * Invented.fraction(seed + kind, id.hashCode()));
    }
  }
}
