package interlock.topology;

import static interlock.Property.qt;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.strings;

import java.util.Set;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.Test;

class OutKeyTest {
  private static final OutKey.Partitioner PARTITIONER = new OutKey.Partitioner();
  private static final byte[] VALUE = {1};

  @Test
  void whatLiesByItsKeyLiesWhereAnyKafkaProducerWouldPutIt() {
    qt().forAll(strings().allPossible().ofLengthBetween(0, 40), integers().between(1, 64))
        .checkAssert(
            (key, partitions) ->
                assertThat(PARTITIONER.partitions("t", OutKey.of(key), VALUE, partitions))
                    .contains(
                        Set.of(
                            BuiltInPartitioner.partitionForKey(key.getBytes(UTF_8), partitions))));
  }

  @Test
  void commandsOnOneAccountLieTogetherUnderTheirTasksKeys() {
    String account = "m:6222020000000020026";
    var partition = PARTITIONER.partitions("task.stop-payment", OutKey.of(account), VALUE, 32);

    for (int task = 0; task < 100; task++) {
      OutKey key = OutKey.of("TASK-" + task, account);
      assertThat(PARTITIONER.partitions("task.stop-payment", key, VALUE, 32)).isEqualTo(partition);
      assertThat(new OutKey.Bytes().serialize("task.stop-payment", key))
          .isEqualTo(("TASK-" + task).getBytes(UTF_8));
    }
  }

  @Test
  void aDeadLetterWithoutAKeyMayLieAnywhere() {
    assertThat(PARTITIONER.partitions("dead-letter", new OutKey(null, null), VALUE, 3)).isEmpty();
    assertThat(new OutKey.Bytes().serialize("dead-letter", new OutKey(null, null))).isNull();
  }
}
