package interlock.service.trace;

import interlock.core.event.PersonName;
import interlock.core.identity.Account;
import interlock.core.identity.Masks;
import interlock.service.wording.Language;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Amounts, times and identifiers as a person reads them. */
public final class Figures {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MM-dd HH:mm:ss");
  private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  private final Language language;
  private final ZoneId zone;
  private final boolean reveal;

  /**
   * @param zone of the times shown
   * @param reveal whether identifiers and names are shown in full
   */
  public Figures(Language language, ZoneId zone, boolean reveal) {
    this.language = language;
    this.zone = zone;
    this.reveal = reveal;
  }

  Language language() {
    return language;
  }

  ZoneId zone() {
    return zone;
  }

  String pick(String english, String chinese) {
    return language.pick(english, chinese);
  }

  /** {@code ¥1,570,000.00}. */
  public static String money(long fen) {
    return "¥"
        + new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(Locale.ROOT))
            .format(yuan(fen));
  }

  static BigDecimal yuan(long fen) {
    return BigDecimal.valueOf(fen, 2);
  }

  String time(long at) {
    return TIME.format(Instant.ofEpochMilli(at).atZone(zone));
  }

  String exact(long at) {
    return EXACT.format(Instant.ofEpochMilli(at).atZone(zone));
  }

  /** {@code 45s}, {@code 20m}, {@code 1h 05m}. */
  static String span(long seconds) {
    if (seconds < 60) {
      return seconds + "s";
    }
    long minutes = seconds / 60;
    if (minutes < 60) {
      return seconds % 60 == 0 ? minutes + "m" : "%dm %02ds".formatted(minutes, seconds % 60);
    }
    return "%dh %02dm".formatted(minutes / 60, minutes % 60);
  }

  public String account(Account account) {
    return account(account.reveal());
  }

  private String account(String value) {
    return reveal ? value : Masks.tail(value);
  }

  /** The one payment that something is about, as a part of a line. */
  String order(String orderId) {
    return pick(" · order ", " · 订单 ") + orderId;
  }

  String name(PersonName name) {
    return reveal ? name.reveal() : Masks.name(name.reveal());
  }

  /** Institution, account and, in full only, the holder. */
  String place(Optional<String> institution, Account account, Optional<PersonName> holder) {
    return institution.map(i -> i + " ").orElse("")
        + account(account)
        + (reveal ? holder.map(n -> " " + n.reveal()).orElse("") : "");
  }
}
