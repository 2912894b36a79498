package interlock.service.config;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Secrets that stand in files of their own, as orchestrators mount them. The value of a secret
 * setting may be {@code file:PATH}, the whole content of that file; and may hold {@code
 * ${file:PATH}}, or {@code ${file:PATH:KEY}} for a key of a properties file.
 */
final class SecretFiles {
  private static final String WHOLE = "file:";
  private static final Pattern WITHIN = Pattern.compile("\\$\\{file:([^}:]+)(?::([^}]+))?}");

  private SecretFiles() {}

  /**
   * The settings with the secrets in place of the files' names.
   *
   * @param problems gets a line for each file that cannot be read; never a secret
   */
  static Map<String, Given> resolve(Map<String, Given> given, List<ConfigProblem> problems) {
    Map<String, Given> resolved = new TreeMap<>();
    given.forEach((key, value) -> resolved.put(key, resolve(key, value, problems)));
    return resolved;
  }

  private static Given resolve(String key, Given given, List<ConfigProblem> problems) {
    // That key reads its own file: what stands there may be encoded.
    if (!Secrets.isSecret(key) || key.equals(InterlockConfig.TASK_ID_KEY)) {
      return given;
    }
    try {
      return new Given(resolve(given.value()), given.from());
    } catch (IOException | InvalidPathException e) {
      problems.add(
          new ConfigProblem(
              key,
              given.from(),
              "it names a file that cannot be read",
              "correct the path after file:, and let this user read the file"));
    } catch (MissingKey e) {
      problems.add(
          new ConfigProblem(
              key,
              given.from(),
              "the file that it names has no such key",
              "write ${file:PATH:KEY} with a key of that file, or ${file:PATH} for all of it"));
    }
    return given;
  }

  private static String resolve(String value) throws IOException, MissingKey {
    if (value.startsWith(WHOLE)) {
      return content(value.substring(WHOLE.length()));
    }
    Matcher matcher = WITHIN.matcher(value);
    StringBuilder text = new StringBuilder();
    int done = 0;
    while (matcher.find()) {
      text.append(value, done, matcher.start()).append(replacement(matcher.toMatchResult()));
      done = matcher.end();
    }
    return text.append(value.substring(done)).toString();
  }

  private static String replacement(MatchResult found) throws IOException, MissingKey {
    return found.group(2) == null
        ? content(found.group(1))
        : property(found.group(1), found.group(2));
  }

  private static String content(String path) throws IOException {
    return Files.readString(Path.of(path)).strip();
  }

  private static String property(String path, String key) throws IOException, MissingKey {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(Path.of(path))) {
      properties.load(reader);
    } catch (IllegalArgumentException malformed) {
      // Not as a cause: what it says may repeat a part of the file.
      throw new IOException("no properties");
    }
    String value = properties.getProperty(key);
    if (value == null) {
      throw new MissingKey();
    }
    return value;
  }

  private static final class MissingKey extends Exception {
    private static final long serialVersionUID = 1L;
  }
}
