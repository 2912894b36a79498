package interlock.topology;

import interlock.contract.Codec;
import interlock.contract.Codecs;
import interlock.contract.Codecs.Published;
import interlock.contract.registry.RegistryOutage;
import interlock.contract.wire.BadRecordException;
import interlock.core.desk.Address;
import interlock.core.desk.Cause;
import interlock.core.desk.Decision;
import interlock.core.desk.Desk;
import interlock.core.desk.DeskFile;
import interlock.core.desk.Filed;
import interlock.core.desk.Moment;
import interlock.core.desk.Room;
import interlock.core.mail.Letter;
import interlock.core.mail.Mail;
import interlock.core.mail.Post;
import interlock.core.mail.Wake;
import interlock.core.policy.PolicyBook;
import interlock.core.task.Output;
import interlock.topology.Routes.Outgoing;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves every kind of desk: loads the file, lets the desk decide, stores, forwards.
 *
 * <p>All that a decision leaves behind is encoded before anything is stored or forwarded, so that a
 * mail is answered whole or goes to the dead letters whole.
 */
final class DeskProcessor<F extends DeskFile, M extends Mail>
    implements Processor<String, byte[], OutKey, byte[]> {
  private static final Logger LOG = LoggerFactory.getLogger(DeskProcessor.class);
  private static final Duration WAKE_INTERVAL = Duration.ofMillis(100);
  private static final int WAKES_PER_TICK = 500;

  /** A wake-up that could not be answered is tried again after this long. */
  static final Duration WAKE_AGAIN = Duration.ofMinutes(10);

  private final Room room;
  private final Desk<F, M> desk;
  private final Class<M> reads;
  private final Codecs codecs;
  private final Codec<Filed<F>> files;
  private final PolicyBook policies;
  private final Routes routes;
  private final Counters counters;

  private ProcessorContext<OutKey, byte[]> context;
  private KeyValueStore<String, byte[]> fileStore;
  private WakeStore wakeStore;
  private MailboxLag lag;

  DeskProcessor(
      Room room,
      Desk<F, M> desk,
      Class<M> reads,
      Codecs codecs,
      PolicyBook policies,
      Routes routes,
      Counters counters) {
    this.room = room;
    this.desk = desk;
    this.reads = reads;
    this.codecs = codecs;
    this.files = codecs.file(room);
    this.policies = policies;
    this.routes = routes;
    this.counters = counters;
  }

  @Override
  public void init(ProcessorContext<OutKey, byte[]> context) {
    this.context = context;
    fileStore = context.getStateStore(Stores.files(room));
    wakeStore = new WakeStore(context.getStateStore(Stores.wakes(room)));
    lag = new MailboxLag(context.currentSystemTimeMs());
    context.schedule(WAKE_INTERVAL, PunctuationType.WALL_CLOCK_TIME, this::wakeDue);
  }

  @Override
  public void process(Record<String, byte[]> mail) {
    lag.read(mail.timestamp(), context.currentSystemTimeMs());
    // Outside: a disk that fails is an outage, and the mail is not to blame.
    byte[] stored = mail.key() == null ? null : fileStore.get(mail.key());
    Answer answer;
    try {
      answer = answer(mail, stored);
    } catch (RegistryOutage outage) {
      throw outage;
    } catch (RuntimeException fault) {
      bury(mail, fault);
      return;
    }
    counters.mailRead(room, answer.newFile().isPresent());
    answer.newFile().ifPresent(bytes -> fileStore.put(mail.key(), bytes));
    wakeStore.move(mail.key(), answer.wakeFrom(), answer.wakeAt());
    for (Outgoing outgoing : answer.out()) {
      context.forward(outgoing.record(), outgoing.sink());
    }
  }

  private Answer answer(Record<String, byte[]> mail, byte[] stored) {
    Address key = ownAddress(mail.key());
    Post post = codecs.mail(room).decode(mail.value());
    Optional<Filed<F>> filed =
        stored == null ? Optional.empty() : Optional.of(files.decode(stored));
    Optional<F> before = filed.map(Filed::file);
    OptionalLong wakeBefore = filed.map(Filed::wakeAt).orElse(OptionalLong.empty());
    long now = before.map(f -> Math.max(f.asOf(), mail.timestamp())).orElse(mail.timestamp());

    Decision<F> decision =
        desk.decide(
            key,
            before,
            reads.cast(post.mail()),
            new Moment(now, post.cause(), policies.inForce(now)));

    List<Outgoing> out = new ArrayList<>();
    for (Letter letter : decision.mail()) {
      Room to = letter.to().room();
      byte[] bytes = codecs.mail(to).encode(new Post(post.cause(), letter.mail()));
      out.add(routes.letter(to, letter.to().key(), bytes, now));
    }
    for (Output output : decision.outputs()) {
      for (Published published : codecs.output(output)) {
        out.add(routes.published(published, now));
      }
    }
    boolean changed = !decision.file().equals(before) || !decision.wakeAt().equals(wakeBefore);
    Optional<byte[]> newFile =
        changed
            ? decision.file().map(f -> files.encode(new Filed<>(f, decision.wakeAt())))
            : Optional.empty();
    return new Answer(newFile, entryBefore(post.mail(), wakeBefore), decision.wakeAt(), out);
  }

  private Address ownAddress(String key) {
    return Address.ofKey(key == null ? "" : key)
        .filter(address -> address.room() == room)
        .orElseThrow(() -> new BadRecordException("the key is not of this room"));
  }

  /** The desk's entry in the wake store; a Wake that comes when it was asked for has taken it. */
  private static OptionalLong entryBefore(Mail mail, OptionalLong wakeBefore) {
    boolean taken =
        mail instanceof Wake wake
            && wakeBefore.isPresent()
            && wake.dueAt() == wakeBefore.getAsLong();
    return taken ? OptionalLong.empty() : wakeBefore;
  }

  private void wakeDue(long wallClock) {
    if (!lag.caughtUp(wallClock)) {
      return;
    }
    for (WakeStore.Entry due : wakeStore.dueBefore(wallClock, WAKES_PER_TICK)) {
      var post = new Post(Cause.wake(due.dueAt(), wallClock), new Wake(due.dueAt()));
      Outgoing wake = routes.letter(room, due.deskKey(), codecs.mail(room).encode(post), wallClock);
      wakeStore.remove(due);
      context.forward(wake.record(), wake.sink());
      counters.woken(room, wallClock - due.dueAt());
    }
  }

  private boolean isWake(Record<String, byte[]> mail) {
    try {
      return mail.key() != null && codecs.mail(room).decode(mail.value()).mail() instanceof Wake;
    } catch (BadRecordException unreadable) {
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
    counters.buried(room);
    if (isWake(mail)) {
      // The punctuator took the entry; without another the desk's deadlines would never be judged.
      OptionalLong again = OptionalLong.of(context.currentSystemTimeMs() + WAKE_AGAIN.toMillis());
      wakeStore.move(mail.key(), OptionalLong.empty(), again);
    }
    byte[] key = mail.key() == null ? null : mail.key().getBytes(StandardCharsets.UTF_8);
    Outgoing letter =
        routes.deadLetter(key, mail.value(), mail.headers(), mail.timestamp(), from, fault);
    context.forward(letter.record(), letter.sink());
  }

  /** What is left to store and forward; nothing in it can fail any more. */
  private record Answer(
      Optional<byte[]> newFile, OptionalLong wakeFrom, OptionalLong wakeAt, List<Outgoing> out) {}
}
