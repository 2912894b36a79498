package interlock.service.policy;

import interlock.contract.registry.RegistryOutage;
import interlock.contract.wire.RegistryAccess;
import interlock.core.policy.Policies;
import interlock.service.config.InterlockConfig;
import interlock.service.metrics.Meter;
import interlock.service.metrics.Meters;
import interlock.service.policy.LivePolicies.Taken;
import interlock.service.policy.PublishedPolicy.Approval;
import interlock.service.policy.PublishedPolicy.Reading;
import io.micrometer.core.instrument.Counter;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;
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
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration CLOSE = Duration.ofSeconds(5);

  private final LivePolicies policies;
  private final PolicyTopic topic;
  private final Counter taken;
  private final Counter refused;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;

  private PolicyFollower(
      InterlockConfig config, RegistryAccess access, LivePolicies policies, Meters meters) {
    this.policies = policies;
    topic = new PolicyTopic(config, access, "interlock-policy");
    taken = meters.counter(Meter.POLICY_VERSIONS, "taken");
    refused = meters.counter(Meter.POLICY_VERSIONS, "refused");
    // It must not keep a process whose engine has stopped.
    thread = Thread.ofPlatform().name("interlock-policy").daemon(true).unstarted(this::follow);
  }

  /**
   * Reads the topic to its end and follows it from there.
   *
   * @throws interlock.service.OutsideException when there is no such topic
   */
  public static PolicyFollower start(
      InterlockConfig config, RegistryAccess access, LivePolicies policies, Meters meters) {
    var follower = new PolicyFollower(config, access, policies, meters);
    try {
      follower.readToEnd();
    } catch (RuntimeException e) {
      follower.topic.close();
      throw e;
    }
    follower.thread.start();
    return follower;
  }

  /** Whether it still follows, or tries to. */
  public boolean isAlive() {
    return thread.isAlive();
  }

  /** What it keeps up to date. */
  public Policies policies() {
    return policies;
  }

  private void readToEnd() {
    boolean rewound = false;
    boolean done = false;
    while (!done) {
      try {
        if (!rewound) {
          topic.rewind();
          rewound = true;
        }
        topic.poll(POLL).forEach(this::take);
        done = topic.isAtEnd();
      } catch (KafkaException outage) {
        waitOut(outage);
      }
    }
    LOG.info("{} holds {} version(s)", topic.name(), policies.published().size());
  }

  private void follow() {
    try {
      while (closed.getCount() > 0) {
        try {
          topic.poll(POLL).forEach(this::take);
        } catch (WakeupException closing) {
          LOG.debug("{} is followed no more", topic.name());
        } catch (RegistryOutage closing) {
          // Only when all waiting for the registry ends. The record is read again at a start.
          return;
        } catch (KafkaException outage) {
          waitOut(outage);
        }
      }
    } finally {
      topic.close();
    }
  }

  private void waitOut(KafkaException outage) {
    LOG.warn("{} cannot be read, tried again: {}", topic.name(), outage.getClass().getName());
    try {
      closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw outage;
    }
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
    closed.countDown();
    topic.wakeUp();
    try {
      thread.join(CLOSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
