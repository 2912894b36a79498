package interlock.contract.state;

import interlock.contract.binary.AvroInput;
import interlock.contract.binary.AvroOutput;
import interlock.contract.record.CareEntryMapper;
import interlock.contract.record.IdentityBindingMapper;
import interlock.contract.record.WatchEntryMapper;
import interlock.contract.record.Words;
import interlock.core.desk.DeskFile;
import interlock.core.desk.EndedTask;
import interlock.core.desk.Filed;
import interlock.core.event.CareEntry;
import interlock.core.event.IdentityBinding;
import interlock.core.event.WatchEntry;
import java.util.List;
import java.util.OptionalLong;

/** What several files have in common: their head, and events kept with their time of receipt. */
final class Kept {
  private Kept() {}

  /** The first three fields of every file. */
  record Head(long asOf, OptionalLong wakeAt, List<EndedTask> ended) {
    static void write(AvroOutput out, Filed<?> filed) {
      out.number(filed.file().asOf());
      out.optionalNumber(filed.wakeAt());
      out.list(filed.ended(), Kept::write);
    }

    static Head read(AvroInput in) {
      long asOf = in.number();
      OptionalLong wakeAt = in.optionalNumber();
      return new Head(asOf, wakeAt, in.list(Kept::ended));
    }

    <F extends DeskFile> Filed<F> of(F file) {
      return new Filed<>(file, wakeAt, ended);
    }
  }

  private static void write(AvroOutput out, EndedTask task) {
    Words.ENDED_KIND.write(out, task.kind());
    out.string(task.taskId());
    out.string(task.routingKey());
    out.number(task.at());
  }

  private static EndedTask ended(AvroInput in) {
    var kind = Words.ENDED_KIND.read(in);
    String taskId = in.string();
    String routingKey = in.string();
    return new EndedTask(kind, taskId, routingKey, in.number());
  }

  static void write(AvroOutput out, CareEntry entry) {
    out.number(entry.origin().receivedAt());
    CareEntryMapper.write(out, entry);
  }

  static CareEntry care(AvroInput in) {
    long receivedAt = in.number();
    return CareEntryMapper.read(in, receivedAt);
  }

  static void write(AvroOutput out, IdentityBinding binding) {
    out.number(binding.origin().receivedAt());
    IdentityBindingMapper.write(out, binding);
  }

  static IdentityBinding binding(AvroInput in) {
    long receivedAt = in.number();
    return IdentityBindingMapper.read(in, receivedAt);
  }

  static void write(AvroOutput out, WatchEntry entry) {
    out.number(entry.origin().receivedAt());
    WatchEntryMapper.write(out, entry);
  }

  static WatchEntry listing(AvroInput in) {
    long receivedAt = in.number();
    return WatchEntryMapper.read(in, receivedAt);
  }
}
