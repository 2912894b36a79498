package interlock.topology;

import interlock.contract.Codecs;
import interlock.contract.registry.RegistryOutage;
import interlock.contract.wire.BadRecordException;
import interlock.core.breaker.Paces;
import interlock.core.desk.Cause;
import interlock.core.desk.Room;
import interlock.core.mail.Post;
import interlock.core.mail.Wake;
import interlock.core.policy.Policies;
import interlock.topology.Clerk.Answer;
import interlock.topology.Clerk.Sealed;
import interlock.topology.OutboxStore.Waiting;
import interlock.topology.Routes.Outgoing;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves every kind of desk: loads the file, lets its {@link Clerk} answer, stores, forwards.
 *
 * <p>All that a decision leaves behind is encoded before anything of it is stored or forwarded, so
 * that a mail is answered whole or goes to the dead letters whole.
 *
 * <p>For one mail at most a page of letters is forwarded ({@value #LETTERS_PER_PAGE}). What a desk
 * writes beyond that waits in its outbox, and all that it writes later waits behind; each further
 * mail to the desk, whatever comes of it, first sends the next page. As long as letters wait, a
 * Wake is on its way to the desk's own mailbox. Outputs never wait: nobody's desk reads them.
 */
final class DeskProcessor implements Processor<String, byte[], OutKey, byte[]> {
  private static final Logger LOG = LoggerFactory.getLogger(DeskProcessor.class);
  private static final Duration WAKE_INTERVAL = Duration.ofMillis(100);

  /** Readings of the clock within one loop of Kafka Streams lie less far apart, milliseconds. */
  private static final long SET_BACK_MILLIS = 1_000;

  private static final int WAKES_PER_TICK = 500;
  private static final long LOOK_FOR_WAKES = 1_000;

  /** A page of mail (design.md §8). The Wake for the next page comes on top. */
  static final int LETTERS_PER_PAGE = 500;

  /** A wake-up that could not be answered is tried again after this long. */
  static final Duration WAKE_AGAIN = Duration.ofMinutes(10);

  private final Room room;
  private final Clerk<?, ?> clerk;
  private final Codecs codecs;
  private final Routes routes;
  private final Counters counters;
  private final Optional<Breakers> breakers;

  private ProcessorContext<OutKey, byte[]> context;
  private KeyValueStore<String, byte[]> fileStore;
  private WakeStore wakeStore;
  private OutboxStore outbox;
  private MailboxLag lag;
  private PromptCommit commit;
  private Optional<BreakerRoom> breaker = Optional.empty();
  private DeskPart part;
  private Cancellable ticking;
  private long tickedAt;
  private long lookedForWakesAt;
  private byte[] nextPage = {};

  /**
   * @param breakers of the desks that stop money
   */
  DeskProcessor(
      Clerk<?, ?> clerk,
      Codecs codecs,
      Routes routes,
      Counters counters,
      Optional<Breakers> breakers) {
    this.room = clerk.room();
    this.clerk = clerk;
    this.codecs = codecs;
    this.routes = routes;
    this.counters = counters;
    this.breakers = breakers;
  }

  /**
   * What the breaker needs to know.
   *
   * @param parts partitions of the mailbox
   */
  record Breakers(Policies policies, int parts) {}

  @Override
  public void init(ProcessorContext<OutKey, byte[]> context) {
    this.context = context;
    fileStore = context.getStateStore(Stores.files(room));
    wakeStore = new WakeStore(context.getStateStore(Stores.wakes(room)));
    outbox = new OutboxStore(context.getStateStore(Stores.outbox(room)));
    lag = new MailboxLag(context.currentSystemTimeMs());
    commit = PromptCommit.start(context);
    part = counters.desks().open(room);
    breaker = breakers.map(this::breakerRoom);
    startTicking(context.currentSystemTimeMs());
  }

  private void startTicking(long wallClock) {
    tickedAt = wallClock;
    ticking = context.schedule(WAKE_INTERVAL, PunctuationType.WALL_CLOCK_TIME, this::wakeDue);
  }

  @Override
  public void close() {
    counters.desks().close(room, part);
  }

  @Override
  public void process(Record<String, byte[]> mail) {
    long wallClock = context.currentSystemTimeMs();
    lag.read(mail.timestamp(), wallClock);
    commit.processed(mail.timestamp(), wallClock);
    if (wallClock < tickedAt - SET_BACK_MILLIS) {
      // The clock was set back; Kafka Streams would not tick until it is where it was.
      ticking.cancel();
      startTicking(wallClock);
    }
    if (mail.key() == null) {
      bury(mail, new BadRecordException("a mail without a key"));
      return;
    }
    int sent = sendWaiting(mail.key());
    if (!asksForPage(mail.value())) {
      answer(mail, LETTERS_PER_PAGE - sent);
    }
    if (outbox.holds(mail.key())) {
      forward(routes.letter(room, mail.key(), nextPage(), mail.timestamp()));
    }
  }

  /**
   * @param page at most so many letters leave at once
   */
  private void answer(Record<String, byte[]> mail, int page) {
    // Outside: a disk that fails is an outage, and the mail is not to blame.
    Optional<byte[]> stored = Optional.ofNullable(fileStore.get(mail.key()));
    Answer answer;
    List<Outgoing> letters;
    List<Outgoing> outputs;
    try {
      answer =
          clerk.answer(
              mail.key(),
              mail.value(),
              mail.timestamp(),
              stored,
              breaker.map(BreakerRoom::paces).orElse(Paces.NONE));
      long now = answer.now();
      letters = answer.letters().stream().map(l -> letter(l, now)).toList();
      outputs = answer.outputs().stream().map(o -> routes.published(o, now)).toList();
    } catch (RegistryOutage outage) {
      throw outage;
    } catch (RuntimeException fault) {
      bury(mail, fault);
      return;
    }
    counters.desks().mailRead(room, answer.newFile().isPresent() || answer.forgotten());
    answer.newFile().ifPresent(bytes -> fileStore.put(mail.key(), bytes));
    if (answer.forgotten()) {
      fileStore.delete(mail.key());
      if (!answer.canary()) {
        counters.desks().forgotten(room);
      }
    }
    wakeStore.move(mail.key(), answer.wakeFrom(), answer.wakeAt());
    breaker.ifPresent(b -> b.keep(answer.paces(), answer.alerts()));
    letters.stream().limit(page).forEach(this::forward);
    List<Sealed> beyond = answer.letters().stream().skip(page).toList();
    beyond.forEach(l -> outbox.append(mail.key(), new Waiting(l, answer.now())));
    counters.desks().lettersWait(room, beyond.size());
    outputs.forEach(this::forward);
    for (News news : answer.news()) {
      counters.tasks().published(news, context.currentSystemTimeMs());
    }
  }

  /** Sends the next page of what the desk wrote earlier. Returns how many letters that were. */
  private int sendWaiting(String deskKey) {
    List<Waiting> page = outbox.take(deskKey, LETTERS_PER_PAGE);
    page.forEach(waiting -> forward(letter(waiting.letter(), waiting.writtenAt())));
    return page.size();
  }

  private Outgoing letter(Sealed letter, long timestamp) {
    return routes.letter(letter.to().room(), letter.to().key(), letter.mail(), timestamp);
  }

  /**
   * A Wake that only asks for the next page. The desk is not told of it: it would judge deadlines
   * while feedback may wait in another mailbox.
   */
  private byte[] nextPage() {
    if (nextPage.length == 0) {
      nextPage = codecs.mail(room).encode(new Post(Cause.wake(0, 0), new Wake(0)));
    }
    return nextPage;
  }

  private boolean asksForPage(byte[] mail) {
    return mail != null && Arrays.equals(mail, nextPage());
  }

  private Outgoing wake(String deskKey, long dueAt, long now) {
    var post = new Post(Cause.wake(dueAt, now), new Wake(dueAt));
    return routes.letter(room, deskKey, codecs.mail(room).encode(post), now);
  }

  private void forward(Outgoing outgoing) {
    context.forward(outgoing.record(), outgoing.sink());
  }

  private void wakeDue(long wallClock) {
    tickedAt = wallClock;
    part.mailLag(lag.lag(wallClock));
    part.outboxWaiting(outbox.size());
    if (!lag.caughtUp(wallClock)) {
      lookForWakes(wallClock);
      return;
    }
    List<WakeStore.Entry> wakes = wakeStore.dueBefore(wallClock, WAKES_PER_TICK);
    part.wakesOverdue(wakes.size() < WAKES_PER_TICK ? 0 : wallClock - wakes.getLast().dueAt());
    for (WakeStore.Entry due : wakes) {
      Outgoing wake = wake(due.deskKey(), due.dueAt(), wallClock);
      wakeStore.remove(due);
      forward(wake);
      counters.desks().woken(room, wallClock - due.dueAt());
    }
    for (Outgoing ended : breaker.map(b -> b.look(wallClock)).orElse(List.of())) {
      forward(ended);
    }
  }

  /** How long wake-ups have been held back, now and then: it reads the store. */
  private void lookForWakes(long wallClock) {
    if (wallClock - lookedForWakesAt >= LOOK_FOR_WAKES) {
      lookedForWakesAt = wallClock;
      List<WakeStore.Entry> oldest = wakeStore.dueBefore(wallClock, 1);
      part.wakesOverdue(oldest.isEmpty() ? 0 : wallClock - oldest.getFirst().dueAt());
    }
  }

  private BreakerRoom breakerRoom(Breakers of) {
    var store =
        new BreakerStore(
            context.getStateStore(Stores.breaker()), context.taskId().partition(), of.parts());
    return new BreakerRoom(store, of.policies(), codecs, routes, counters.desks(), part);
  }

  private boolean isWake(Record<String, byte[]> mail) {
    try {
      return mail.key() != null && codecs.mail(room).decode(mail.value()).mail() instanceof Wake;
    } catch (RegistryOutage outage) {
      throw outage;
    } catch (RuntimeException unreadable) {
      return false;
    }
  }

  private void bury(Record<String, byte[]> mail, RuntimeException fault) {
    var from = context.recordMetadata().orElseThrow();
    LOG.error(
        "dead letter from {}-{} at {}: {}",
        from.topic(),
        from.partition(),
        from.offset(),
        DeadLetters.describe(fault));
    counters.desks().buried(room);
    if (isWake(mail)) {
      // The punctuator took the entry; without another the desk's deadlines would never be judged.
      OptionalLong again = OptionalLong.of(context.currentSystemTimeMs() + WAKE_AGAIN.toMillis());
      wakeStore.move(mail.key(), OptionalLong.empty(), again);
    }
    byte[] key = mail.key() == null ? null : mail.key().getBytes(StandardCharsets.UTF_8);
    Outgoing letter =
        routes.deadLetter(key, mail.value(), mail.headers(), mail.timestamp(), from, fault);
    forward(letter);
  }
}
