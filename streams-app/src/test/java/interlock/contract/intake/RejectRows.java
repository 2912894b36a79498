package interlock.contract.intake;

import interlock.common.Contact;
import interlock.common.ContactKind;
import interlock.common.Party;
import interlock.core.codes.RejectCode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How rows of the table are made: what is wrong with a field of a kind, wherever it stands. */
abstract class RejectRows {
  static final String MARKER = "4711";

  /** Longer than any limit of a text. */
  static final String LONG = MARKER.repeat(525);

  static final String CANARYS_PHONE = "010-0900 " + MARKER;
  static final String CANARYS_NAME = "Interlock.Canary." + MARKER;

  static final Instant FUTURE = Sent.AT.plus(Duration.ofMinutes(6));
  static final Instant LONG_AGO = Sent.AT.minus(Duration.ofDays(401));
  static final Instant NO_CALENDAR = Instant.ofEpochMilli(253_402_300_804_711L);
  static final Instant BEFORE_TIME = Instant.ofEpochMilli(-4711);
  static final BigDecimal BELOW_ZERO = new BigDecimal("-4711.00");
  static final BigDecimal TOO_MUCH = new BigDecimal("4711000000000000.00");

  /**
   * One check.
   *
   * @param spoilt the path whose value is replaced by {@code bad}
   * @param field the path that the refusal names
   */
  record Row(String topic, String check, String spoilt, Object bad, String field, RejectCode code) {
    @Override
    public String toString() {
      return topic + " " + field + ": " + check;
    }
  }

  private final List<Row> rows = new ArrayList<>();
  private String topic = "";

  final void topic(String of) {
    topic = of;
  }

  final List<Row> made() {
    return List.copyOf(rows);
  }

  /** A party that must be somebody. */
  final void named(String path) {
    party(path);
    row(path + ".account", "is masked", "6222****4711", RejectCode.UNREADABLE_ACCOUNT);
    add(
        "names no phone, account or token",
        path,
        Party.newBuilder().setName("李某").setPhone("95588").build(),
        path,
        RejectCode.NO_IDENTIFIER);
  }

  final void party(String path) {
    canarys(path + ".phone", CANARYS_PHONE);
    canarys(path + ".account", CANARYS_NAME);
    row(path + ".phone", "is no phone number", MARKER + "x", RejectCode.UNREADABLE_PHONE);
    row(path + ".phone", "is too long", LONG, RejectCode.FIELD_TOO_LONG);
    row(path + ".account", "is no account", MARKER + "/x", RejectCode.UNREADABLE_ACCOUNT);
    row(path + ".account", "is too long", LONG, RejectCode.FIELD_TOO_LONG);
    row(path + ".personId", "is no token", "P " + MARKER, RejectCode.UNREADABLE_PERSON);
    row(
        path + ".personId",
        "is a raw identity card number",
        "110105194912314711",
        RejectCode.RAW_ID_NUMBER);
    row(path + ".personId", "is too long", LONG, RejectCode.FIELD_TOO_LONG);
    row(path + ".institution", "is too long", LONG, RejectCode.FIELD_TOO_LONG);
    row(path + ".name", "is too long", LONG, RejectCode.FIELD_TOO_LONG);
  }

  /** Reserved: nobody's, so that no event of anybody's is taken for the canary's. */
  final void canarys(String path, String reserved) {
    row(path, "is reserved for the canary", reserved, RejectCode.RESERVED_IDENTIFIER);
  }

