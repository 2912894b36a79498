package interlock.service.api;

import interlock.contract.TopicNames;
import interlock.contract.intake.Readers;
import interlock.contract.signature.Admission;
import interlock.contract.signature.SourceKeys;
import interlock.contract.wire.ContractSerdes;
import interlock.contract.wire.RegistryAccess;
import interlock.control.AccessRecord;
import interlock.core.policy.Policies;
import interlock.core.policy.Priority;
import interlock.service.access.TokenFile;
import interlock.service.config.InterlockConfig;
import interlock.service.config.ListenAddress;
import interlock.service.tasks.TaskBook;
import interlock.service.tasks.TaskFollower;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The API of one process, with all that it answers from. */
public final class Api implements AutoCloseable {
  private static final int RUN_CHARS = 8;

  private final InterlockConfig config;
  private final RegistryAccess access;
  private final MeterRegistry meters;
  private final TaskBook book;
  private final Confirmed producer;
  private final EventStream stream;
  private final ApiServer server;
  private volatile TaskFollower follower;

  private Api(
      InterlockConfig config,
      ListenAddress listen,
      RegistryAccess access,
      ContractSerdes serdes,
      Policies policies,
      MeterRegistry meters,
      BooleanSupplier live,
      BooleanSupplier ready) {
    this.config = config;
    this.access = access;
    this.meters = meters;
    var clock = Clock.systemUTC();
    Supplier<Priority> priority = () -> policies.inForce(clock.millis()).priority();
    Optional<TokenFile> tokens = config.httpTokens().map(TokenFile::read);
    String prefix = config.topicPrefix();
    String audit = prefix + TopicNames.AUDIT_ACCESS;
    book =
        new TaskBook(
            () -> priority.get().agePerHour(),
            () -> policies.inForce(clock.millis()).retention().closedMillis());
    producer = new Confirmed(config);
    var writes = new Writes();
    var tasks =
        new TaskAnswers(
            book,
            priority,
            new KafkaHistories(config),
            new KafkaAccessLog(producer, access.codec(audit, AccessRecord.class), audit),
            writes,
            clock);
    var inputs =
        new KafkaInputs(
            producer,
            serdes,
            prefix,
            new Readers(serdes, prefix, policies::inForce),
            new Admission(policies, SourceKeys.NONE),
            clock);
    String run = UUID.randomUUID().toString().substring(0, RUN_CHARS);
    stream = new EventStream(run, row -> tasks.item(row, false, clock.instant()));
    server =
        new ApiServer(
            new ApiServer.Parts(
                listen,
                config.httpKeystore().map(file -> new Tls(file, config.httpKeystorePassword())),
                tokens,
                config.httpRequestsPerSecond(),
                tasks,
                new Submissions(book, tasks, inputs, writes, clock),
                stream,
                () -> policies.inForce(clock.millis()).units(),
                live,
                ready,
                this::isLoaded));
  }

  /**
   * The API that the settings ask for, if they do; nothing runs before its start.
   *
   * @param live whether the process still works
   * @param ready whether the engine runs
   * @throws interlock.service.config.InvalidConfig when the file of tokens is wrong
   */
  public static Optional<Api> of(
      InterlockConfig config,
      RegistryAccess access,
      ContractSerdes serdes,
      Policies policies,
      MeterRegistry meters,
      BooleanSupplier live,
      BooleanSupplier ready) {
    return config
        .httpListen()
        .map(listen -> new Api(config, listen, access, serdes, policies, meters, live, ready));
  }

  /**
   * Listens, and begins to read the tasks.
   *
   * @throws interlock.service.OutsideException when it cannot listen
   */
  public void start() {
    server.start();
    // Only what comes from now on is news; what the topics held already is the book's.
    follower = TaskFollower.start(config, access, meters, book, () -> book.listen(stream));
  }

  /** Whether every task is known. */
  public boolean isLoaded() {
    TaskFollower started = follower;
    return started != null && started.isReady();
  }

  /** Where it is reached on this machine, after its start. */
  public String url() {
    return server.url();
  }

  @Override
  public void close() {
    server.close();
    if (follower != null) {
      follower.close();
    }
    producer.close();
  }
}
