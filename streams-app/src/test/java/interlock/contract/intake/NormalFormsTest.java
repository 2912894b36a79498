package interlock.contract.intake;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.contract.TopicNames;
import interlock.core.event.Event;
import interlock.core.event.Transfer;
import interlock.core.event.WatchEntry;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NormalFormsTest {
  private static final Inbox INBOX = new Inbox();

  static List<NormalForms.Row> rows() {
    return NormalForms.rows();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void isTakenAs(NormalForms.Row row) {
    SpecificRecord record = Sent.on(row.topic());
    Fields.set(record, row.path(), row.value());

    Event event = INBOX.accepted(row.topic(), record, Event.class);

    assertThat(row.read().apply(event))
        .isEqualTo(Optional.of(row.taken()).filter(taken -> !taken.isEmpty()));
  }

  @Test
  void aMovementWithASignalIsSuspiciousToo() {
    SpecificRecord plain = Sent.on(TopicNames.ACCOUNT_MOVEMENT);
    SpecificRecord signalled = Sent.on(TopicNames.ACCOUNT_MOVEMENT);
    Fields.set(signalled, "signals", List.of(" ", "NEW_PAYEE"));

    assertThat(transfer(TopicNames.ACCOUNT_MOVEMENT, plain).suspicious()).isFalse();
    assertThat(transfer(TopicNames.ACCOUNT_MOVEMENT, signalled).suspicious()).isTrue();
    assertThat(transfer(TopicNames.ACCOUNT_MOVEMENT, signalled).signals())
        .containsExactly("NEW_PAYEE");
    assertThat(transfer(TopicNames.SUSPICIOUS_TRANSFER, plain).suspicious()).isTrue();
  }

  @Test
  void moneyIsCountedInFenAndTimeFromItsReceipt() {
    Transfer transfer = transfer(TopicNames.ACCOUNT_MOVEMENT, Sent.on(TopicNames.ACCOUNT_MOVEMENT));

    assertThat(transfer.amountFen()).isEqualTo(57_000_000);
    assertThat(transfer.origin().receivedAt()).isEqualTo(Sent.AT.toEpochMilli());
  }

  @Test
  void anEntryWithoutBeginningHoldsFromWhenItWasMade() {
    var entry =
        INBOX.accepted(TopicNames.WATCHLIST, Sent.on(TopicNames.WATCHLIST), WatchEntry.class);

    assertThat(entry.validFrom()).isEqualTo(Sent.AT.toEpochMilli());
  }

  private static Transfer transfer(String topic, SpecificRecord record) {
    return INBOX.accepted(topic, record, Transfer.class);
  }
}
