package interlock.core.casefile;

import interlock.core.event.IncidentReport.Line;
import interlock.core.event.Party;
import interlock.core.event.PersonName;
import interlock.core.identity.Account;
import interlock.core.identity.Identifier;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;

/**
 * Eight bytes that tell one list of lines from another: the first of the SHA-256 of all their
 * fields. Two lists that a version of a report holds one after the other pass for equal once in
 * 2^64. Kept in files, so that it never changes.
 */
final class LineDigest {
  private final StringBuilder text = new StringBuilder();

  private LineDigest() {}

  static long of(List<Line> lines) {
    var digest = new LineDigest();
    lines.forEach(digest::add);
    return digest.value();
  }

  private void add(Line line) {
    add(line.index());
    add(line.transferId());
    add(line.payerAccount().map(Account::key));
    add(line.payee());
    add(line.amountFen());
    add(line.occurredAt());
    add(line.orderId());
  }

  private void add(Party party) {
    add(party.phone().map(Identifier::key));
    add(party.account().map(Identifier::key));
    add(party.personId().map(Identifier::key));
    add(party.institution());
    add(party.name().map(PersonName::reveal));
  }

  private void add(long number) {
    text.append(number).append(',');
  }

  /** With its length before it, or two fields could be cut in two ways. */
  private void add(Optional<String> field) {
    field.ifPresent(value -> text.append(value.length()).append(':').append(value));
    text.append(',');
  }

  private long value() {
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    try {
      return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(bytes)).getLong();
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
