package interlock.sandbox.conform;

import interlock.contract.Reader;
import interlock.contract.Reader.Reading;
import interlock.contract.intake.FieldUse;
import interlock.contract.intake.Readers;
import interlock.contract.policy.PolicyDocument;
import interlock.contract.registry.LocalSchemaRegistry;
import interlock.contract.wire.AvroContractSerdes;
import interlock.contract.wire.RegistryAccess;
import interlock.core.codes.RejectCode;
import interlock.core.event.Heartbeat;
import interlock.core.intake.Addressing;
import interlock.core.policy.Policy;
import interlock.sandbox.drill.EventCodec;
import interlock.sandbox.drill.Fault;
import interlock.sandbox.drill.RegistryEventCodec;
import interlock.sandbox.drill.Sample;
import interlock.sandbox.drill.SampleFile;
import interlock.topology.Topic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Asks Intake about samples, with the packaged policy's limits. */
public final class Conformance {
  private final Partner partner;
  private final long receivedAt;
  private final EventCodec codec;
  private final Readers intake;
  private final Map<String, Reader> readers = new HashMap<>();

  /**
   * @param receivedAt when Intake is to have received the records
   */
  public Conformance(Partner partner, Instant receivedAt) {
    this.partner = partner;
    this.receivedAt = receivedAt.toEpochMilli();
    RegistryAccess access = RegistryEventCodec.access(new LocalSchemaRegistry());
    Policy policy = PolicyDocument.packaged();
    codec = new RegistryEventCodec(access, "");
    intake = new Readers(new AvroContractSerdes(access), "", at -> policy);
  }

  /** What is to be said of the file. */
  public Report check(SampleFile.Read file) {
    List<Finding> findings = new ArrayList<>();
    for (Fault fault : file.faults()) {
      findings.add(new Finding(fault.line(), Optional.empty(), Optional.empty(), fault.message()));
    }
    Map<FieldUse, List<Integer>> lacking = new EnumMap<>(FieldUse.class);
    int taken = 0;
    for (Sample sample : file.samples()) {
      Optional<Finding> refused = refused(sample);
      if (refused.isPresent()) {
        findings.add(refused.get());
        continue;
      }
      taken++;
      for (FieldUse use : FieldUse.lackedBy(sample.topic(), sample.event())) {
        lacking.computeIfAbsent(use, u -> new ArrayList<>()).add(sample.line());
      }
    }
    findings.sort(Comparator.comparingInt(Finding::line));
    return new Report(file.records(), taken, findings, lacking);
  }

  private Optional<Finding> refused(Sample sample) {
    if (partner.topics().stream().noneMatch(t -> t.base().equals(sample.topic()))) {
      String what =
          "%s is not published by a %s; a %s publishes %s"
              .formatted(
                  sample.topic(),
                  partner.label(),
                  partner.label(),
                  partner.topics().stream().map(Topic::base).collect(Collectors.joining(", ")));
      return Optional.of(new Finding(sample.line(), Optional.empty(), Optional.empty(), what));
    }
    byte[] bytes = codec.encode(sample.topic(), sample.event());
    return switch (readers.computeIfAbsent(sample.topic(), intake::of).read(bytes, receivedAt)) {
      case Reading.Refused refused ->
          Optional.of(
              new Finding(
                  sample.line(), Optional.of(refused.code()), refused.field(), refused.detail()));
      case Reading.Accepted accepted ->
          !(accepted.event() instanceof Heartbeat) && Addressing.letters(accepted.event()).isEmpty()
              ? Optional.of(
                  new Finding(
                      sample.line(),
                      Optional.of(RejectCode.NOT_ROUTABLE),
                      Optional.empty(),
                      "nothing in this record names a desk; " + RejectCode.NOT_ROUTABLE.fix()))
              : Optional.empty();
    };
  }
}
