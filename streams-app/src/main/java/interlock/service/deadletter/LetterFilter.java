package interlock.service.deadletter;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which letters are wanted; what is empty does not narrow.
 *
 * @param topic where they came from, without prefix
 * @param since received at that moment or later
 * @param reason a part of the reason, in whatever case
 * @param keyTag as {@link Letter#keyTag}
 * @param places where they lie
 */
public record LetterFilter(
    Optional<String> topic,
    Optional<Instant> since,
    Optional<String> reason,
    Optional<String> keyTag,
    Set<String> places) {
  public LetterFilter {
    places = Set.copyOf(places);
  }

  boolean takes(Letter letter) {
    return topic.map(letter.origin().topic()::equals).orElse(true)
        && since.map(from -> !letter.at().isBefore(from)).orElse(true)
        && reason.map(part -> lower(letter.reason()).contains(lower(part))).orElse(true)
        && keyTag.map(letter.keyTag()::equals).orElse(true)
        && (places.isEmpty() || places.contains(letter.place()));
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
