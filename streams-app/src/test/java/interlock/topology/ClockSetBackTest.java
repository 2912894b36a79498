package interlock.topology;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.contract.policy.PolicyDocument;
import interlock.core.desk.Room;
import interlock.core.desk.TaskIds;
import interlock.core.mail.ContactMail;
import interlock.core.policy.PolicyBook;
import interlock.topology.ToyRoom.ToyCodecs;
import interlock.topology.ToyRoom.ToyDesk;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;

/**
 * Kafka Streams' next tick is due at a time of the clock. Where that is set back by an hour, nobody
 * would be woken for an hour, so the desk's next mail starts the ticking anew. (Its test driver
 * cannot set a clock back.)
 */
class ClockSetBackTest {
  private static final Instant START = Instant.parse("2026-01-05T01:00:00Z");
  private static final String KEY = "n:+8617100009999";

  private final ToyCodecs codecs = new ToyCodecs();
  private final MockProcessorContext<OutKey, byte[]> context = new MockProcessorContext<>();

  @Test
  void theNextMailStartsTheTickingAnew() {
    DeskProcessor processor = processorAt(START.plus(Duration.ofHours(1)));
    assertThat(ticking()).containsExactly(true);

    mail(processor, START.plus(Duration.ofHours(1)));
    assertThat(ticking()).as("the clock went on").containsExactly(true);

    mail(processor, START);
    assertThat(ticking()).as("the clock was set back").containsExactly(false, true);

    mail(processor, START.plusSeconds(1));
    assertThat(ticking()).as("once").containsExactly(false, true);
  }

  private List<Boolean> ticking() {
    return context.scheduledPunctuators().stream().map(tick -> !tick.cancelled()).toList();
  }

  private void mail(DeskProcessor processor, Instant clock) {
    context.setCurrentSystemTimeMs(clock.toEpochMilli());
    processor.process(new Record<>(KEY, codecs.mailOf("note a"), START.toEpochMilli()));
  }

  private DeskProcessor processorAt(Instant clock) {
    context.setCurrentSystemTimeMs(clock.toEpochMilli());
    open(Stores.files(Room.CONTACT), Serdes.String());
    open(Stores.wakes(Room.CONTACT), Serdes.Bytes());
    open(Stores.outbox(Room.CONTACT), Serdes.Bytes());
    var processor =
        new DeskProcessor(
            new Clerk<>(
                Room.CONTACT,
                new ToyDesk(),
                new ToyRoom.ToyForgetting(),
                ContactMail.class,
                codecs,
                PolicyBook.of(PolicyDocument.packaged()),
                new TaskIds(new byte[16])),
            codecs,
            new Routes(App.PEOPLE, "desk", List.of(Topic.MAIL_CONTACT, Topic.DEAD_LETTER)),
            new Counters(new SimpleMeterRegistry()),
            Optional.empty());
    processor.init(context);
    return processor;
  }

  private <K> void open(String name, Serde<K> keys) {
    KeyValueStore<K, byte[]> store =
        org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
                org.apache.kafka.streams.state.Stores.inMemoryKeyValueStore(name),
                keys,
                Serdes.ByteArray())
            .withCachingDisabled()
            .withLoggingDisabled()
            .build();
    store.init(context.getStateStoreContext(), store);
  }
}
