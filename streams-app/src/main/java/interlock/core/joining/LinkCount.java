package interlock.core.joining;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * About how many different links there were, in a bounded space: a set of {@value #BITS} bits, one
 * for each link by its hash. A repeat sets no other bit, and joining is a union, so that neither
 * order nor repetition leaves a trace.
 *
 * @param words the bits, 64 in each; empty while none is set
 */
public record LinkCount(List<Long> words) {
  public static final LinkCount NONE = new LinkCount(List.of());

  private static final int BITS = 512;
  private static final int WORDS = BITS / Long.SIZE;
  private static final int PER_LINK = 1_000;

  public LinkCount {
    words = List.copyOf(words);
  }

  LinkCount with(Link link) {
    if (contains(link)) {
      return this;
    }
    int bit = bit(link);
    List<Long> next = new ArrayList<>(bits());
    next.set(bit / Long.SIZE, next.get(bit / Long.SIZE) | 1L << bit);
    return new LinkCount(next);
  }

  LinkCount union(LinkCount other) {
    if (words.isEmpty() || other.words.isEmpty()) {
      return words.isEmpty() ? other : this;
    }
    List<Long> next = new ArrayList<>(words);
    for (int i = 0; i < WORDS; i++) {
      next.set(i, next.get(i) | other.words.get(i));
    }
    return new LinkCount(next);
  }

  /** True of every link that was counted, and of few others. */
  public boolean contains(Link link) {
    int bit = bit(link);
    return !words.isEmpty() && (words.get(bit / Long.SIZE) & 1L << bit) != 0;
  }

  /**
   * So many links set so many bits, as a rule: some share one. Up to some 50 it is rarely wrong by
   * more than one or two; it ends at about 3,400.
   */
  public int count() {
    int set = words.stream().mapToInt(Long::bitCount).sum();
    // The next bit to be set takes BITS / (BITS - set) links.
    int links = 0;
    for (int i = 0; i < set; i++) {
      links += PER_LINK * BITS / (BITS - i);
    }
    return (links + PER_LINK / 2) / PER_LINK;
  }

  private List<Long> bits() {
    return words.isEmpty() ? Collections.nCopies(WORDS, 0L) : words;
  }

  private static int bit(Link link) {
    long hash = Joining.hash(link.first().key() + "|" + link.second().key());
    return (int) Math.floorMod(hash, (long) BITS);
  }
}
