package interlock.command;

import com.fasterxml.jackson.databind.json.JsonMapper;
import interlock.contract.policy.Parsed;
import interlock.contract.policy.Problem;
import interlock.core.policy.CommandMode;
import interlock.core.policy.Policy;
import interlock.core.policy.StopCommand;
import interlock.service.config.InterlockConfig;
import interlock.service.policy.DerivedPolicy;
import interlock.service.policy.LivePolicies;
import interlock.service.policy.LivePolicies.Taken;
import interlock.service.policy.PolicyAdmin;
import interlock.service.policy.Standing;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

/** {@code interlock mode}. */
@Command(
    name = "mode",
    description = {
      "Show whether each command on money goes out: LIVE; ADVISE, people see it and no bank gets it;"
          + " OFF, not raised (a REVIEW stands for a STOP or a HOLD).",
      "With COMMAND=MODE…: publish a version of the policy that differs only in these, wait until it"
          + " is in force, and show it. Where the policy asks for two officers it is only proposed,"
          + " until another one approves it. LIFT and RELEASE cannot be OFF."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:shown, set and in force, or proposed",
      "1:refused, for the reasons above; nothing was changed",
      "2:arguments or settings are wrong",
      "3:broker or registry cannot be reached"
    })
final class ModeCommand implements Callable<Integer> {
  private static final Duration LONGEST = Duration.ofDays(30);

  @Spec private CommandSpec spec;
  @Mixin private ClusterOptions cluster;

  @Parameters(
      paramLabel = "COMMAND=MODE",
      arity = "0..*",
      description = "For example STOP=ADVISE HOLD=OFF.")
  private Map<StopCommand, CommandMode> modes = new EnumMap<>(StopCommand.class);

  @Option(
      names = "--by",
      paramLabel = "OFFICER",
      description = "Who sets them; kept with the version. Needed to set.")
  private String by;

  @Option(
      names = "--in",
      paramLabel = "SPAN",
      converter = Span.class,
      description = "When they are to hold: 5s (at least), 10m, 2h. 5s when left out.")
  private Duration in = PolicyAdmin.LEAD;

  @Option(names = "--json", description = "One JSON object.")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    if (!modes.isEmpty() && (by == null || by.isBlank())) {
      throw new ParameterException(spec.commandLine(), "Who sets the modes? Add --by OFFICER");
    }
    InterlockConfig config = cluster.loadToDirect();
    Clock clock = Clock.systemUTC();
    try (PolicyAdmin admin = PolicyAdmin.connect(config, clock)) {
      LivePolicies policies = admin.read(ClusterOptions.fileOf(config));
      if (modes.isEmpty()) {
        show(policies.inForce(clock.millis()));
        return ExitCode.OK.code();
      }
      return set(admin, policies, clock);
    }
  }

  private int set(PolicyAdmin admin, LivePolicies policies, Clock clock)
      throws InterruptedException {
    Instant from = clock.instant().plus(in).truncatedTo(ChronoUnit.MILLIS);
    Policy base = policies.inForce(from.toEpochMilli());
    if (policies.published().isEmpty()) {
      err().println("No version is published yet: derived from " + base.version() + ".");
      err().println("Where instances have a policy.file, give --config with it.");
    }
    return switch (DerivedPolicy.withModes(base, modes, from)) {
      case Parsed.Invalid invalid ->
          refused(invalid.problems().stream().map(Problem::toString).toList());
      case Parsed.Valid(Policy next) -> {
        List<String> refusals = admin.refusals(next, policies);
        if (!refusals.isEmpty()) {
          yield refused(refusals);
        }
        if (admin.publish(next, by, Optional.of(base.version()), policies) == Taken.PROPOSED) {
          PolicyPublishing.proposed(next, err());
          yield ExitCode.OK.code();
        }
        warnOfLater(policies, next);
        err().println("Published; in force from " + from);
        err().flush();
        Thread.sleep(Math.max(0, Duration.between(clock.instant(), from).toMillis()));
        show(next);
        yield ExitCode.OK.code();
      }
    };
  }

  private int refused(List<String> reasons) {
    err().println("Not changed:");
    reasons.forEach(reason -> err().println("  " + reason));
    err().flush();
    return ExitCode.CHECK_FAILED.code();
  }

  /** A version that is published already and comes into force later has modes of its own. */
  private void warnOfLater(LivePolicies policies, Policy next) {
    for (Standing later : policies.published()) {
      Policy policy = later.policy();
      boolean others = !policy.stopPayment().modes().equals(next.stopPayment().modes());
      if (policy.effectiveFromAt() > next.effectiveFromAt() && others) {
        err()
            .println(
                "Version %s, in force from %s, has other modes again."
                    .formatted(policy.version(), Instant.ofEpochMilli(policy.effectiveFromAt())));
      }
    }
  }

  private void show(Policy policy) {
    PrintWriter out = spec.commandLine().getOut();
    Map<StopCommand, CommandMode> shown = new EnumMap<>(policy.stopPayment().modes());
    if (json) {
      Map<String, Object> all = new LinkedHashMap<>();
      all.put("policyVersion", policy.version());
      all.put("effectiveFrom", Instant.ofEpochMilli(policy.effectiveFromAt()).toString());
      all.put("modes", shown);
      out.println(JsonMapper.builder().build().valueToTree(all).toString());
    } else {
      out.println(
          "policy %s, in force from %s"
              .formatted(policy.version(), Instant.ofEpochMilli(policy.effectiveFromAt())));
      shown.forEach((command, mode) -> out.println("  %-16s %s".formatted(command, mode)));
    }
    out.flush();
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }

  /** A whole number and s, m or h. */
  static final class Span implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
      if (!text.matches("[0-9]{1,6}[smh]")) {
        throw new TypeConversionException("write a whole number and s, m or h: 10s");
      }
      long number = Long.parseLong(text.substring(0, text.length() - 1));
      Duration span =
          switch (text.charAt(text.length() - 1)) {
            case 's' -> Duration.ofSeconds(number);
            case 'm' -> Duration.ofMinutes(number);
            default -> Duration.ofHours(number);
          };
      if (span.compareTo(PolicyAdmin.LEAD) < 0 || span.compareTo(LONGEST) > 0) {
        throw new TypeConversionException(
            "give %d seconds to 30 days, so that every instance has the version before"
                .formatted(PolicyAdmin.LEAD.toSeconds()));
      }
      return span;
    }
  }
}
