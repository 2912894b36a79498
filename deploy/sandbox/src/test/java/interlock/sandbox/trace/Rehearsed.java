package interlock.sandbox.trace;

import interlock.casefile.CaseSummary;
import interlock.casefile.TraceEdge;
import interlock.contract.Reader.Reading;
import interlock.contract.intake.Readers;
import interlock.contract.policy.PolicyDocument;
import interlock.contract.registry.LocalSchemaRegistry;
import interlock.contract.wire.AvroContractSerdes;
import interlock.contract.wire.RegistryAccess;
import interlock.core.event.Event;
import interlock.core.event.IncidentReport;
import interlock.core.event.Transfer;
import interlock.core.policy.Policy;
import interlock.sandbox.drill.Drill;
import interlock.sandbox.drill.DrillParser;
import interlock.sandbox.drill.DrillPlayer;
import interlock.sandbox.drill.EventCodec;
import interlock.sandbox.drill.ProductWorld;
import interlock.sandbox.drill.RegistryEventCodec;
import interlock.sandbox.drill.StepResult;
import interlock.sandbox.drill.VirtualEngine;
import interlock.sandbox.drill.VirtualWorld;
import interlock.service.trace.CaseRecords;
import interlock.task.StopPaymentTask;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.generic.GenericRecord;

/** A drill in virtual time, and what a cluster would hold of it afterwards. */
final class Rehearsed {
  static final Policy POLICY = PolicyDocument.packaged();

  private final RegistryAccess access = RegistryEventCodec.access(new LocalSchemaRegistry());
  private final EventCodec codec = new RegistryEventCodec(access, "");
  private final Readers readers = new Readers(new AvroContractSerdes(access), "", at -> POLICY);
  private final List<IncidentReport> reports = new ArrayList<>();
  private final List<Transfer> movements = new ArrayList<>();
  private final Map<String, CaseSummary> summaries = new LinkedHashMap<>();
  private final Map<String, TraceEdge> edges = new LinkedHashMap<>();
  private final Map<String, StopPaymentTask> stops = new LinkedHashMap<>();
  private final List<Recorded> recorded = new ArrayList<>();
  private boolean held;

  /** A record of a topic, given without prefix. */
  record Recorded(String topic, GenericRecord value) {}

  static Rehearsed of(Path file) {
    Drill drill = DrillParser.parse(file).orThrow();
    var rehearsed = new Rehearsed();
    VirtualWorld world = ProductWorld.of(drill);
    var listening =
        new VirtualWorld(
            world.topology(),
            world.settings(),
            world.topicPrefix(),
            rehearsed.listening(world.codec()),
            world.wakeStores());
    try (VirtualEngine engine = new VirtualEngine(listening, drill.start())) {
      List<StepResult> results = DrillPlayer.play(drill, engine, result -> {});
      rehearsed.held = results.stream().allMatch(StepResult::held);
      // What is found of a case is published within a second.
      engine.advanceTo(engine.now().plusSeconds(2));
    }
    return rehearsed;
  }

  private EventCodec listening(EventCodec worlds) {
    return new EventCodec() {
      @Override
      public byte[] encode(String topic, GenericRecord event) {
        byte[] bytes = worlds.encode(topic, event);
        told(topic, event);
        return bytes;
      }

      @Override
      public GenericRecord decode(String topic, byte[] value) {
        GenericRecord record = worlds.decode(topic, value);
        published(topic, record);
        return record;
      }
    };
  }

  /** The drill's steps are played in order, and its clock stands while one is. */
  private void told(String topic, GenericRecord event) {
    recorded.add(new Recorded(topic, event));
    Instant at = (Instant) event.get("reportedAt");
    if (readers.of(topic).read(codec.encode(topic, event), at.toEpochMilli())
        instanceof Reading.Accepted(Event accepted)) {
      switch (accepted) {
        case IncidentReport report -> reports.add(report);
        case Transfer transfer -> movements.add(transfer);
        default -> {}
      }
    }
  }

  private void published(String topic, GenericRecord record) {
    recorded.add(new Recorded(topic, record));
    byte[] bytes = codec.encode(topic, record);
    switch (topic) {
      case "case.summary" -> {
        CaseSummary summary = access.codec(topic, CaseSummary.class).decode(bytes);
        summaries.put(summary.getCaseId(), summary);
      }
      case "case.trace-edge" -> {
        TraceEdge edge = access.codec(topic, TraceEdge.class).decode(bytes);
        edges.put(edge.getInstitution() + "/" + edge.getTransferId(), edge);
      }
      case "task.stop-payment" -> {
        StopPaymentTask task = access.codec(topic, StopPaymentTask.class).decode(bytes);
        stops.put(task.getTaskId(), task);
      }
      default -> {}
    }
  }

  /** Everything told and published, in order. */
  List<Recorded> recorded() {
    return recorded;
  }

  boolean held() {
    return held;
  }

  CaseRecords records(String caseId) {
    return new CaseRecords(
        caseId,
        Optional.ofNullable(summaries.get(caseId)),
        reports.stream().filter(r -> r.caseId().equals(caseId)).toList(),
        List.copyOf(edges.values()),
        List.copyOf(stops.values()),
        0);
  }

  Map<String, CaseSummary> summaries() {
    return summaries;
  }

  List<StopPaymentTask> stops() {
    return List.copyOf(stops.values());
  }

  List<Transfer> movements() {
    return movements;
  }
}
