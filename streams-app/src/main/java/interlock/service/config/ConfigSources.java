package interlock.service.config;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Where settings come from: a file, then the environment, then flags; the later one wins. */
public final class ConfigSources {
  /** Settings that begin so are those of a running instance's API: its files lie with it. */
  private static final String API = "http.";

  /** Long enough to be a key; no task id is ever made with it. */
  private static final String NO_KEY = "no task ids are made";

  private ConfigSources() {}

  /**
   * Reads and checks.
   *
   * @param file Java properties in UTF-8
   * @param environment only names that begin with {@code INTERLOCK_} count
   * @param flags each {@code key=value}
   * @throws InvalidConfig with every problem of all sources
   */
  public static InterlockConfig load(
      Optional<Path> file, Map<String, String> environment, List<String> flags) {
    List<ConfigProblem> problems = new ArrayList<>();
    return checked(read(file, Optional.empty(), environment, flags, problems), problems);
  }

  /**
   * The same for a command that only reads what was published: who may read need not hold the key
   * of the task ids, nor the policy.
   *
   * @param client a file as Kafka's own tools take it; it overrides {@code file}
   * @throws InvalidConfig with every problem of all sources
   */
  public static InterlockConfig loadToRead(
      Optional<Path> file,
      Optional<Path> client,
      Map<String, String> environment,
      List<String> flags) {
    List<ConfigProblem> problems = new ArrayList<>();
    Map<String, Given> given = read(file, client, environment, flags, problems);
    given.remove(InterlockConfig.POLICY_FILE);
    given.keySet().removeIf(key -> key.startsWith(API));
    given.put(InterlockConfig.TASK_ID_KEY, new Given(NO_KEY, "not needed to read"));
    return checked(given, problems);
  }

  /**
   * The same for a command that directs running instances: it needs no key either, but the policy
   * that they started with.
   *
   * @throws InvalidConfig with every problem of all sources
   */
  public static InterlockConfig loadToDirect(
      Optional<Path> file,
      Optional<Path> client,
      Map<String, String> environment,
      List<String> flags) {
    List<ConfigProblem> problems = new ArrayList<>();
    Map<String, Given> given = read(file, client, environment, flags, problems);
    given.keySet().removeIf(key -> key.startsWith(API));
    given.put(InterlockConfig.TASK_ID_KEY, new Given(NO_KEY, "not needed to direct"));
    return checked(given, problems);
  }

  private static InterlockConfig checked(Map<String, Given> given, List<ConfigProblem> problems) {
    Map<String, Given> resolved = SecretFiles.resolve(given, problems);
    problems.addAll(ConfigChecks.problems(resolved));
    if (!problems.isEmpty()) {
      throw new InvalidConfig(problems);
    }
    return InterlockConfig.ofGiven(resolved);
  }

  private static Map<String, Given> read(
      Optional<Path> file,
      Optional<Path> client,
      Map<String, String> environment,
      List<String> flags,
      List<ConfigProblem> problems) {
    Map<String, Given> given = new TreeMap<>();
    file.ifPresent(path -> readFile("--config", path, given, problems));
    client.ifPresent(path -> given.putAll(ClientFile.read(path, problems).asInterlocks()));
    environment.forEach(
        (name, value) ->
            EnvironmentNames.key(name)
                .ifPresent(key -> given.put(key, new Given(value, "environment " + name))));
    flags.forEach(flag -> readFlag(flag, given, problems));
    return given;
  }

  /** Reads Java properties. */
  static void readFile(
      String option, Path path, Map<String, Given> given, List<ConfigProblem> problems) {
    String from = "file " + path;
    NoticingProperties properties = new NoticingProperties();
    try (Reader reader = Files.newBufferedReader(path)) {
      properties.load(reader);
    } catch (NoSuchFileException e) {
      problems.add(new ConfigProblem(option, from, "there is no such file", "correct the path"));
    } catch (IOException | IllegalArgumentException e) {
      problems.add(
          new ConfigProblem(option, from, "it cannot be read", "write key=value lines in UTF-8"));
    }
    properties.twice.forEach(
        key ->
            problems.add(
                new ConfigProblem(key, from, "it is set twice", "leave one of the lines out")));
    properties
        .stringPropertyNames()
        .forEach(key -> given.put(key, new Given(properties.getProperty(key).strip(), from)));
  }

  private static void readFlag(
      String flag, Map<String, Given> given, List<ConfigProblem> problems) {
    int sign = flag.indexOf('=');
    if (sign < 1) {
      // Not the flag itself: it may be a secret that lost its key.
      problems.add(
          new ConfigProblem("--set", "", "a flag without key or =", "write --set key=value"));
      return;
    }
    String key = flag.substring(0, sign).strip();
    given.put(key, new Given(flag.substring(sign + 1).strip(), "--set"));
  }

  /** Java's own take the last of two lines in silence. */
  private static final class NoticingProperties extends Properties {
    private static final long serialVersionUID = 1L;

    private final transient Set<String> twice = new TreeSet<>();

    @Override
    public synchronized Object put(Object key, Object value) {
      Object before = super.put(key, value);
      if (before != null) {
        twice.add(key.toString());
      }
      return before;
    }
  }
}
