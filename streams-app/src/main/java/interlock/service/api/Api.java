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
import interlock.service.tasks.LiveTasks;
import interlock.service.tasks.TaskBook;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The API of one process, with all that it answers from. */
public final class Api implements AutoCloseable {
  private static final int RUN_CHARS = 8;

  private final LiveTasks live;
  private final Confirmed producer;
  private final EventStream stream;
  private final ApiServer server;

  private Api(
      InterlockConfig config,
      ListenAddress listen,
      RegistryAccess access,
      ContractSerdes serdes,
      Policies policies,
      LiveTasks tasks,
      BooleanSupplier live,
      BooleanSupplier ready) {
    this.live = tasks;
    var clock = Clock.systemUTC();
    Supplier<Priority> priority = () -> policies.inForce(clock.millis()).priority();
    Optional<TokenFile> tokens = config.httpTokens().map(TokenFile::read);
    String prefix = config.topicPrefix();
    String audit = prefix + TopicNames.AUDIT_ACCESS;
    TaskBook book = tasks.book();
    producer = new Confirmed(config);
    var writes = new Writes();
    var answers =
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
    stream = new EventStream(run, row -> answers.item(row, false, clock.instant()));
    server =
        new ApiServer(
            new ApiServer.Parts(
                listen,
                config.httpKeystore().map(file -> new Tls(file, config.httpKeystorePassword())),
                tokens,
                config.httpRequestsPerSecond(),
                answers,
                new Submissions(
                    book,
                    answers,
                    inputs,
                    writes,
                    () -> policies.inForce(clock.millis()).units(),
                    clock),
                stream,
                () -> policies.inForce(clock.millis()).units(),
                live,
                ready,
                tasks::isReady));
  }

  /**
   * The API that the settings ask for, if they do; nothing runs before its start.
   *
   * @param tasks read elsewhere
   * @param live whether the process still works
   * @param ready whether the engine runs
   * @throws interlock.service.config.InvalidConfig when the file of tokens is wrong
   */
  public static Optional<Api> of(
      InterlockConfig config,
      RegistryAccess access,
      ContractSerdes serdes,
      Policies policies,
      LiveTasks tasks,
      BooleanSupplier live,
      BooleanSupplier ready) {
    return config
        .httpListen()
        .map(listen -> new Api(config, listen, access, serdes, policies, tasks, live, ready));
  }

  /**
   * Listens; what it answers from is read by {@link LiveTasks}.
   *
   * @throws interlock.service.OutsideException when it cannot listen
   */
  public void start() {
    server.start();
  }

  /** From now on revisions are news: what the topics held already is the book's. */
  public void tellNews() {
    live.book().listen(stream);
  }

  /** Where it is reached on this machine, after its start. */
  public String url() {
    return server.url();
  }

  @Override
  public void close() {
    server.close();
    producer.close();
  }
}
