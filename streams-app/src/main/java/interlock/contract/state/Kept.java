package interlock.contract.state;

import interlock.contract.binary.AvroInput;
import interlock.contract.binary.AvroOutput;
import interlock.contract.record.CareEntryMapper;
import interlock.contract.record.IdentityBindingMapper;
import interlock.contract.record.WatchEntryMapper;
import interlock.core.desk.Filed;
import interlock.core.event.CareEntry;
import interlock.core.event.IdentityBinding;
import interlock.core.event.WatchEntry;
import java.util.OptionalLong;

/** What several files have in common: their head, and events kept with their time of receipt. */
final class Kept {
  private Kept() {}

  /** The first two fields of every file. */
  record Head(long asOf, OptionalLong wakeAt) {
    static void write(AvroOutput out, Filed<?> filed) {
      out.number(filed.file().asOf());
      out.optionalNumber(filed.wakeAt());
    }

    static Head read(AvroInput in) {
      long asOf = in.number();
      return new Head(asOf, in.optionalNumber());
    }
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
