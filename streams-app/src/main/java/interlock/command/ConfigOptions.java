package interlock.command;

import interlock.service.PolicySource;
import interlock.service.access.TokenFile;
import interlock.service.config.ConfigProblem;
import interlock.service.config.ConfigSources;
import interlock.service.config.InterlockConfig;
import interlock.service.config.InvalidConfig;
import interlock.topology.StreamsSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where a command takes its settings from. */
final class ConfigOptions {
  @Option(
      names = {"--config", "--file"},
      paramLabel = "FILE",
      description =
          "Settings as Java properties. Environment variables (INTERLOCK_…) override them.")
  private Path file;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "A setting; overrides file and environment. Repeatable.")
  private List<String> flags = new ArrayList<>();

  boolean isGiven() {
    return file != null || !flags.isEmpty();
  }

  /**
   * The settings, checked as far as it goes without a cluster.
   *
   * @throws InvalidConfig with every problem
   */
  InterlockConfig load() {
    InterlockConfig config = ConfigSources.load(Optional.ofNullable(file), System.getenv(), flags);
    List<ConfigProblem> problems = new ArrayList<>(StreamsSettings.problems(config));
    try {
      PolicySource.load(config);
    } catch (InvalidConfig invalid) {
      problems.addAll(invalid.problems());
    }
    try {
      config.httpTokens().ifPresent(TokenFile::read);
    } catch (InvalidConfig invalid) {
      problems.addAll(invalid.problems());
    }
    if (!problems.isEmpty()) {
      throw new InvalidConfig(problems);
    }
    return config;
  }

  /**
   * The settings for a command that directs running instances: like {@link #loadToRead}, and with
   * the policy file, checked.
   *
   * @throws InvalidConfig with every problem
   */
  InterlockConfig loadToDirect(Optional<Path> client, List<String> shorthands) {
    List<String> all = new ArrayList<>(flags);
    all.addAll(shorthands);
    InterlockConfig config =
        ConfigSources.loadToDirect(Optional.ofNullable(file), client, System.getenv(), all);
    PolicySource.load(config);
    return config;
  }

  /**
   * The settings for a command that only reads what was published.
   *
   * @param client a file as Kafka's own tools take it
   * @param shorthands settings given by options of the command's own, as {@code key=value}; they
   *     override
   * @throws InvalidConfig with every problem
   */
  InterlockConfig loadToRead(Optional<Path> client, List<String> shorthands) {
    List<String> all = new ArrayList<>(flags);
    all.addAll(shorthands);
    return ConfigSources.loadToRead(Optional.ofNullable(file), client, System.getenv(), all);
  }
}
