package interlock.core.joining;

import interlock.core.mail.JoiningMail.JoinOffered;
import java.util.List;
import java.util.Optional;

/**
 * What a root has in hand with others; at rest nothing.
 *
 * @param waiting the search for which it offered itself and has no answer yet
 * @param promised identifiers of the file to which it promised room, 0 for none
 * @param offers that came meanwhile, in order of arrival
 * @param searches that came meanwhile, in order of arrival
 */
public record Talk(
    Optional<Search> waiting, int promised, List<JoinOffered> offers, List<Search> searches) {
  public static final Talk NONE = new Talk(Optional.empty(), 0, List.of(), List.of());

  public Talk {
    offers = List.copyOf(offers);
    searches = List.copyOf(searches);
  }

  boolean busy() {
    return waiting.isPresent() || promised > 0;
  }

  int queued() {
    return offers.size() + searches.size();
  }
}
