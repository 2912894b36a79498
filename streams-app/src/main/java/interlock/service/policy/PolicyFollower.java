package interlock.service.policy;

import interlock.contract.wire.RegistryAccess;
import interlock.core.policy.Policies;
import interlock.metrics.Meter;
import interlock.metrics.Meters;
import interlock.service.config.InterlockConfig;
import interlock.service.control.ControlFollower;
import interlock.service.control.ControlTopic;
import interlock.service.policy.LivePolicies.Taken;
import interlock.service.policy.PublishedPolicy.Approval;
import interlock.service.policy.PublishedPolicy.Reading;
import io.micrometer.core.instrument.Counter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a process's policies up to date with {@code control.policy}: reads it to its end, then
 * follows it on a thread of its own. A version that lacks an officer decides nothing. An outage is
 * waited out, with the versions known so far; a version that cannot be used is refused, counted and
 * logged.
 */
public final class PolicyFollower implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PolicyFollower.class);

  private final LivePolicies policies;
  private final Counter taken;
  private final Counter refused;
  private final ControlFollower<Reading> follower;

  private PolicyFollower(
      InterlockConfig config, RegistryAccess access, LivePolicies policies, Meters meters) {
    this.policies = policies;
    taken = meters.counter(Meter.POLICY_VERSIONS, "taken");
    refused = meters.counter(Meter.POLICY_VERSIONS, "refused");
    ControlTopic<Reading> topic = PolicyTopic.open(config, access, "interlock-policy");
    follower = ControlFollower.start(topic, "interlock-policy", this::take);
    LOG.info("{} holds {} version(s)", topic.name(), policies.published().size());
  }

  /**
   * Reads the topic to its end and follows it from there.
   *
   * @throws interlock.service.OutsideException when there is no such topic
   */
  public static PolicyFollower start(
      InterlockConfig config, RegistryAccess access, LivePolicies policies, Meters meters) {
    return new PolicyFollower(config, access, policies, meters);
  }

  /** Whether it still follows, or tries to. */
  public boolean isAlive() {
    return follower.isAlive();
  }

  /** What it keeps up to date. */
  public Policies policies() {
    return policies;
  }

  private void take(Reading reading) {
    switch (reading) {
      case Reading.Usable(PublishedPolicy version) ->
          told(version.policy().version(), policies.take(version));
      case Reading.Approved(Approval approval) ->
          told(approval.policy().version(), policies.take(approval));
      case Reading.Refused(var name, var problems) -> {
        refused.increment();
        LOG.error(
            "Policy version {} is refused, for {} reason(s), the first: {}",
            name,
            problems.size(),
            problems.getFirst());
      }
    }
  }

  private void told(String name, Taken result) {
    switch (result) {
      case NEW -> {
        taken.increment();
        LOG.info("Policy version {} is known", name);
      }
      case PROPOSED -> LOG.info("Policy version {} is proposed, and lacks another officer", name);
      case KNOWN -> LOG.debug("Policy version {} came once more", name);
      case SAME_OFFICER ->
          LOG.warn("Policy version {} is approved by an officer who named it before", name);
      case NOT_PUBLISHED -> {
        refused.increment();
        LOG.error("Policy version {} is approved, and was never published", name);
      }
      case CONFLICTING -> {
        refused.increment();
        LOG.error("Policy version {} was published before with another content; that stays", name);
      }
    }
  }

  @Override
  public void close() {
    follower.close();
  }
}
