package interlock.service;

import interlock.contract.AvroCodecs;
import interlock.contract.intake.Readers;
import interlock.contract.policy.PolicyDocument;
import interlock.contract.signature.Admission;
import interlock.contract.signature.SourceKeys;
import interlock.contract.wire.ContractSerdes;
import interlock.contract.wire.RegistryAccess;
import interlock.contract.wire.SchemaTexts;
import interlock.core.desk.TaskIds;
import interlock.core.policy.Policies;
import interlock.metrics.Meters;
import interlock.schemas.Contracts;
import interlock.service.api.Api;
import interlock.service.canary.CanaryRunner;
import interlock.service.config.InterlockConfig;
import interlock.service.keys.KeyFollower;
import interlock.service.management.Health;
import interlock.service.management.Management;
import interlock.service.management.Part;
import interlock.service.management.ProcessMeters;
import interlock.service.management.Watch;
import interlock.service.monitor.GroupMonitor;
import interlock.service.policy.LivePolicies;
import interlock.service.policy.PolicyFollower;
import interlock.service.tasks.LiveTasks;
import interlock.topology.App;
import interlock.topology.Counters;
import interlock.topology.Engine;
import interlock.topology.Rooms;
import interlock.topology.StreamsSettings;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.utils.Time;

/** Puts together what {@code interlock run} runs, and what virtual time plays. */
public final class Assembly {
  private static final SchemaTexts TEXTS = schema -> Contracts.text(schema.getFullName());

  private Assembly() {}

  /**
   * The application that the settings describe; nothing runs before its start but the management
   * listener. Resolves every schema, and waits while the registry cannot be asked.
   */
  public static Application of(InterlockConfig config) {
    return of(config, Time.SYSTEM);
  }

  /**
   * The same by another clock, for tests of what becomes of it when a machine's clock is wrong.
   *
   * @param time by which the desks' wake-ups fall due; all else goes by the system's clock
   */
  public static Application of(InterlockConfig config, Time time) {
    var clock = Clock.systemUTC();
    var process = new ProcessMeters(version(), clock);
    var health = new Health(process.meters());
    Optional<Management> management =
        config
            .managementListen()
            .map(listen -> new Management(listen, version(), health, process::scrape, clock));
    // First, so that what the rest waits for can be seen.
    management.ifPresent(Management::start);
    try {
      return assemble(config, time, new Outside(process, health, management));
    } catch (RuntimeException e) {
      management.ifPresent(Management::close);
      process.close();
      throw e;
    }
  }

  private static String version() {
    String version = Assembly.class.getPackage().getImplementationVersion();
    return version == null ? "unknown" : version;
  }

  /** What those who run it see of it. */
  private record Outside(ProcessMeters process, Health health, Optional<Management> management) {}

  private static Running assemble(InterlockConfig config, Time time, Outside outside) {
    var access = RegistryAccess.of(config.registry(), TEXTS);
    var serdes = ContractSerdes.load(config.originals(), TEXTS);
    Meters meters = outside.process().meters();
    // Before anything is decided: a decision takes the version in force at its moment.
    var follower =
        PolicyFollower.start(
            config,
            access,
            new LivePolicies(
                PolicyDocument.packaged(),
                config.policyFile().map(file -> PolicySource.load(config))),
            meters);
    outside.process().follow(follower.policies());
    KeyFollower keys = KeyFollower.start(config, access, meters);
    outside
        .health()
        .begins(
            Part.POLICY,
            () -> follower.isAlive() && keys.isAlive(),
            () -> true,
            () -> "policy and keys read to their end and followed");
    var counters = new Counters(meters, config.watched());
    var rooms =
        rooms(
            access,
            serdes,
            config.topicPrefix(),
            follower.policies(),
            keys.keys(),
            new TaskIds(config.taskIdKey().reveal()),
            config.partitions(),
            counters);
    var engine =
        new Engine(rooms, app -> StreamsSettings.of(config, app), time, config.shutdownTimeout());
    engine.bind(meters);
    var tasks = new LiveTasks(config, access, follower.policies(), meters, config.watched());
    begins(outside.health(), engine, tasks);
    outside
        .management()
        .ifPresent(m -> m.watch(new Watch(engine, counters.desks(), tasks, follower.policies())));
    Optional<Api> api =
        Api.of(
            config, access, serdes, follower.policies(), tasks, engine::isLive, engine::isRunning);
    Optional<GroupMonitor> groups = monitor(config, meters);
    Optional<CanaryRunner> canary =
        config.canaryInterval().isZero()
            ? Optional.empty()
            : Optional.of(
                new CanaryRunner(
                    config,
                    access,
                    serdes,
                    follower.policies(),
                    meters,
                    Clock.systemUTC(),
                    engine::isRunning));
    return new Running(engine, access, serdes, follower, keys, tasks, api, groups, canary, outside);
  }

