package interlock.sandbox.banks;

import interlock.contract.wire.RegistryAccess;
import interlock.sandbox.load.Endpoints;
import interlock.sandbox.load.EventPublisher;
import interlock.sandbox.load.LoadEvent;
import interlock.sandbox.load.RecordFeed;
import interlock.task.AccountQueryTask;
import interlock.task.StopPaymentTask;
import interlock.topology.Topic;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The simulated banks on a cluster: reads the two tasks that banks get, read_committed, and
 * publishes what is due. Its own thread does it; others may order payments meanwhile.
 */
public final class BankService implements AutoCloseable {
  /** How late an answer can be by us. */
  private static final Duration POLL = Duration.ofMillis(10);

  private static final Set<Topic> PUBLISHED =
      Set.of(
          Topic.STOP_PAYMENT_FEEDBACK, Topic.BANK_ACCOUNT_MOVEMENT, Topic.BANK_SUSPICIOUS_TRANSFER);

  private final Banks banks;
  private final Clock clock;
  private final Consumer<LoadEvent> observer;
  private final EventPublisher publisher;
  private final RecordFeed feed;
  private long now;

  /** What somebody does with the banks at a moment. */
  @FunctionalInterface
  public interface Act<T> {
    T with(Banks banks, long now);
  }

  private BankService(
      Endpoints endpoints,
      RegistryAccess access,
      Banks banks,
      Clock clock,
      Consumer<LoadEvent> observer) {
    this.banks = banks;
    this.clock = clock;
    this.observer = observer;
    publisher = new EventPublisher(endpoints);
    publisher.warmUp(PUBLISHED);
    feed =
        RecordFeed.start(
            endpoints,
            access,
            Set.of(Topic.TASK_STOP_PAYMENT, Topic.TASK_ACCOUNT_QUERY),
            POLL,
            this::read);
  }

  /**
   * Starts; what was asked before is not read.
   *
   * @param observer told of each record that the banks publish
   */
  public static BankService start(
      Endpoints endpoints,
      RegistryAccess access,
      Banks banks,
      Clock clock,
      Consumer<LoadEvent> observer) {
    return new BankService(endpoints, access, banks, clock, observer);
  }

  /** Does something at the banks now, alone. */
  public synchronized <T> T act(Act<T> act) {
    T result = act.with(banks, tick());
    publishDue();
    return result;
  }

  /**
   * Throws when the banks have stopped by a fault.
   *
   * @throws IllegalStateException with the fault
   */
  public void requireAlive() {
    feed.requireAlive();
  }

  @Override
  public void close() {
    feed.close();
    publisher.close();
  }

  private synchronized void read(List<RecordFeed.Read> batch) {
    for (RecordFeed.Read read : batch) {
      switch (read.value()) {
        case StopPaymentTask task -> banks.order(task, tick());
        case AccountQueryTask query -> banks.ask(query, tick());
        default -> throw new IllegalStateException("not a task for a bank");
      }
    }
    publishDue();
  }

  private void publishDue() {
    for (LoadEvent event : banks.due(tick())) {
      publisher.send(event);
      observer.accept(event);
    }
  }

  /** The wall's time, which may be set back; the banks' does not. */
  private long tick() {
    now = Math.max(now, clock.millis());
    return now;
  }
}
