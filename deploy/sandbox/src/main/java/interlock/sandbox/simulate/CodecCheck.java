package interlock.sandbox.simulate;

import interlock.contract.AvroCodecs;
import interlock.contract.Codecs;
import interlock.contract.OversizeException;
import interlock.contract.registry.LocalSchemaRegistry;
import interlock.contract.wire.BadRecordException;
import interlock.core.desk.DeskFile;
import interlock.core.desk.Filed;
import interlock.core.desk.Room;
import interlock.core.mail.Post;
import interlock.core.task.Output;
import interlock.sandbox.drill.RegistryEventCodec;

/** Writes and reads a file or mail as the product does, and holds the two against each other. */
final class CodecCheck {
  private final Codecs codecs =
      new AvroCodecs(RegistryEventCodec.access(new LocalSchemaRegistry()), "");

  void mail(Room room, Post post) throws Broken {
    Post read;
    try {
      read = codecs.mail(room).decode(codecs.mail(room).encode(post));
    } catch (OversizeException | BadRecordException fault) {
      throw broken(fault, room + " mail " + post.mail().getClass().getSimpleName());
    }
    if (!read.equals(post)) {
      throw new Broken(
          Invariant.CODEC,
          room + " mail " + post.mail().getClass().getSimpleName() + " came back as another");
    }
  }

  <F extends DeskFile> void file(Room room, Filed<F> filed) throws Broken {
    Filed<F> read;
    try {
      var codec = codecs.<F>file(room);
      read = codec.decode(codec.encode(filed));
    } catch (OversizeException | BadRecordException fault) {
      throw broken(fault, room + " file");
    }
    if (!read.equals(filed)) {
      throw new Broken(Invariant.CODEC, room + " file came back as another");
    }
  }

  /** That it can be published; nobody here reads it. */
  void output(Output output) throws Broken {
    try {
      codecs.output(output);
    } catch (OversizeException fault) {
      throw broken(fault, output.getClass().getSimpleName());
    }
  }

  private static Broken broken(RuntimeException fault, String what) {
    Invariant which = fault instanceof OversizeException ? Invariant.BYTES : Invariant.CODEC;
    return new Broken(which, what + ": " + fault.getClass().getSimpleName(), fault);
  }
}
