package interlock.service.keys;

import interlock.contract.signature.SourceKey;
import interlock.contract.signature.SourceKeys;
import interlock.service.keys.PublishedKey.Reading;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The newest word on every key. Written by one thread, read by many. */
public final class LiveKeys implements SourceKeys {
  private final Map<String, PublishedKey> keys = new ConcurrentHashMap<>();

  /**
   * Takes what was read, in the order of the topic. A key of which the newest record cannot be used
   * is no key: what was known of it before may be what the new record takes back.
   */
  void take(Reading reading) {
    switch (reading) {
      case Reading.Usable(PublishedKey published) -> keys.put(published.key().id(), published);
      case Reading.Refused(String id, String why) -> keys.remove(id);
      case Reading.Removed(String id) -> keys.remove(id);
    }
  }

  @Override
  public Optional<SourceKey> find(String id) {
    return published(id).map(PublishedKey::key);
  }

  /** With when and by whom it was published. */
  public Optional<PublishedKey> published(String id) {
    return Optional.ofNullable(keys.get(id));
  }

  /** All of them, by source, then by id. */
  public List<PublishedKey> all() {
    return keys.values().stream()
        .sorted(
            Comparator.comparing((PublishedKey p) -> p.key().source())
                .thenComparing(p -> p.key().id()))
        .toList();
  }
}
