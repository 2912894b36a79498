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
import interlock.schemas.Contracts;
import interlock.service.api.Api;
import interlock.service.config.InterlockConfig;
import interlock.service.keys.KeyFollower;
import interlock.service.policy.LivePolicies;
import interlock.service.policy.PolicyFollower;
import interlock.topology.Counters;
import interlock.topology.Engine;
import interlock.topology.Rooms;
import interlock.topology.StreamsSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Optional;

/** Puts together what {@code interlock run} runs, and what virtual time plays. */
public final class Assembly {
  private static final SchemaTexts TEXTS = schema -> Contracts.text(schema.getFullName());

  private Assembly() {}

  /**
   * The application that the settings describe; nothing runs before its start. Resolves every
   * schema, and waits while the registry cannot be asked.
   */
  public static Application of(InterlockConfig config) {
    var access = RegistryAccess.of(config.registry(), TEXTS);
    var serdes = ContractSerdes.load(config.originals(), TEXTS);
    var meters = new SimpleMeterRegistry();
    // Before anything is decided: a decision takes the version in force at its moment.
    var follower =
        PolicyFollower.start(
            config,
            access,
            new LivePolicies(
                PolicyDocument.packaged(),
                config.policyFile().map(file -> PolicySource.load(config))),
            meters);
    KeyFollower keys = KeyFollower.start(config, access, meters);
    var rooms =
        rooms(
            access,
            serdes,
            config.topicPrefix(),
            follower.policies(),
            keys.keys(),
            new TaskIds(config.taskIdKey().reveal()),
            config.partitions(),
            meters);
    var engine =
        new Engine(rooms, app -> StreamsSettings.of(config, app), config.shutdownTimeout());
    Optional<Api> api =
        Api.of(
            config, access, serdes, follower.policies(), meters, engine::isLive, engine::isRunning);
    return new Running(engine, access, serdes, follower, keys, api);
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
      MeterRegistry meters) {
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
            new Counters(meters)));
  }

  private record Running(
      Engine engine,
      RegistryAccess access,
      ContractSerdes serdes,
      PolicyFollower follower,
      KeyFollower keys,
      Optional<Api> api)
      implements Application {
    @Override
    public void start() {
      // First, for an address that is taken is found at once.
      api.ifPresent(Api::start);
      engine.start();
    }

    @Override
    public boolean isRunning() {
      return engine.isRunning() && api.map(Api::isLoaded).orElse(true);
    }

    @Override
    public boolean awaitStop() throws InterruptedException {
      return engine.awaitStop();
    }

    @Override
    public void close() {
      // The registry before the engine, so that a thread that waits for it lets go.
      engine.expectClose();
      follower.close();
      keys.close();
      serdes.close();
      access.close();
      engine.close();
      // Last: what it takes meanwhile is in the topics, and others decide it.
      api.ifPresent(Api::close);
    }
  }
}
