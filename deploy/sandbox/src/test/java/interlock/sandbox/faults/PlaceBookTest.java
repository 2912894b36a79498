package interlock.sandbox.faults;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.sandbox.faults.Sort.Door;
import interlock.topology.Topic;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class PlaceBookTest {
  private static final TopicPartition HERE = new TopicPartition("a", 0);
  private static final byte[] BYTES = {1, 2, 3};

  private final PlaceBook book =
      new PlaceBook(
          List.of(
              new Sort(Topic.POLICE_APPEAL, Optional.of(BYTES), Door.DEAD_LETTER),
              new Sort(Topic.POLICE_WATCHLIST, Optional.empty(), Door.REJECTED)));

  @Test
  void whatIsFoundWholeBehindItsDoorIsAccountedFor() {
    book.sent(HERE, 0, 0);
    book.sent(HERE, 5_000, 1);
    book.found(HERE, 0, Door.DEAD_LETTER, BYTES.clone());
    book.found(HERE, 5_000, Door.REJECTED, new byte[0]);
    assertThat(book.sum()).isEqualTo(new PlaceBook.Sum(2, 1, 1, 0, 0, 0));
    assertThat(book.sum().holds()).isTrue();
  }

  @Test
  void whatIsNotFoundIsMissing() {
    book.sent(HERE, 0, 0);
    assertThat(book.sum().missing()).isEqualTo(1);
    assertThat(book.sum().holds()).isFalse();
  }

  @Test
  void whatIsFoundTwiceIsDoubledThoughTheNumbersAgree() {
    book.sent(HERE, 0, 0);
    book.sent(HERE, 1, 0);
    book.found(HERE, 0, Door.DEAD_LETTER, BYTES);
    book.found(HERE, 0, Door.DEAD_LETTER, BYTES);
    assertThat(book.sum()).isEqualTo(new PlaceBook.Sum(2, 2, 0, 1, 1, 0));
    assertThat(book.sum().holds()).isFalse();
  }

  @Test
  void otherBytesAndAnotherDoorAreStrange() {
    book.sent(HERE, 0, 0);
    book.found(HERE, 0, Door.DEAD_LETTER, new byte[] {1, 2});
    assertThat(book.sum().strange()).isEqualTo(1);
    book.sent(HERE, 1, 0);
    book.found(HERE, 1, Door.REJECTED, BYTES);
    assertThat(book.sum().strange()).isEqualTo(2);
  }

  @Test
  void whatNobodySentIsStrange() {
    book.found(new TopicPartition("b", 1), 7, Door.DEAD_LETTER, BYTES);
    assertThat(book.sum().strange()).isEqualTo(1);
    assertThat(book.sum().holds()).isFalse();
  }

  @Test
  void everySortHasADoor() {
    List<Sort> sorts = Sort.all(new byte[20], Topic.BANK_SUSPICIOUS_TRANSFER, BYTES);
    assertThat(sorts.stream().map(Sort::topic).distinct())
        .hasSize(
            (int)
                List.of(Topic.values()).stream()
                    .filter(topic -> topic.use() == Topic.Use.INPUT)
                    .count());
    assertThat(
            sorts.stream().filter(sort -> sort.value().isEmpty() && sort.door() == Door.REJECTED))
        .extracting(Sort::topic)
        .containsExactlyInAnyOrder(
            Topic.POLICE_WATCHLIST, Topic.POLICE_CARE_LIST, Topic.REGISTRY_IDENTITY_BINDING);
  }
}
