package interlock.sandbox.banks;

import interlock.core.codes.BankResultCode;
import interlock.sandbox.load.Invented;
import java.util.List;

/** How an institution works, in milliseconds and in cases of a thousand. */
public enum Temperament {
  /** Answers within a second, tells every movement, and hardly anything goes wrong. */
  QUICK(40, 300, 300, 1_000, 0, 0, List.of()),
  /** Answers after seconds; of some movements it tells only when it is asked. */
  SLOW(
      600,
      4_000,
      2_500,
      700,
      0,
      10,
      List.of(BankResultCode.PLATFORM_COMMUNICATION, BankResultCode.TRANSPORT_TIMEOUT)),
  /** Much of what it should hold is in clearing already: it holds a part. */
  PARTIAL(
      150,
      1_200,
      800,
      900,
      450,
      5,
      List.of(BankResultCode.BANK_INTERNAL, BankResultCode.STOP_OTHER)),
  /** Refuses, is silent, or is not the first: another authority's stop is in place. */
  STUBBORN(
      300,
      2_500,
      4_000,
      500,
      50,
      60,
      List.of(
          BankResultCode.STOP_FAILED,
          BankResultCode.ALREADY_STOPPED,
          BankResultCode.ALREADY_STOPPED,
          BankResultCode.DOCUMENT_MISSING,
          BankResultCode.ORGANISATION_CODE,
          BankResultCode.TRANSPORT_QUOTA,
          BankResultCode.TRANSPORT_SOCKET_4));

  private static final long CHOICE = 301;

  private static final List<Temperament> AROUND =
      List.of(QUICK, SLOW, QUICK, PARTIAL, QUICK, STUBBORN, SLOW, QUICK);

  private final int receiptMillis;
  private final int resultMillis;
  private final int tellMillis;
  private final int toldUnasked;
  private final int heldInPart;
  private final int silent;

  @SuppressWarnings("ImmutableEnumChecker") // an immutable list
  private final List<BankResultCode> mishaps;

  Temperament(
      int receiptMillis,
      int resultMillis,
      int tellMillis,
      int toldUnasked,
      int heldInPart,
      int silent,
      List<BankResultCode> mishaps) {
    this.receiptMillis = receiptMillis;
    this.resultMillis = resultMillis;
    this.tellMillis = tellMillis;
    this.toldUnasked = toldUnasked;
    this.heldInPart = heldInPart;
    this.silent = silent;
    this.mishaps = mishaps;
  }

  /** The temperament that the seed gives to an institution: of eight in a row, half are QUICK. */
  public static Temperament of(long seed, String institution) {
    int known = Invented.institutions().indexOf(institution);
    int place = known >= 0 ? known : institution.hashCode();
    return AROUND.get(Math.floorMod(place + Invented.mix(seed, CHOICE), AROUND.size()));
  }

  /** Usual time from a command to its receipt. */
  int receiptMillis() {
    return receiptMillis;
  }

  /** Usual time from a receipt to the result. */
  int resultMillis() {
    return resultMillis;
  }

  /** Usual time from a movement to its telling. */
  int tellMillis() {
    return tellMillis;
  }

  /** Movements of a thousand that are told without being asked for. */
  int toldUnasked() {
    return toldUnasked;
  }

  /** Limited stops of a thousand that find a part of the money in clearing. */
  int heldInPart() {
    return heldInPart;
  }

  /** Commands of a thousand that get no answer at all. */
  int silent() {
    return silent;
  }

  /** What goes wrong; each for ten commands of a thousand. */
  List<BankResultCode> mishaps() {
    return mishaps;
  }
}
