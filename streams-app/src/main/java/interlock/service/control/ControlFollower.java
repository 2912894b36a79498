package interlock.service.control;

import interlock.contract.registry.RegistryOutage;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a control topic to its end, then follows it on a thread of its own. An outage is waited
 * out, with what is known so far.
 *
 * @param <R> what a record comes to
 */
public final class ControlFollower<R> implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ControlFollower.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration CLOSE = Duration.ofSeconds(5);

  private final ControlTopic<R> topic;
  private final Consumer<R> take;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;

  private ControlFollower(ControlTopic<R> topic, String name, Consumer<R> take) {
    this.topic = topic;
    this.take = take;
    // It must not keep a process whose engine has stopped.
    thread = Thread.ofPlatform().name(name).daemon(true).unstarted(this::follow);
  }

  /**
   * Reads the topic to its end and follows it from there; closes it in the end.
   *
   * @param name of the thread
   * @param take told each record, in the order of its partition
   * @throws interlock.service.OutsideException when there is no such topic
   */
  public static <R> ControlFollower<R> start(ControlTopic<R> topic, String name, Consumer<R> take) {
    var follower = new ControlFollower<>(topic, name, take);
    try {
      follower.readToEnd();
    } catch (RuntimeException e) {
      topic.close();
      throw e;
    }
    follower.thread.start();
    return follower;
  }

  /** Whether it still follows, or tries to. */
  public boolean isAlive() {
    return thread.isAlive();
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
        // First, for a poll of a topic without anything new takes its whole time.
        done = topic.isAtEnd();
        if (!done) {
          topic.poll(POLL).forEach(take);
        }
      } catch (KafkaException outage) {
        waitOut(outage);
      }
    }
  }

  private void follow() {
    try {
      while (closed.getCount() > 0) {
        try {
          topic.poll(POLL).forEach(take);
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
