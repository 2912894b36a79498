package interlock.service.security;

import interlock.topology.App;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How a deployment names things.
 *
 * @param topicPrefix before every topic's name, often empty
 * @param applicationIdPrefix before both applications' names
 * @param principals of each role, without {@code User:}; a role that is not named has its own
 */
public record Naming(
    String topicPrefix, String applicationIdPrefix, Map<Role, List<String>> principals) {

  public Naming {
    Map<Role, List<String>> all = new EnumMap<>(Role.class);
    for (Role role : Role.values()) {
      all.put(role, List.copyOf(principals.getOrDefault(role, List.of(role.principal()))));
    }
    principals = Map.copyOf(all);
  }

  /** As the settings have it by default. */
  public static Naming byDefault() {
    return new Naming("", "interlock-", Map.of());
  }

  List<String> of(Role role) {
    return principals.get(role);
  }

  /** What the names of a principal's groups and transactional ids begin with. */
  public static String own(String principal) {
    return principal + ".";
  }

  List<String> applicationIds() {
    List<String> ids = new ArrayList<>();
    for (App app : App.values()) {
      ids.add(app.applicationId(applicationIdPrefix));
    }
    return ids;
  }
}
