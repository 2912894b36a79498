package interlock.command;

import interlock.contract.policy.Parsed;
import interlock.contract.policy.PolicyDocument;
import interlock.contract.policy.Problem;
import interlock.contract.policy.UnitFiles;
import interlock.core.policy.Policy;
import interlock.core.policy.Units;
import interlock.service.config.ConfigProblem;
import interlock.service.config.InterlockConfig;
import interlock.service.config.InvalidConfig;
import interlock.service.policy.LivePolicies;
import interlock.service.policy.PolicyAdmin;
import interlock.service.policy.PublishedPolicy;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code interlock policy check|publish|list|show|unit}. */
@Command(
    name = "policy",
    description = "Check a policy document, publish it, and see what is published.",
    subcommands = {
      PolicyCommand.Check.class,
      PolicyCommand.Publish.class,
      PolicyCommand.Listing.class,
      PolicyCommand.Show.class,
      PolicyCommand.Responsible.class
    })
final class PolicyCommand implements Runnable {
  private static final String IN_ORDER = "in order, and can be published";

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Which one: check, publish, list, show or unit?");
  }

  /**
   * The document's policy; or every problem, a line each, on {@code out}.
   *
   * @throws InvalidConfig when there is no such file
   */
  private static Optional<Policy> read(Path file, PrintWriter out) {
    String text;
    try {
      text = Files.readString(file);
    } catch (NoSuchFileException e) {
      throw noFile(file, "there is no such file", "correct the path");
    } catch (IOException e) {
      throw noFile(file, "it cannot be read as text", "write UTF-8 YAML");
    }
    return switch (PolicyDocument.parse(text, UnitFiles.beside(file))) {
      case Parsed.Valid valid -> Optional.of(valid.policy());
      case Parsed.Invalid invalid -> {
        out.println(invalid.problems().size() + " problem(s):");
        for (Problem problem : invalid.problems()) {
          out.println("  " + file + ":" + problem);
        }
        out.flush();
        yield Optional.empty();
      }
    };
  }

  private static InvalidConfig noFile(Path file, String what, String fix) {
    return new InvalidConfig(List.of(new ConfigProblem("FILE", file.toString(), what, fix)));
  }

  /** Checks. */
  @Command(
      name = "check",
      description = "List everything that is wrong in a document, by line; exit 1 if anything is.")
  static final class Check implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "A policy document, YAML.")
    private Path file;

    @Override
    public Integer call() {
      PrintWriter out = spec.commandLine().getOut();
      Optional<Policy> policy = read(file, out);
      policy.ifPresent(p -> out.println("Version " + p.version() + " is " + IN_ORDER + "."));
      return (policy.isPresent() ? ExitCode.OK : ExitCode.CHECK_FAILED).code();
    }
  }

  /** Publishes. */
  @Command(
      name = "publish",
      description = {
        "Publish a document as a new version. It is in force from --effective-from on, else from the"
            + " document's own effectiveFrom if that is still to come, else in a few seconds, so"
            + " that every instance has it before.",
        "A version once published cannot be changed or taken away."
      },
      exitCodeListHeading = "%nExit codes:%n",
      exitCodeList = {
        "0:published",
        "1:refused, for the reasons above; nothing was published",
        "2:arguments or settings are wrong",
        "3:broker or registry cannot be reached"
      })
  static final class Publish implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private ClusterOptions cluster;

    @Parameters(paramLabel = "FILE", description = "A policy document, YAML.")
    private Path file;

    @Option(
        names = "--effective-from",
        paramLabel = "TIME",
        converter = Moment.class,
        description = "ISO-8601 with a zone: 2026-01-05T09:00:00+08:00.")
    private Instant effectiveFrom;

    @Option(
        names = "--by",
        paramLabel = "OFFICER",
        required = true,
        description = "Who publishes it; kept with the version.")
    private String by;

    @Override
    public Integer call() {
      PrintWriter out = spec.commandLine().getOut();
      InterlockConfig config = cluster.loadToDirect();
      Optional<Policy> document = read(file, out);
      if (document.isEmpty()) {
        return ExitCode.CHECK_FAILED.code();
      }
      Clock clock = Clock.systemUTC();
      Policy policy;
      try (PolicyAdmin admin = PolicyAdmin.connect(config, clock)) {
        LivePolicies known = admin.read(ClusterOptions.fileOf(config));
        policy =
            PolicyAdmin.from(
                document.get(), from(document.get(), clock.instant().plus(PolicyAdmin.LEAD)));
        List<String> refusals = admin.refusals(policy, known);
        if (!refusals.isEmpty()) {
          out.println("Not published:");
          refusals.forEach(refusal -> out.println("  " + refusal));
          return ExitCode.CHECK_FAILED.code();
        }
        admin.publish(policy, by, Optional.empty());
      }
      out.println(
          "Published: version %s is in force from %s"
              .formatted(policy.version(), Instant.ofEpochMilli(policy.effectiveFromAt())));
      return ExitCode.OK.code();
    }

    private Instant from(Policy document, Instant soon) {
      if (effectiveFrom != null) {
        return effectiveFrom;
      }
      Instant own = Instant.ofEpochMilli(document.effectiveFromAt());
      return own.isAfter(soon) ? own : soon;
    }
  }

  /** Lists. */
  @Command(name = "list", description = "Every published version, the earliest in force first.")
  static final class Listing implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private ClusterOptions cluster;

    @Override
    public Integer call() {
      InterlockConfig config = cluster.loadToDirect();
      PrintWriter out = spec.commandLine().getOut();
      Clock clock = Clock.systemUTC();
      try (PolicyAdmin admin = PolicyAdmin.connect(config, clock)) {
        LivePolicies policies = admin.read(ClusterOptions.fileOf(config));
        String inForce = policies.inForce(clock.millis()).version();
        if (policies.published().isEmpty()) {
          out.println("No version is published; in force is " + inForce + ".");
        }
        for (PublishedPolicy version : policies.published()) {
          Policy policy = version.policy();
          out.println(
              "%s %s  in force from %s, published %s by %s%s"
                  .formatted(
                      policy.version().equals(inForce) ? "*" : " ",
                      policy.version(),
                      Instant.ofEpochMilli(policy.effectiveFromAt()),
                      Instant.ofEpochMilli(version.publishedAt()),
                      version.publishedBy(),
                      version
                          .derivedFrom()
                          .map(d -> ", the modes of " + d + " changed")
                          .orElse("")));
        }
      }
      return ExitCode.OK.code();
    }
  }

  /** Shows. */
  @Command(
      name = "show",
      description = "Print a version's whole document; without VERSION that of the one in force.")
  static final class Show implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private ClusterOptions cluster;

    @Parameters(paramLabel = "VERSION", arity = "0..1", description = "As `list` names it.")
    private String version;

    @Override
    public Integer call() {
      InterlockConfig config = cluster.loadToDirect();
      Clock clock = Clock.systemUTC();
      try (PolicyAdmin admin = PolicyAdmin.connect(config, clock)) {
        LivePolicies policies = admin.read(ClusterOptions.fileOf(config));
        Optional<Policy> found =
            version == null
                ? Optional.of(policies.inForce(clock.millis()))
                : policies.published().stream()
                    .map(PublishedPolicy::policy)
                    .filter(p -> p.version().equals(version))
                    .findFirst();
        if (found.isEmpty()) {
          PrintWriter err = spec.commandLine().getErr();
          err.println("No version of that name is published.");
          err.println("Fix: see `interlock policy list`.");
          return ExitCode.CHECK_FAILED.code();
        }
        spec.commandLine().getOut().print(PolicyDocument.render(found.get()));
        return ExitCode.OK.code();
      } finally {
        spec.commandLine().getOut().flush();
      }
    }
  }

  /** Tells who answers for a place. */
  @Command(
      name = "unit",
      description =
          "Who answers for a place by a document (without FILE by the packaged one), and who is"
              + " above; exit 1 if nobody is named and it goes to the national desk.")
  static final class Responsible implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(
        index = "0",
        paramLabel = "PLACE",
        description = "A GB/T 2260 code, or a unit's id.")
    private String place;

    @Parameters(
        index = "1",
        paramLabel = "FILE",
        arity = "0..1",
        description = "A policy document, YAML.")
    private Path file;

    @Override
    public Integer call() {
      PrintWriter out = spec.commandLine().getOut();
      Optional<Policy> policy =
          file == null ? Optional.of(PolicyDocument.packaged()) : read(file, out);
      if (policy.isEmpty()) {
        return ExitCode.CHECK_FAILED.code();
      }
      Units units = policy.get().units();
      Optional<String> known = units.knows(place) ? Optional.of(place) : units.unitFor(place);
      String unit = known.orElse(units.fallback());
      out.println(named(units, unit) + (known.isPresent() ? "" : "  (nobody answers for it)"));
      units.chain(unit).forEach(above -> out.println("  above: " + named(units, above)));
      out.flush();
      return (known.isPresent() ? ExitCode.OK : ExitCode.CHECK_FAILED).code();
    }

    private static String named(Units units, String unit) {
      return units.name(unit).map(name -> unit + " " + name).orElse(unit);
    }
  }

  /** A moment with its zone. */
  static final class Moment implements ITypeConverter<Instant> {
    @Override
    public Instant convert(String text) {
      try {
        return OffsetDateTime.parse(text).toInstant();
      } catch (DateTimeException e) {
        throw new TypeConversionException(
            "write a time with its zone, as 2026-01-05T09:00:00+08:00");
      }
    }
  }
}
