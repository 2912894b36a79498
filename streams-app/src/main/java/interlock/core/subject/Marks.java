package interlock.core.subject;

import interlock.core.identity.Account;
import interlock.core.identity.ContactPoint;
import interlock.core.policy.EvidenceCode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * What names evidence that its teller may take back: a directive; what a contact's or an account's
 * desk told because of one case or listing (its ground); all that such a desk told; one pattern of
 * payments; or all patterns of one kind.
 *
 * <p>A mark is {@value #CHARS} characters of a digest: it shows no identifier, and the marks on a
 * file stay small however long an app's name is.
 */
public final class Marks {
  private static final int CHARS = 24;

  private Marks() {}

  public static String directive(String source, String directiveId) {
    return mark("directive", source, directiveId);
  }

  /**
   * What that line's desk told of those who were in touch.
   *
   * @param about case or entry id
   */
  public static String ground(ContactPoint line, String about) {
    return mark("ground", line.key(), about);
  }

  /** What that account's desk told of those who paid. */
  public static String ground(Account payee, String about) {
    return mark("ground", payee.key(), about);
  }

  public static String all(ContactPoint line) {
    return mark("all", line.key());
  }

  public static String all(Account payee) {
    return mark("all", payee.key());
  }

  /** One finding of what that account's desk sees in the holder's own payments. */
  public static String pattern(Account payer, String evidenceId) {
    return mark("pattern", payer.key(), evidenceId);
  }

  /** All findings of one kind that it sees there. */
  public static String patterns(Account payer, EvidenceCode code) {
    return mark("patterns", payer.key(), code.name());
  }

  /** Under which marks that piece may be taken back; none if nobody may. */
  static List<String> of(Evidence piece) {
    return switch (piece.code()) {
      case POLICE_DIRECTIVE -> List.of(directive(piece.source(), piece.about()));
      case IN_TOUCH_WITH_INVOLVED, ON_CALL_WITH_INVOLVED ->
          piece
              .contact()
              .map(line -> List.of(ground(line, piece.about()), all(line)))
              .orElse(List.of());
      case PAID_SUSPECT_ACCOUNT, PAID_INVOLVED_ACCOUNT, IN_FLIGHT_TO_INVOLVED ->
          piece
              .payment()
              .flatMap(Evidence.Payment::payee)
              .map(payee -> List.of(ground(payee, piece.about()), all(payee)))
              .orElse(List.of());
      case REPEATED_PAYMENTS, BALANCE_DRAINED, GROWING_PAYMENTS ->
          piece
              .payment()
              .flatMap(Evidence.Payment::payer)
              .map(payer -> List.of(pattern(payer, piece.id()), patterns(payer, piece.code())))
              .orElse(List.of());
      case CONTACT_REPORTED,
          CONTACT_CONFIRMED,
          SUSPICIOUS_TRANSFER,
          IN_FLIGHT_ON_CALL,
          COUNTER_ALARM,
          LARGE_CASH_OPEN_CASE ->
          List.of();
    };
  }

  private static String mark(String... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String part : parts) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        // The length first, so that no two lists of parts read the same.
        digest.update((byte) (bytes.length >> 8));
        digest.update((byte) bytes.length);
        digest.update(bytes);
      }
      return HexFormat.of().formatHex(digest.digest(), 0, CHARS / 2);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
