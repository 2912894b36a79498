package interlock.core.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One spelling for an IPv6 address: eight groups of hex without leading zeros, nothing abridged.
 * The JDK's own reader is not used: it belongs to name look-ups, and core does none.
 */
final class Ipv6 {
  private static final int GROUPS = 8;
  private static final Pattern GROUP = Pattern.compile("[0-9A-Fa-f]{1,4}");
  private static final String GAP = "::";

  private Ipv6() {}

  static Optional<String> parse(String text) {
    int gap = text.indexOf(GAP);
    if (gap < 0) {
      return join(groups(text), GROUPS);
    }
    List<String> head = groups(text.substring(0, gap));
    List<String> tail = groups(text.substring(gap + GAP.length()));
    var all = new ArrayList<String>(head);
    for (int i = head.size() + tail.size(); i < GROUPS; i++) {
      all.add("0");
    }
    all.addAll(tail);
    return head.size() + tail.size() < GROUPS ? join(all, GROUPS) : Optional.empty();
  }

  private static List<String> groups(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(":", -1));
  }

  private static Optional<String> join(List<String> groups, int wanted) {
    if (groups.size() != wanted || !groups.stream().allMatch(g -> GROUP.matcher(g).matches())) {
      return Optional.empty();
    }
    return Optional.of(
        groups.stream()
            .map(g -> Integer.toHexString(Integer.parseInt(g, 16)))
            .collect(Collectors.joining(":")));
  }
}
