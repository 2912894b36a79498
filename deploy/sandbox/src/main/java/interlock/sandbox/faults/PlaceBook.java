package interlock.sandbox.faults;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** What was sent to which place of an input topic, and what was found of it. For many threads. */
final class PlaceBook {
  private static final byte[] NOTHING = new byte[0];

  private final List<Sort> sorts;
  private final Map<TopicPartition, Places> places = new HashMap<>();
  private int sent;
  private int deadLetters;
  private int rejected;
  private int strange;

  /** By offset: the sort that was sent there, from 1, and how often it was found. */
  private static final class Places {
    private short[] sort = new short[1_024];
    private byte[] found = new byte[1_024];

    private void reach(long offset) {
      if (offset >= sort.length) {
        int size = Math.max(2 * sort.length, (int) offset + 1);
        sort = Arrays.copyOf(sort, size);
        found = Arrays.copyOf(found, size);
      }
    }
  }

  /**
   * What all places come to.
   *
   * @param missing sent and not found
   * @param doubled found more than once
   * @param strange found behind another door, with other bytes, or never sent
   */
  record Sum(int sent, int deadLetters, int rejected, int missing, int doubled, int strange) {
    boolean holds() {
      return sent > 0
          && sent == deadLetters + rejected
          && missing == 0
          && doubled == 0
          && strange == 0;
    }
  }

  PlaceBook(List<Sort> sorts) {
    this.sorts = List.copyOf(sorts);
  }

  /** The broker has put a record of that sort there. */
  synchronized void sent(TopicPartition partition, long offset, int sort) {
    sent++;
    Places of = of(partition, offset);
    of.sort[(int) offset] = (short) (sort + 1);
  }

  /** A record was found that says it comes from there. */
  synchronized void found(TopicPartition partition, long offset, Sort.Door door, byte[] value) {
    if (door == Sort.Door.DEAD_LETTER) {
      deadLetters++;
    } else {
      rejected++;
    }
    Places of = of(partition, offset);
    // A record may be found before the broker's answer to its sender is read.
    of.found[(int) offset] = (byte) Math.min(2, of.found[(int) offset] + 1);
    if (of.sort[(int) offset] != 0 && !matches(of.sort[(int) offset] - 1, door, value)) {
      strange++;
    }
  }

  /** How many were sent and how many found, so far. */
  synchronized int found() {
    return deadLetters + rejected;
  }

  synchronized int sent() {
    return sent;
  }

  /** To be asked when nothing is on its way any more. */
  synchronized Sum sum() {
    int missing = 0;
    int doubled = 0;
    int neverSent = 0;
    for (Places of : places.values()) {
      for (int i = 0; i < of.sort.length; i++) {
        if (of.sort[i] == 0) {
          neverSent += of.found[i];
        } else if (of.found[i] == 0) {
          missing++;
        } else if (of.found[i] > 1) {
          doubled++;
        }
      }
    }
    return new Sum(sent, deadLetters, rejected, missing, doubled, strange + neverSent);
  }

  private boolean matches(int sort, Sort.Door door, byte[] value) {
    byte[] bytes = value == null ? NOTHING : value;
    return sorts.get(sort).door() == door
        && Arrays.equals(sorts.get(sort).value().orElse(NOTHING), bytes);
  }

  private Places of(TopicPartition partition, long offset) {
    Places of = places.computeIfAbsent(partition, p -> new Places());
    of.reach(offset);
    return of;
  }
}