  private static void begins(Health health, Engine engine, LiveTasks tasks) {
    for (App app : App.values()) {
      health.begins(
          app == App.MONEY ? Part.MONEY : Part.PEOPLE,
          engine::isLive,
          () -> engine.isRunning(app),
          () -> engine.how(app));
    }
    health.begins(
        Part.TASKS,
        () -> !tasks.hasDied(),
        tasks::isReady,
        () -> tasks.isReady() ? "all are known" : tasks.left() + " record(s) are to be read");
  }

  private static Optional<GroupMonitor> monitor(InterlockConfig config, Meters meters) {
    List<String> groups = config.watched().groups();
    return groups.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new GroupMonitor(
                Admin.create(config.kafkaClient()),
                config.topicPrefix(),
                groups,
                meters,
                Clock.systemUTC(),
                config.checkTimeout()));
  }

  /**
   * The rooms, on any registry.
   *
   * @param access for mail, files and outputs
   * @param serdes for what parties publish
   * @param keys with which sources sign
   * @param partitions of every topic, among which the breaker's limits are shared out
   */
  public static Rooms rooms(
      RegistryAccess access,
      ContractSerdes serdes,
      String topicPrefix,
      Policies policies,
      SourceKeys keys,
      TaskIds taskIds,
      int partitions,
      Counters counters) {
    var readers = new Readers(serdes, topicPrefix, policies::inForce);
    return new Rooms(
        new Rooms.Parts(
            topicPrefix,
            new AvroCodecs(access, topicPrefix),
            topic -> readers.of(topic.base()),
            new Admission(policies, keys),
            policies,
            taskIds,
            partitions,
            counters));
  }

  private record Running(
      Engine engine,
      RegistryAccess access,
      ContractSerdes serdes,
      PolicyFollower follower,
      KeyFollower keys,
      LiveTasks tasks,
      Optional<Api> api,
      Optional<GroupMonitor> groups,
      Optional<CanaryRunner> canary,
      Outside outside)
      implements Application {
    @Override
    public void start() {
      // First, for an address that is taken is found at once.
      api.ifPresent(Api::start);
      if (isWatched()) {
        tasks.start(() -> api.ifPresent(Api::tellNews));
      }
      groups.ifPresent(GroupMonitor::start);
      engine.start();
      canary.ifPresent(CanaryRunner::start);
    }

    @Override
    public boolean isRunning() {
      return engine.isRunning() && (!isWatched() || tasks.isReady());
    }

    /** Whether anybody can ask for tasks, or for figures of them. */
    private boolean isWatched() {
      return api.isPresent() || outside.management().isPresent();
    }

    @Override
    public boolean awaitStop() throws InterruptedException {
      return engine.awaitStop();
    }

    @Override
    public void close() {
      // First, for what it sends from now on would be missed by nobody's fault.
      canary.ifPresent(CanaryRunner::close);
      // The registry before the engine, so that a thread that waits for it lets go.
      engine.expectClose();
      follower.close();
      keys.close();
      serdes.close();
      access.close();
      engine.close();
      groups.ifPresent(GroupMonitor::close);
      // Late: what the API takes meanwhile is in the topics, and others decide it.
      api.ifPresent(Api::close);
      tasks.close();
      outside.management().ifPresent(Management::close);
      outside.process().close();
    }
  }
}
