package interlock.topology;

import interlock.contract.Codecs;
import interlock.contract.Reader;
import interlock.contract.signature.Admission;
import interlock.core.desk.Room;
import interlock.core.desk.TaskIds;
import interlock.core.policy.Policies;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.Topology;

/** The wiring: which node reads what and writes where. The golden topology holds its result. */
public final class Rooms {
  private final Parts parts;

  /**
   * What the rooms are made of.
   *
   * @param topicPrefix before every topic's name, may be empty
   * @param readers how to read an input topic
   * @param admission whether a source may say what it says
   * @param partitions of every topic
   */
  public record Parts(
      String topicPrefix,
      Codecs codecs,
      Function<Topic, Reader> readers,
      Admission admission,
      Policies policies,
      TaskIds taskIds,
      int partitions,
      Counters counters) {}

  public Rooms(Parts parts) {
    this.parts = parts;
  }

  /** The topology of one application, or of several as one (for tests and virtual time). */
  public Topology topology(List<App> apps) {
    var topology = new Topology();
    for (App app : apps) {
      app.parties().forEach(party -> addIntake(topology, app, party));
      app.rooms().forEach(room -> addDesk(topology, app, room));
    }
    return topology;
  }

  /** What an application reads: topics and their names on the broker. */
  Map<Topic, String> reads(App app) {
    var reads = new EnumMap<Topic, String>(Topic.class);
    Stream.concat(
            app.parties().stream().flatMap(party -> party.topics().stream()),
            app.rooms().stream().flatMap(room -> mailboxes(room).stream()))
        .forEach(topic -> reads.put(topic, topic.on(parts.topicPrefix())));
    return reads;
  }

  private void addIntake(Topology topology, App app, IntakeParty party) {
    String node = "intake-" + party.label();
    Map<String, IntakeProcessor.Source> sources = new HashMap<>();
    for (Topic topic : party.topics()) {
      sources.put(
          topic.on(parts.topicPrefix()),
          new IntakeProcessor.Source(topic, parts.readers().apply(topic)));
    }
    topology.addSource(
        "read-" + party.label(),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer(),
        party.topics().stream().map(t -> t.on(parts.topicPrefix())).toArray(String[]::new));
    var targets = new ArrayList<Topic>();
    party.writesTo().forEach(room -> targets.add(Topic.mailbox(room, app)));
    targets.addAll(List.of(Topic.SOURCE_RECEIPT, Topic.INTAKE_REJECTED, Topic.DEAD_LETTER));
    var routes = new Routes(app, node, targets);
    topology.addProcessor(
        node,
        () ->
            new IntakeProcessor(
                party, sources, parts.codecs(), routes, parts.admission(), parts.counters()),
        "read-" + party.label());
    addSinks(topology, node, routes);
  }

  private void addDesk(Topology topology, App app, Room room) {
    String label = Stores.label(room);
    String node = "desk-" + label;
    Clerk<?, ?> clerk = Clerk.of(room, parts.codecs(), parts.policies(), parts.taskIds());
    topology.addSource(
        "read-mail-" + label,
        new StringDeserializer(),
        new ByteArrayDeserializer(),
        mailboxes(room).stream().map(t -> t.on(parts.topicPrefix())).toArray(String[]::new));
    var routes = new Routes(app, node, writes(room, app));
    Optional<DeskProcessor.Breakers> breakers =
        room == Room.ACCOUNT
            ? Optional.of(new DeskProcessor.Breakers(parts.policies(), parts.partitions()))
            : Optional.empty();
    topology.addProcessor(
        node,
        () -> new DeskProcessor(clerk, parts.codecs(), routes, parts.counters(), breakers),
        "read-mail-" + label);
    topology.addStateStore(Stores.filesBuilder(room), node);
    topology.addStateStore(Stores.wakesBuilder(room), node);
    topology.addStateStore(Stores.outboxBuilder(room), node);
    if (breakers.isPresent()) {
      topology.addStateStore(Stores.breakerBuilder(), node);
    }
    addSinks(topology, node, routes);
  }

  private void addSinks(Topology topology, String node, Routes routes) {
    routes
        .sinks()
        .forEach(
            (topic, sink) ->
                topology.addSink(
                    sink,
                    topic.on(parts.topicPrefix()),
                    new OutKey.Bytes(),
                    new ByteArraySerializer(),
                    new OutKey.Partitioner(),
                    node));
  }

  private static List<Topic> mailboxes(Room room) {
    return switch (room) {
      case SUBJECT -> List.of(Topic.MAIL_SUBJECT);
      case ACCOUNT -> List.of(Topic.MAIL_ACCOUNT, Topic.MAIL_ACCOUNT_REQUEST);
      case CONTACT -> List.of(Topic.MAIL_CONTACT);
      case CASE -> List.of(Topic.MAIL_CASE);
      case DEVICE -> List.of(Topic.MAIL_DEVICE);
    };
  }

  private static List<Topic> writes(Room room, App app) {
    var topics = new ArrayList<Topic>();
    List<Room> to =
        switch (room) {
          case SUBJECT -> List.of(Room.SUBJECT, Room.ACCOUNT);
          case ACCOUNT -> List.of(Room.SUBJECT, Room.ACCOUNT, Room.CASE);
          case CONTACT -> List.of(Room.SUBJECT, Room.CONTACT);
          case CASE -> List.of(Room.SUBJECT, Room.ACCOUNT, Room.CONTACT, Room.CASE);
          // To itself, as every room: a wake-up goes into the own mailbox.
          case DEVICE -> List.of(Room.DEVICE);
        };
    to.forEach(r -> topics.add(Topic.mailbox(r, app)));
    topics.addAll(
        switch (room) {
          case SUBJECT ->
              List.of(
                  Topic.TASK_DISSUASION,
                  Topic.TASK_LEAD,
                  Topic.TASK_HISTORY,
                  Topic.SOURCE_RECEIPT,
                  Topic.AUDIT_ERASURE,
                  Topic.CONTROL_CANARY);
          case ACCOUNT ->
              List.of(
                  Topic.TASK_STOP_PAYMENT,
                  Topic.TASK_ACCOUNT_QUERY,
                  Topic.TASK_LEAD,
                  Topic.TASK_HISTORY,
                  Topic.CASE_TRACE_EDGE,
                  Topic.CONTROL_ALERT,
                  Topic.SOURCE_RECEIPT,
                  Topic.AUDIT_ERASURE,
                  Topic.CONTROL_CANARY);
          case CONTACT ->
              List.of(
                  Topic.TASK_LINE_CONTROL,
                  Topic.TASK_LEAD,
                  Topic.TASK_HISTORY,
                  Topic.SOURCE_RECEIPT,
                  Topic.AUDIT_ERASURE);
          case CASE -> List.of(Topic.CASE_SUMMARY, Topic.SOURCE_RECEIPT);
          case DEVICE -> List.of(Topic.TASK_LEAD, Topic.TASK_HISTORY);
        });
    topics.add(Topic.DEAD_LETTER);
    return topics;
  }
}
