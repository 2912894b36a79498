package interlock.topology;

import interlock.contract.Codec;
import interlock.contract.Codecs;
import interlock.contract.OversizeException;
import interlock.contract.wire.BadRecordException;
import interlock.core.desk.Address;
import interlock.core.desk.Cause;
import interlock.core.desk.Decision;
import interlock.core.desk.Desk;
import interlock.core.desk.DeskFile;
import interlock.core.desk.Filed;
import interlock.core.desk.Forgetting;
import interlock.core.desk.Moment;
import interlock.core.desk.Room;
import interlock.core.event.CaseStatus;
import interlock.core.mail.ContactMail;
import interlock.core.mail.Letter;
import interlock.core.mail.Post;
import interlock.core.mail.Wake;
import interlock.core.task.Output;
import interlock.core.task.Task;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A desk that does what its mail says, and codecs that one can read: for tests of the processor
 * alone.
 */
final class ToyRoom {
  private ToyRoom() {}

  /** Remembers the last mail only. */
  record ToyFile(long asOf, String last, OptionalLong wakeAt) implements DeskFile {}

  /** A file that says so is forgotten when it is idle; no other wakes for it. */
  static final class ToyForgetting implements Forgetting<ToyFile> {
    @Override
    public boolean decidesItself(ToyFile file) {
      return file.last().equals("forget me");
    }

    @Override
    public boolean holdsSomething(ToyFile file, long now) {
      return false;
    }

    @Override
    public Decision<ToyFile> forget(Address key, ToyFile file, Moment moment) {
      return new Decision<>(Optional.empty(), List.of(), List.of(), OptionalLong.empty());
    }

    @Override
    public ToyFile without(ToyFile file, Set<String> taskIds) {
      return file;
    }
  }

  /**
   * Reads {@code wake-in SECONDS}, {@code note …}, {@code known}, {@code fault …}, {@code oversize}
   * and {@code write N KEY NAME}: N letters {@code note NAME-1}, {@code note NAME-2} … to KEY.
   */
  static final class ToyDesk implements Desk<ToyFile, ContactMail> {
    final List<String> log = new ArrayList<>();
    final List<Long> wakes = new ArrayList<>();
    final List<Long> times = new ArrayList<>();
    long againAfterSeconds;
    boolean failOnWake;

    @Override
    public Decision<ToyFile> decide(
        Address key, Optional<ToyFile> file, ContactMail mail, Moment moment) {
      if (mail instanceof Wake wake) {
        if (failOnWake) {
          throw new IllegalStateException("the desk fails");
        }
        log.add("wake");
        wakes.add(wake.dueAt());
        OptionalLong again =
            againAfterSeconds == 0
                ? OptionalLong.empty()
                : OptionalLong.of(moment.now() + againAfterSeconds * 1000);
        return kept(moment, "wake", again);
      }
      String text = ((ContactMail.ContactReported) mail).caseId();
      if (text.equals("known")) {
        return new Decision<>(file, List.of(), List.of(), OptionalLong.empty());
      }
      if (text.startsWith("fault ")) {
        throw new NumberFormatException("For input string: " + text);
      }
      if (text.startsWith("write ")) {
        return written(file, text.split(" "));
      }
      if (text.startsWith("wake-in ")) {
        long seconds = Long.parseLong(text.substring("wake-in ".length()));
        return kept(moment, text, OptionalLong.of(moment.now() + seconds * 1000));
      }
      if (!text.equals("oversize")) {
        log.add(text);
      }
      times.add(moment.now());
      return kept(moment, text, file.map(ToyFile::wakeAt).orElse(OptionalLong.empty()));
    }

    private static Decision<ToyFile> written(Optional<ToyFile> file, String[] words) {
      Address to = Address.ofKey(words[2]).orElseThrow();
      List<Letter> letters =
          IntStream.rangeClosed(1, Integer.parseInt(words[1]))
              .mapToObj(i -> new Letter(to, note("note " + words[3] + "-" + i)))
              .toList();
      return new Decision<>(
          file, letters, List.of(), file.map(ToyFile::wakeAt).orElse(OptionalLong.empty()));
    }

    private static ContactMail note(String text) {
      return new ContactMail.ContactReported(
          text, 1, CaseStatus.REPORTED, true, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Decision<ToyFile> kept(Moment moment, String last, OptionalLong wakeAt) {
      return new Decision<>(
          Optional.of(new ToyFile(moment.now(), last, wakeAt)), List.of(), List.of(), wakeAt);
    }
  }

  /** Text: {@code due|text} for mail, {@code asOf|wakeAt|last} for files. */
  static final class ToyCodecs implements Codecs {
    boolean failOnWake;

    byte[] mailOf(String text) {
      return bytes("-|" + text);
    }

    @Override
    public Codec<Post> mail(Room room) {
      return new Codec<>() {
        @Override
        public byte[] encode(Post post) {
          if (failOnWake && post.mail() instanceof Wake) {
            throw new IllegalStateException("the codec fails");
          }
          return switch (post.mail()) {
            case Wake wake -> bytes(wake.dueAt() + "|");
            case ContactMail.ContactReported note -> mailOf(note.caseId());
            default -> throw new AssertionError("the toy desk writes no such mail");
          };
        }

        @Override
        public Post decode(byte[] mail) {
          String[] parts = new String(mail, StandardCharsets.UTF_8).split("\\|", -1);
          if (parts.length != 2) {
            throw new BadRecordException("no mail");
          }
          return parts[0].equals("-")
              ? new Post(new Cause("toy", "e", "s", 0, 0), ToyDesk.note(parts[1]))
              : new Post(Cause.wake(0, 0), new Wake(Long.parseLong(parts[0])));
        }
      };
    }

    @Override
    @SuppressWarnings("unchecked") // the toy room has one kind of file
    public <F extends DeskFile> Codec<Filed<F>> file(Room room) {
      return (Codec<Filed<F>>) (Codec<?>) new FileCodec();
    }

    @Override
    public List<Published> output(Output output) {
      throw new AssertionError("the toy desk has no outputs");
    }

    @Override
    public Published echo(Task task) {
      throw new AssertionError("no canary");
    }

    @Override
    public Published receipt(Receipt receipt) {
      throw new AssertionError("a desk writes no receipts");
    }

    @Override
    public Published rejected(Rejection rejection) {
      throw new AssertionError("a desk rejects nothing");
    }
  }

  private static final class FileCodec implements Codec<Filed<ToyFile>> {
    @Override
    public byte[] encode(Filed<ToyFile> filed) {
      if (filed.file().last().equals("oversize")) {
        throw new OversizeException("a toy file", 2, 1);
      }
      return bytes(
          filed.file().asOf()
              + "|"
              + (filed.wakeAt().isPresent() ? filed.wakeAt().getAsLong() : "-")
              + "|"
              + filed.file().last());
    }

    @Override
    public Filed<ToyFile> decode(byte[] file) {
      String[] parts = new String(file, StandardCharsets.UTF_8).split("\\|", -1);
      OptionalLong wakeAt =
          parts[1].equals("-") ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(parts[1]));
      return new Filed<>(new ToyFile(Long.parseLong(parts[0]), parts[2], wakeAt), wakeAt);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
