package interlock.service.policy;

import interlock.contract.wire.RegistryAccess;
import interlock.core.policy.Policies;
import interlock.service.config.InterlockConfig;
import interlock.service.control.ControlFollower;
import interlock.service.control.ControlTopic;
import interlock.service.policy.PublishedPolicy.Reading;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a process's policies up to date with {@code control.policy}: reads it to its end, then
 * follows it on a thread of its own. An outage is waited out, with the versions known so far; a
 * version that cannot be used is refused, counted and logged.
 */
public final class PolicyFollower implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PolicyFollower.class);

  private final LivePolicies policies;
  private final Counter taken;
  private final Counter refused;
  private final ControlFollower<Reading> follower;

  private PolicyFollower(
      InterlockConfig config, RegistryAccess access, LivePolicies policies, MeterRegistry meters) {
    this.policies = policies;
    taken = counter(meters, "taken");
    refused = counter(meters, "refused");
    ControlTopic<Reading> topic = PolicyTopic.open(config, access, "interlock-policy");
    follower = ControlFollower.start(topic, "interlock-policy", this::take);
    LOG.info("{} holds {} version(s)", topic.name(), policies.published().size());
  }

  private static Counter counter(MeterRegistry meters, String result) {
    return Counter.builder("interlock.policy.versions")
        .description(
            "Versions of the policy that were read; a refused one was published by something else"
                + " than `interlock policy`, and decides nothing")
        .tag("result", result)
        .register(meters);
  }

  /**
   * Reads the topic to its end and follows it from there.
   *
   * @throws interlock.service.OutsideException when there is no such topic
   */
  public static PolicyFollower start(
      InterlockConfig config, RegistryAccess access, LivePolicies policies, MeterRegistry meters) {
    return new PolicyFollower(config, access, policies, meters);
  }

  /** What it keeps up to date. */
  public Policies policies() {
    return policies;
  }

  private void take(Reading reading) {
    switch (reading) {
      case Reading.Usable(PublishedPolicy version) -> take(version);
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

  private void take(PublishedPolicy version) {
    String name = version.policy().version();
    switch (policies.take(version)) {
      case NEW -> {
        taken.increment();
        LOG.info("Policy version {} is known", name);
      }
      case KNOWN -> LOG.debug("Policy version {} came once more", name);
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
