package interlock.service.config;

import java.util.Map;
import java.util.TreeMap;

/** Settings for tests: the three that are required, and what a test adds. */
public final class Settings {
  public static final String KEY = "a-plain-key-of-24-bytes!";

  private Settings() {}

  public static Map<String, String> required() {
    Map<String, String> settings = new TreeMap<>();
    settings.put("bootstrap.servers", "broker-1:9092,broker-2:9092");
    settings.put("schema.registry.url", "http://registry:8081");
    settings.put("task.id.key", KEY);
    return settings;
  }

  /** Key, value, key, value … */
  public static InterlockConfig with(String... more) {
    Map<String, String> settings = required();
    for (int i = 0; i < more.length; i += 2) {
      settings.put(more[i], more[i + 1]);
    }
    return InterlockConfig.of(settings);
  }
}
