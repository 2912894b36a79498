package interlock.service.policy;

import interlock.contract.policy.Parsed;
import interlock.contract.policy.PolicyDocument;
import interlock.contract.registry.HttpSchemaRegistry;
import interlock.contract.registry.Patience;
import interlock.contract.wire.RegistryAccess;
import interlock.control.PolicyVersion;
import interlock.core.policy.CommandMode;
import interlock.core.policy.Policy;
import interlock.core.policy.StopCommand;
import interlock.schemas.Contracts;
import interlock.service.OutsideException;
import interlock.service.config.InterlockConfig;
import interlock.service.control.ControlAdmin;
import interlock.service.control.ControlTopic;
import interlock.service.policy.PublishedPolicy.Reading;
import interlock.service.reading.ImpatientRegistry;
import interlock.service.topics.Cluster;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What is published on {@code control.policy}, and a way to publish more, for the commands. */
public final class PolicyAdmin implements AutoCloseable {
  /** So long before it is in force every instance should have a version. */
  public static final Duration LEAD = Duration.ofSeconds(5);

  /** Less than that is refused. */
  private static final Duration LEAST_LEAD = Duration.ofSeconds(2);

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final String CLIENT = "interlock-policy-admin";
  private static final String MODES = ".modes-";
  private static final int NAME = 64;

  private final ControlAdmin admin;
  private final Clock clock;
  private final RegistryAccess access;
  private final ControlTopic<Reading> topic;

  private PolicyAdmin(InterlockConfig config, Clock clock) {
    admin = new ControlAdmin(config, clock, CLIENT);
    this.clock = clock;
    access =
        new RegistryAccess(
            new ImpatientRegistry(new HttpSchemaRegistry(config.registry())),
            Patience.of(config.registry()),
            config.registry().autoRegister(),
            schema -> Contracts.text(schema.getFullName()));
    topic = PolicyTopic.open(config, access, CLIENT);
  }

  /**
   * Connects.
   *
   * @throws OutsideException when no broker answers in time
   */
  public static PolicyAdmin connect(InterlockConfig config, Clock clock) {
    Cluster.connect(config).close();
    return new PolicyAdmin(config, clock);
  }

  /**
   * Every published version.
   *
   * @param file the start-up default of these settings
   * @throws OutsideException when broker or registry fail on the way
   */
  public LivePolicies read(Optional<Policy> file) {
    var policies = new LivePolicies(PolicyDocument.packaged(), file);
    admin.read(
        topic,
        reading -> {
          if (reading instanceof Reading.Usable(PublishedPolicy version)) {
            policies.take(version);
          }
        });
    return policies;
  }

  /** Why a version may not be published; empty if it may. */
  public List<String> refusals(Policy policy, LivePolicies known) {
    List<String> refusals = new ArrayList<>();
    for (PublishedPolicy other : known.published()) {
      if (other.policy().version().equals(policy.version())) {
        refusals.add(
            "version %s is published already, and cannot be changed. Fix: give it another name"
                .formatted(policy.version()));
      } else if (other.policy().effectiveFromAt() == policy.effectiveFromAt()) {
        refusals.add(
            "version %s is in force from the same moment. Fix: give another --effective-from"
                .formatted(other.policy().version()));
      }
    }
    if (policy.effectiveFromAt() < clock.instant().plus(LEAST_LEAD).toEpochMilli()) {
      refusals.add(
          "it would be in force from "
              + Instant.ofEpochMilli(policy.effectiveFromAt())
              + ", before every instance knows it, and what is decided until then could not be"
              + " decided again the same. Fix: give an --effective-from that is some seconds"
              + " ahead");
    }
    return refusals;
  }

  /**
   * Publishes it; the caller has asked for {@link #refusals}.
   *
   * @throws OutsideException when broker or registry do not take it
   */
  public void publish(Policy policy, String by, Optional<String> derivedFrom) {
    var version = new PublishedPolicy(policy, clock.millis(), by, derivedFrom);
    byte[] value = access.codec(topic.name(), PolicyVersion.class).encode(version.toRecord());
    admin.publish(topic.name(), policy.version(), value);
  }

  /** The same policy from another moment on. */
  public static Policy from(Policy policy, Instant effectiveFrom) {
    Instant at = effectiveFrom.truncatedTo(ChronoUnit.MILLIS);
    return PolicyDocument.patch(policy, Map.of("effectiveFrom", at.toString())).orThrow();
  }

  /**
   * A version that differs from another only in its modes.
   *
   * @return problems where a command cannot have that mode
   */
  public static Parsed withModes(
      Policy base, Map<StopCommand, CommandMode> modes, Instant effectiveFrom) {
    Map<String, String> settings = new HashMap<>();
    modes.forEach((command, mode) -> settings.put("stopPayment.modes." + command, mode.name()));
    settings.put("version", modesName(base.version(), effectiveFrom));
    settings.put("effectiveFrom", effectiveFrom.toString());
    return PolicyDocument.patch(base, settings);
  }

  /** The base's name, cut where it would be too long, and when its modes were set. */
  private static String modesName(String base, Instant at) {
    int modes = base.indexOf(MODES);
    String stem = modes < 0 ? base : base.substring(0, modes);
    String suffix = MODES + STAMP.format(at);
    return stem.substring(0, Math.min(stem.length(), NAME - suffix.length())) + suffix;
  }

  @Override
  public void close() {
    topic.close();
    access.close();
  }
}