  final void contact(String path) {
    contact(path, "kind", "is unknown", ContactKind.UNKNOWN, MARKER, RejectCode.UNKNOWN_ENUM);
    String unreadable = "of CALL, SMS is no phone number";
    contact(
        path, "phone", unreadable, ContactKind.SMS, MARKER + "x", RejectCode.UNREADABLE_CONTACT);
    contact(
        path,
        "phone",
        "of CALL, SMS is missing",
        ContactKind.CALL,
        "",
        RejectCode.UNREADABLE_CONTACT);
    contact(path, "phone", "is too long", ContactKind.CALL, LONG, RejectCode.FIELD_TOO_LONG);
    contact(
        path,
        "url",
        "of SITE names no host",
        ContactKind.SITE,
        MARKER,
        RejectCode.UNREADABLE_CONTACT);
    contact(
        path, "url", "of SITE is missing", ContactKind.SITE, " ", RejectCode.UNREADABLE_CONTACT);
    contact(path, "url", "is too long", ContactKind.SITE, LONG, RejectCode.FIELD_TOO_LONG);
    contact(
        path,
        "app",
        "of APP holds control characters",
        ContactKind.APP,
        MARKER + "\u0007",
        RejectCode.UNREADABLE_CONTACT);
    contact(
        path,
        "app",
        "of APP, or of OTHER with nothing else, is missing",
        ContactKind.OTHER,
        "",
        RejectCode.UNREADABLE_CONTACT);
    contact(path, "app", "is too long", ContactKind.APP, LONG, RejectCode.FIELD_TOO_LONG);
  }

  final void contact(
      String path, String name, String check, ContactKind kind, String value, RejectCode code) {
    var bad = Contact.newBuilder().setKind(kind);
    switch (name) {
      case "url" -> bad.setUrl(value);
      case "app" -> bad.setApp(value);
      default -> bad.setPhone(value);
    }
    add(check, path, bad.build(), path + "." + name, code);
  }

  final void account(String path) {
    add("is no account, or masked", path, "6222****4711", path, RejectCode.UNREADABLE_ACCOUNT);
    add("is too long", path, LONG, path, RejectCode.FIELD_TOO_LONG);
  }

  final void texts(String... fields) {
    for (String field : fields) {
      row(field, "is blank", " ", RejectCode.MISSING_FIELD);
      row(field, "is too long", LONG, RejectCode.FIELD_TOO_LONG);
    }
  }

  final void optionalTexts(String... fields) {
    for (String field : fields) {
      row(field, "is too long", LONG, RejectCode.FIELD_TOO_LONG);
    }
  }

  final void codes(String field) {
    row(field, "has too many entries", Collections.nCopies(65, MARKER), RejectCode.LIST_TOO_LONG);
    row(field, "has an entry that is too long", List.of(LONG), RejectCode.FIELD_TOO_LONG);
  }

  final void routingKey() {
    row("routingKey", "leads to no desk", "q:" + MARKER, RejectCode.NOT_ROUTABLE);
    row("routingKey", "is too long", LONG, RejectCode.FIELD_TOO_LONG);
  }

  final void moved(String field) {
    amount(field);
    row(field, "is zero", new BigDecimal("0.00"), RejectCode.ZERO_AMOUNT);
  }

  final void amount(String field) {
    row(field, "is below zero", BELOW_ZERO, RejectCode.NEGATIVE_AMOUNT);
    balance(field);
  }

  final void balance(String field) {
    row(field, "is beyond the greatest amount", TOO_MUCH, RejectCode.AMOUNT_TOO_LARGE);
  }

  final void past(String field) {
    row(field, "lies ahead by more than the skew", FUTURE, RejectCode.TIME_IN_FUTURE);
    row(field, "is older than what is kept", LONG_AGO, RejectCode.TIME_TOO_OLD);
  }

  final void deadline(String field) {
    row(field, "lies after the year 9999", NO_CALENDAR, RejectCode.TIME_IN_FUTURE);
    row(field, "lies before 1970", BEFORE_TIME, RejectCode.TIME_TOO_OLD);
  }

  final void row(String field, String check, Object bad, RejectCode code) {
    add(check, field, bad, field, code);
  }

  final void add(String check, String spoilt, Object bad, String field, RejectCode code) {
    rows.add(new Row(topic, check, spoilt, bad, field, code));
  }
}
