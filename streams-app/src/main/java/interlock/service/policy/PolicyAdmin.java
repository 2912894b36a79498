package interlock.service.policy;

import interlock.contract.policy.PolicyDocument;
import interlock.contract.registry.HttpSchemaRegistry;
import interlock.contract.registry.Patience;
import interlock.contract.wire.RegistryAccess;
import interlock.control.PolicyVersion;
import interlock.core.policy.Policy;
import interlock.schemas.Contracts;
import interlock.service.OutsideException;
import interlock.service.config.InterlockConfig;
import interlock.service.control.ControlAdmin;
import interlock.service.control.ControlTopic;
import interlock.service.policy.LivePolicies.Taken;
import interlock.service.policy.PublishedPolicy.Approval;
import interlock.service.policy.PublishedPolicy.Reading;
import interlock.service.reading.ImpatientRegistry;
import interlock.service.topics.Cluster;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is published on {@code control.policy}, and a way to publish more, for the commands. */
public final class PolicyAdmin implements AutoCloseable {
  /** So long before it is in force every instance should have a version. */
  public static final Duration LEAD = Duration.ofSeconds(5);

  /** Less than that is refused. */
  private static final Duration LEAST_LEAD = Duration.ofSeconds(2);

  private static final String CLIENT = "interlock-policy-admin";

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
          switch (reading) {
            case Reading.Usable(PublishedPolicy version) -> policies.take(version);
            case Reading.Approved(Approval approval) -> policies.take(approval);
            case Reading.Refused unusable -> {
              // It decides nothing, and the processes say so.
            }
          }
        });
    return policies;
  }

  /** Why a version may not be published; empty if it may. */
  public List<String> refusals(Policy policy, LivePolicies known) {
    List<String> refusals = new ArrayList<>();
    known
        .find(policy.version())
        .ifPresent(
            there ->
                refusals.add(
                    there.isApproved()
                        ? "version %s is published already, and cannot be changed. Fix: give it another name"
                            .formatted(policy.version())
                        : "version %s is proposed already. Fix: interlock policy approve %s --by OFFICER, or give this one another name"
                            .formatted(policy.version(), policy.version())));
    refusals.addAll(momentRefusals(policy, known));
    return refusals;
  }

  /** Why an officer's name may not be put under a version; empty if it may. */
  public List<String> approvalRefusals(Policy policy, String by, LivePolicies known) {
    Optional<Standing> there = known.find(policy.version());
    if (there.isEmpty()) {
      return List.of("no version of that name is proposed. Fix: see `interlock policy history`");
    }
    if (there.get().isApproved()) {
      return List.of("it is approved already, and nothing is left to do");
    }
    if (there.get().isNamedBy(by)) {
      return List.of(
          "it has this officer's name already, and needs another one's. Fix: another officer"
              + " approves it");
    }
    List<String> refusals = new ArrayList<>();
    known
        .approvedSince(there.get())
        .ifPresent(
            newer ->
                refusals.add(
                    "version %s came to count after this one was proposed, and would be undone. Fix: publish it again on top of that version"
                        .formatted(newer.version())));
    refusals.addAll(momentRefusals(policy, known));
    return refusals;
  }

  private List<String> momentRefusals(Policy policy, LivePolicies known) {
    List<String> refusals = new ArrayList<>();
    for (Standing other : known.published()) {
      if (other.policy().effectiveFromAt() == policy.effectiveFromAt()
          && !other.version().equals(policy.version())) {
        refusals.add(
            "version %s is in force from the same moment. Fix: give another --effective-from"
                .formatted(other.version()));
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
   * @return whether it counts, or lacks an officer
   * @throws OutsideException when broker or registry do not take it
   */
  public Taken publish(Policy policy, String by, Optional<String> derivedFrom, LivePolicies known) {
    var version = new PublishedPolicy(policy, clock.millis(), by, derivedFrom);
    send(version.toRecord());
    return known.take(version);
  }

  /**
   * Puts an officer's name under a version; the caller has asked for {@link #approvalRefusals}.
   *
   * @param policy as published, perhaps from another moment on
   * @throws OutsideException when broker or registry do not take it
   */
  public Taken approve(Policy policy, String by, LivePolicies known) {
    var approval = new Approval(policy, clock.millis(), by);
    send(approval.toRecord());
    return known.take(approval);
  }

  private void send(PolicyVersion record) {
    byte[] value = access.codec(topic.name(), PolicyVersion.class).encode(record);
    admin.publish(topic.name(), record.getVersion(), value);
  }

  @Override
  public void close() {
    topic.close();
    access.close();
  }
}
