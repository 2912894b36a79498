package interlock.sandbox.cost;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import interlock.bank.Transfer;
import interlock.contract.AvroCodecs;
import interlock.contract.Codec;
import interlock.contract.Codecs.Published;
import interlock.contract.policy.PolicyDocument;
import interlock.core.desk.Address;
import interlock.core.desk.Filed;
import interlock.core.desk.Room;
import interlock.core.identity.Phone;
import interlock.core.subject.SubjectFile;
import interlock.sandbox.load.Invented;
import interlock.sandbox.load.LoadEvent;
import interlock.sandbox.load.Records;
import interlock.topology.Topic;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * As {@link HotKeyTest}, for joining: thousands of payments each of which would join one more
 * identifier to a subject that is at its cap, or at a hub (design.md §2, §8). No subject grows past
 * the cap, no file past its bytes, no mail leads to more than a few letters, no payment costs more
 * than its files may, and a bystander's tasks are byte for byte the same.
 */
class GrowingSubjectTest {
  private static final Instant START = Instant.parse("2026-01-05T01:00:00Z");
  private static final int FROM = 10_000;
  private static final int PAYEE = 5_000_000;
  private static final int BYSTANDER = 4_000_000;
  private static final int MEMBERS = PolicyDocument.packaged().identity().members();

  private static final int WARM = 1_000;
  private static final int MOST_LETTERS = 4;
  private static final int MOST_MAILS = 20;

  /** So many times the largest file: what a payment costs goes with the files that it touches. */
  private static final long MOST_FILES = 40;

  private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** Who is named together with whom. */
  private enum Shape {
    /** One phone, and an account of its own for each payment. */
    STAR {
      @Override
      int phone(int i) {
        return 0;
      }

      @Override
      int account(int i) {
        return i;
      }
    },
    /**
     * Each identifier has six below it, phones below accounts and accounts below phones: none is a
     * hub, and whoever is at the edge of a full subject asks for one more.
     */
    TREE {
      @Override
      int phone(int i) {
        return isPhone(i + 1) ? i + 1 : i / BRANCHES;
      }

      @Override
      int account(int i) {
        return isPhone(i + 1) ? i / BRANCHES : i + 1;
      }
    },
    /** Some sixty phones and accounts, each of which is named with every other. */
    CROWD {
      @Override
      int phone(int i) {
        return i * 7 % 61;
      }

      @Override
      int account(int i) {
        return i / 61 % 59;
      }
    };

    private static final int BRANCHES = 6;

    abstract int phone(int i);

    abstract int account(int i);

    /** By its level in the tree. */
    private static boolean isPhone(int node) {
      boolean phone = true;
      for (int above = node; above > 0; above = (above - 1) / BRANCHES) {
        phone = !phone;
      }
      return phone;
    }
  }

  @ParameterizedTest
  @EnumSource
  void whoWantsToGrowPastTheCapStaysWithinItsBytesAndLeavesOthersAlone(Shape shape) {
    grow(shape, 2_000);
  }

  @Tag("full")
  @ParameterizedTest
  @EnumSource
  void whoWantsToGrowTwentyThousandTimesStaysWithinItsBytesAndLeavesOthersAlone(Shape shape) {
    grow(shape, 20_000);
  }

  private static void grow(Shape shape, int payments) {
    var watch = new Watch();
    long mostWork = 0;
    for (int i = 0; i < payments; i++) {
      LoadEvent payment = payment("grow-" + i, shape.phone(i), shape.account(i), i);
      watch.mails = 0;
      long before = THREAD.getCurrentThreadAllocatedBytes();
      watch.rooms.receive(payment, millis(i));
      long work = THREAD.getCurrentThreadAllocatedBytes() - before;
      // Before that, classes are loaded.
      mostWork = i < WARM ? 0 : Math.max(mostWork, work);
      watch.mostMails = Math.max(watch.mostMails, watch.mails);
      watch.bystander(i, payments);
    }
    watch.readAll();
    assertThat(watch.refused).as("links that were refused").isPositive();
    assertThat(watch.mostMembers).as("identifiers in one subject").isLessThanOrEqualTo(MEMBERS);
    assertThat(watch.mostBytes)
        .as("bytes of the largest file")
        .isLessThanOrEqualTo(AvroCodecs.SUBJECT_FILE_BYTES);
    assertThat(watch.mostLetters)
        .as("letters that one mail led to")
        .isLessThanOrEqualTo(MOST_LETTERS);
    assertThat(watch.mostMails)
        .as("mails to subjects for one payment")
        .isLessThanOrEqualTo(MOST_MAILS);
    assertThat(mostWork)
        .as("bytes allocated for one payment and its mails")
        .isLessThanOrEqualTo(MOST_FILES * AvroCodecs.SUBJECT_FILE_BYTES);
    var alone = new Watch();
    for (int i = 0; i < payments; i++) {
      alone.bystander(i, payments);
    }
    assertThat(watch.tasks).isNotEmpty().containsExactlyElementsOf(alone.tasks);
  }

  /** The rooms, what was largest in them, and all that is told of the bystander. */
  private static final class Watch implements OfflineRooms.Observer {
    private final OfflineRooms rooms = new OfflineRooms(this);
    private final Address bystander = Address.subject(phoneOf(BYSTANDER));
    private final List<String> tasks = new ArrayList<>();
    private final Set<Address> desks = new HashSet<>();
    private int mails;
    private int mostMails;
    private int mostBytes;
    private int mostLetters;
    private int mostMembers;
    private int refused;

    @Override
    public void answered(OfflineRooms.Delivery delivery) {
      if (delivery.to().room() == Room.SUBJECT) {
        mails++;
        mostLetters = Math.max(mostLetters, delivery.answer().letters().size());
        delivery.answer().newFile().ifPresent(bytes -> keep(delivery.to(), bytes));
      }
      if (delivery.to().equals(bystander)) {
        for (Published out : delivery.answer().outputs()) {
          tasks.add(out.topic() + " " + out.key() + " " + Arrays.toString(out.value()));
        }
      }
    }

    private void keep(Address desk, byte[] bytes) {
      mostBytes = Math.max(mostBytes, bytes.length);
      desks.add(desk);
    }

    /** Reads all files of subjects. */
    void readAll() {
      Codec<Filed<SubjectFile>> codec = rooms.codecs().file(Room.SUBJECT);
      for (Address desk : desks) {
        var members = codec.decode(rooms.file(desk).orElseThrow()).file().standing().members();
        mostMembers = Math.max(mostMembers, 1 + members.others().size());
        refused = Math.max(refused, members.refusedLinks());
      }
    }

    /** Now and then somebody else pays. */
    void bystander(int i, int count) {
      if (i % (count / 10) == 5) {
        rooms.receive(payment("by-" + i, BYSTANDER - FROM, BYSTANDER - FROM, i), millis(i));
      }
    }
  }

  private static LoadEvent payment(String id, int phone, int account, int i) {
    Transfer transfer =
        Records.suspicious(id, at(i), "pay-" + id, FROM + account, PAYEE + i, 1_000_00);
    transfer.getPayer().setPhone(Invented.phone(FROM + phone));
    return new LoadEvent(
        Topic.BANK_SUSPICIOUS_TRANSFER, Invented.account(FROM + account), transfer);
  }

  private static Phone phoneOf(int person) {
    return Phone.ofE164("+86" + Invented.phone(person)).orElseThrow();
  }

  /** One a second. */
  private static Instant at(int i) {
    return START.plusSeconds(i);
  }

  private static long millis(int i) {
    return at(i).toEpochMilli();
  }
}
