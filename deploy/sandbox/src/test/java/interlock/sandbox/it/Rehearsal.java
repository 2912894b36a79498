package interlock.sandbox.it;

import interlock.centre.DissuasionAction;
import interlock.centre.DissuasionFeedback;
import interlock.centre.DissuasionOutcome;
import interlock.common.Conclusion;
import interlock.contract.registry.LocalSchemaRegistry;
import interlock.contract.signature.SourceKeys;
import interlock.contract.wire.AvroContractSerdes;
import interlock.contract.wire.RegistryAccess;
import interlock.core.desk.Room;
import interlock.core.desk.TaskIds;
import interlock.sandbox.drill.RegistryEventCodec;
import interlock.sandbox.drill.VirtualEngine;
import interlock.sandbox.drill.VirtualWorld;
import interlock.sandbox.load.LoadEvent;
import interlock.service.Assembly;
import interlock.topology.App;
import interlock.topology.Counters;
import interlock.topology.Rooms;
import interlock.topology.Stores;
import interlock.topology.Topic;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.avro.Conversions;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.specific.SpecificRecord;

/**
 * The same events in virtual time, one after the other on one thread: what a cluster has to come
 * to.
 *
 * @param waves the night's, and at last the centres' answers to the tasks that it led to: a cluster
 *     understands them only if it gave its tasks the same ids
 * @param tasks the newest revision of each task, by task id
 */
record Rehearsal(List<List<LoadEvent>> waves, Map<String, Map<String, Object>> tasks) {
  private static final int ANSWERED = 3;
  private static final GenericData GENERIC = withLogicalTypes();

  static Rehearsal of(List<List<LoadEvent>> night, String policy, Instant start) {
    List<List<LoadEvent>> waves = new ArrayList<>(night);
    try (VirtualEngine engine = new VirtualEngine(world(policy), start)) {
      night.forEach(wave -> play(engine, wave));
      List<LoadEvent> answers =
          answers(engine.outputs().newest(Topic.TASK_DISSUASION.base()), start);
      play(engine, answers);
      waves.add(answers);
      return new Rehearsal(waves, Tasks.of(engine.outputs()));
    }
  }

  int events() {
    return waves.stream().mapToInt(List::size).sum();
  }

  private static void play(VirtualEngine engine, List<LoadEvent> wave) {
    for (LoadEvent event : wave) {
      engine.send(event.topic().base(), generic(event.value()));
      engine.advanceTo(engine.now().plusMillis(5));
    }
  }

  /** Every third open task is signed for or concluded. */
  private static List<LoadEvent> answers(List<Map<String, Object>> tasks, Instant at) {
    List<Map<String, Object>> open =
        tasks.stream().filter(task -> task.get("state").equals("OPEN")).toList();
    List<LoadEvent> answers = new ArrayList<>();
    for (int i = 0; i < open.size(); i += ANSWERED) {
      boolean concludes = i % 2 == 0;
      var answer =
          DissuasionFeedback.newBuilder()
              .setEventId("answer-" + i)
              .setSource("FAZ-440600")
              .setOccurredAt(at)
              .setReportedAt(at)
              .setTaskId(open.get(i).get("taskId").toString())
              .setRoutingKey(open.get(i).get("routingKey").toString())
              .setUnit("440604")
              .setAction(concludes ? DissuasionAction.CONCLUDE : DissuasionAction.SIGNED)
              .setOutcome(DissuasionOutcome.NONE)
              .setConclusion(concludes ? Conclusion.DISSUADED : Conclusion.NONE)
              .build();
      answers.add(new LoadEvent(Topic.DISSUASION_FEEDBACK, answer.getRoutingKey(), answer));
    }
    return answers;
  }

  /** The same record without its generated class. */
  private static GenericRecord generic(SpecificRecord record) {
    return (GenericRecord) GENERIC.deepCopy(record.getSchema(), (Object) record);
  }

  private static GenericData withLogicalTypes() {
    GenericData data = new GenericData();
    data.addLogicalTypeConversion(new Conversions.DecimalConversion());
    data.addLogicalTypeConversion(new TimeConversions.TimestampMillisConversion());
    return data;
  }

  private static VirtualWorld world(String policy) {
    RegistryAccess access = RegistryEventCodec.access(new LocalSchemaRegistry());
    Rooms rooms =
        Assembly.rooms(
            access,
            new AvroContractSerdes(access),
            "",
            Policies.book(policy),
            SourceKeys.NONE,
            new TaskIds(Deployment.taskIdKey()),
            1,
            new Counters(new SimpleMeterRegistry()));
    return new VirtualWorld(
        rooms.topology(List.of(App.values())),
        Map.of(),
        "",
        new RegistryEventCodec(access, ""),
        Arrays.stream(Room.values()).map(Stores::wakes).toList());
  }
}
