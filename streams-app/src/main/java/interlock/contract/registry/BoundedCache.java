package interlock.contract.registry;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * A cache for few things that seldom change. When it is full it starts over: what is in use is back
 * after one miss each, and there is no order to keep on the hot path.
 */
public final class BoundedCache<K, V> {
  private final ConcurrentMap<K, V> entries = new ConcurrentHashMap<>();
  private final int limit;

  /**
   * @param limit how many entries it holds at most, give or take the threads that add at once
   */
  public BoundedCache(int limit) {
    this.limit = limit;
  }

  public Optional<V> get(K key) {
    return Optional.ofNullable(entries.get(key));
  }

  public void put(K key, V value) {
    if (entries.size() >= limit) {
      entries.clear();
    }
    entries.put(key, value);
  }

  public void remove(K key) {
    entries.remove(key);
  }

  public int size() {
    return entries.size();
  }
}
