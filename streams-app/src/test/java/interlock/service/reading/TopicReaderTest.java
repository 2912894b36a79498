package interlock.service.reading;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.contract.registry.LocalSchemaRegistry;
import interlock.contract.registry.Patience;
import interlock.contract.registry.RegistryConfig;
import interlock.contract.wire.RegistryAccess;
import interlock.schemas.Contracts;
import interlock.service.config.Settings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.clients.consumer.internals.AutoOffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class TopicReaderTest {
  private static final TopicPartition PARTITION = new TopicPartition("task.history", 0);
  private static final int RECORDS = 100;

  private final List<Long> read = new ArrayList<>();

  @Test
  void aPartIsReadFromItsTimeUntilNoMoreIsWanted() {
    assertThat(part(30, 1_000, record -> record.offset() < 35)).isTrue();
    assertThat(read).containsExactly(30L, 31L, 32L, 33L, 34L, 35L);
  }

  @Test
  void aPartEndsWithThePartition() {
    assertThat(part(97, 3, record -> true)).as("all that there is").isTrue();
    assertThat(read).containsExactly(97L, 98L, 99L);
    assertThat(part(RECORDS, 1, record -> true)).as("all is older").isTrue();
    assertThat(read).hasSize(3);
  }

  @Test
  void noMoreIsReadThanAllowedAndThatIsSaid() {
    assertThat(part(10, 5, record -> true)).isFalse();
    assertThat(read).containsExactly(10L, 11L, 12L, 13L, 14L);
  }

  @Test
  void aWholePartitionIsReadFromItsBeginning() {
    reader().read(List.of(PARTITION), record -> read.add(record.offset()), (passed, all) -> {});
    assertThat(read).hasSize(RECORDS).isSorted().startsWith(0L);
  }

  private boolean part(long fromMillis, long most, Predicate<ConsumerRecord<byte[], byte[]>> goOn) {
    return reader()
        .readPart(
            PARTITION,
            Instant.ofEpochMilli(fromMillis),
            most,
            record -> {
              read.add(record.offset());
              return goOn.test(record);
            });
  }

  /** A record for each millisecond since the epoch. */
  private static TopicReader reader() {
    var consumer =
        new MockConsumer<byte[], byte[]>(AutoOffsetResetStrategy.EARLIEST.name()) {
          @Override
          public synchronized Map<TopicPartition, OffsetAndTimestamp> offsetsForTimes(
              Map<TopicPartition, Long> times) {
            Map<TopicPartition, OffsetAndTimestamp> found = new HashMap<>();
            times.forEach(
                (partition, time) ->
                    found.put(
                        partition, time < RECORDS ? new OffsetAndTimestamp(time, time) : null));
            return found;
          }

          @Override
          public synchronized void assign(Collection<TopicPartition> partitions) {
            super.assign(partitions);
            for (long i = 0; i < RECORDS; i++) {
              addRecord(new ConsumerRecord<>(PARTITION.topic(), 0, i, null, new byte[0]));
            }
          }
        };
    consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
    consumer.updateEndOffsets(Map.of(PARTITION, (long) RECORDS));
    var access =
        new RegistryAccess(
            new LocalSchemaRegistry(),
            Patience.of(new RegistryConfig(Map.of(RegistryConfig.URL, "http://nobody"))),
            false,
            schema -> Contracts.text(schema.getFullName()));
    return new TopicReader(Settings.with(), consumer, access);
  }
}
