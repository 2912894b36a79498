package interlock.sandbox.cost;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import interlock.common.Contact;
import interlock.common.ContactKind;
import interlock.contract.AvroCodecs;
import interlock.contract.Codecs.Published;
import interlock.core.desk.Address;
import interlock.core.desk.Cause;
import interlock.core.desk.Room;
import interlock.core.event.FraudContact.Phase;
import interlock.core.event.Party;
import interlock.core.event.Transfer;
import interlock.core.identity.Account;
import interlock.core.identity.ContactPoint;
import interlock.core.identity.Phone;
import interlock.core.mail.Post;
import interlock.core.mail.SubjectMail.Evidenced;
import interlock.core.policy.EvidenceCode;
import interlock.core.policy.WarningClass;
import interlock.core.subject.Evidence;
import interlock.police.IncidentReport;
import interlock.sandbox.load.Invented;
import interlock.sandbox.load.LoadEvent;
import interlock.sandbox.load.Records;
import interlock.topology.Topic;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * No key can hurt another (design.md §8): however much comes to one desk, its file stays within its
 * bytes, no mail costs more than those before, and everybody else's tasks are as without it.
 */
class HotKeyTest {
  private static final Instant START = Instant.parse("2026-01-05T01:00:00Z");
  private static final int HERO = 7;
  private static final int BYSTANDER = 8;
  private static final int OTHERS = 1_000;
  private static final String LONG = "x".repeat(40);

  /** The whole million, some ten minutes: {@code -Pfull -Dflood.subject=1000000}. */
  private static final int SUBJECT_EVENTS = Integer.getInteger("flood.subject", 100_000);

  /** From here on the file is full. */
  private static final int WARM = 1_000;

  private static final int SAMPLE = 500;

  /** More than the noise of one file to the next, far less than a cost that grows with events. */
  private static final double MOST_GROWTH = 1.3;

  private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @Test
  void aSubjectWithTenThousandEventsStaysWithinItsBytesAndLeavesOthersAlone() {
    floodSubject(10_000);
  }

  @Test
  @Tag("full")
  void aSubjectWithAHundredThousandEventsOrMoreStaysWithinItsBytesAndLeavesOthersAlone() {
    floodSubject(SUBJECT_EVENTS);
  }

  @Test
  void aContactWithTenThousandSubscribersStaysWithinItsBytesAndLeavesOthersAlone() {
    floodContact(10_000);
  }

  @Test
  @Tag("full")
  void aContactWithAHundredThousandSubscribersStaysWithinItsBytesAndLeavesOthersAlone() {
    floodContact(100_000);
  }

  private static void floodSubject(int events) {
    Address hot = Address.subject(phone(HERO));
    var flooded = new Watch();
    var rooms = flooded.rooms;
    flood(
        events,
        Room.SUBJECT,
        AvroCodecs.SUBJECT_FILE_BYTES,
        rooms,
        hot,
        i -> {
          Evidence piece = evidence(i);
          var cause = new Cause("test", piece.eventId(), piece.source(), millis(i), millis(i));
          rooms.mail(hot, new Post(cause, new Evidenced(piece, hero())), millis(i));
          bystander(rooms, i, events);
        });
    assertThat(flooded.tasks)
        .isNotEmpty()
        .containsExactlyElementsOf(bystandersAlone(events, false));
  }

  private static void floodContact(int subscribers) {
    Address hot = Address.contact(ContactPoint.ofKey("n:" + caller().reveal()));
    var flooded = new Watch();
    var rooms = flooded.rooms;
    rooms.receive(naming(), START.toEpochMilli());
    flood(
        subscribers,
        Room.CONTACT,
        AvroCodecs.FILE_BYTES,
        rooms,
        hot,
        i -> {
          rooms.receive(call("flood-" + LONG + i, OTHERS + i, HERO, i), millis(i));
          bystander(rooms, i, subscribers);
        });
    assertThat(flooded.tasks)
        .isNotEmpty()
        .containsExactlyElementsOf(bystandersAlone(subscribers, true));
  }

  /** Sends {@code count} messages, and looks at the file's bytes and the work of each message. */
  private static void flood(
      int count, Room room, int limit, OfflineRooms rooms, Address hot, IntConsumer message) {
    long[] early = new long[SAMPLE];
    long[] late = new long[SAMPLE];
    for (int i = 0; i < count; i++) {
      long before = THREAD.getCurrentThreadAllocatedBytes();
      message.accept(i);
      long work = THREAD.getCurrentThreadAllocatedBytes() - before;
      if (i >= WARM && i < WARM + SAMPLE) {
        early[i - WARM] = work;
      }
      if (i >= count - SAMPLE) {
        late[i - count + SAMPLE] = work;
      }
      if (isPowerOfTen(i + 1)) {
        int bytes = rooms.file(hot).orElseThrow().length;
        assertThat(bytes).as("%s file after %d messages", room, i + 1).isLessThanOrEqualTo(limit);
      }
    }
    assertThat(median(late))
        .as("bytes allocated for a message, at the end against %d", median(early))
        .isLessThan((long) (MOST_GROWTH * median(early)));
  }

  /** Now and then the bystander is in touch with the flooded number too, and pays somebody. */
  private static void bystander(OfflineRooms rooms, int i, int count) {
    if (i % (count / 10) == 5) {
      rooms.receive(call("by-call-" + i, BYSTANDER, HERO, i), millis(i));
      rooms.receive(
          new LoadEvent(
              Topic.BANK_SUSPICIOUS_TRANSFER,
              Invented.account(BYSTANDER),
              Records.suspicious("by-" + i, at(i), "by-pay-" + i, BYSTANDER, OTHERS, 1_000_00)),
          millis(i));
    }
  }

  private static List<String> bystandersAlone(int count, boolean named) {
    var alone = new Watch();
    if (named) {
      alone.rooms.receive(naming(), START.toEpochMilli());
    }
    IntStream.range(0, count).forEach(i -> bystander(alone.rooms, i, count));
    return alone.tasks;
  }

  /** The rooms, and all that is told of the bystander, byte for byte. */
  private static final class Watch implements OfflineRooms.Observer {
    private final OfflineRooms rooms = new OfflineRooms(this);
    private final List<String> tasks = new ArrayList<>();
    private final Address subject = Address.subject(phone(BYSTANDER));
    private final Address money =
        Address.account(Account.parse(Invented.account(BYSTANDER)).value().orElseThrow());

    @Override
    public void answered(OfflineRooms.Delivery delivery) {
      if (delivery.to().equals(subject) || delivery.to().equals(money)) {
        for (Published out : delivery.answer().outputs()) {
          tasks.add(out.topic() + " " + out.key() + " " + Arrays.toString(out.value()));
        }
      }
    }
  }

  /** Of all kinds, with long words and ever other places, numbers and fraud types. */
  private static Evidence evidence(int i) {
    boolean payment = i % 3 == 0;
    return new Evidence(
        payment ? EvidenceCode.SUSPICIOUS_TRANSFER : EvidenceCode.CONTACT_REPORTED,
        "SOURCE-" + i % 50,
        "flood-" + LONG + i,
        "",
        payment ? Evidence.Witness.BANK : Evidence.Witness.TELECOM,
        payment ? WarningClass.FUND : WarningClass.CALL,
        millis(i),
        millis(i),
        millis(i),
        900,
        Optional.empty(),
        payment ? OptionalLong.of(100_00 + i) : OptionalLong.empty(),
        payment
            ? Optional.of(
                new Evidence.Payment(
                    "ICBC",
                    "pay-" + LONG + i,
                    i % 2 == 0 ? Transfer.Status.POSTED : Transfer.Status.ATTEMPTED,
                    OptionalLong.empty(),
                    Account.parse(Invented.account(HERO)).value(),
                    Account.parse(Invented.account(OTHERS + i)).value()))
            : Optional.empty(),
        payment
            ? Optional.empty()
            : Optional.of(
                new Evidence.Call("session-" + LONG + i, i % 2 == 0 ? Phase.ONGOING : Phase.ENDED)),
        Optional.of(ContactPoint.ofKey("n:+60115" + "%07d".formatted(i))),
        Optional.of("FRAUD_TYPE_" + i % 40),
        List.of("SIGNAL_" + i % 10, "OVERSEAS"),
        Optional.of(Invented.region(i)),
        Optional.of(Invented.region(i + 1)));
  }

  private static LoadEvent call(String id, int subscriber, int caller, int i) {
    return new LoadEvent(
        Topic.TELECOM_FRAUD_CONTACT,
        Invented.phone(subscriber),
        Records.call(id, at(i), subscriber, caller));
  }

  /** A report that names the hot number, so that everyone in touch with it is warned. */
  private static LoadEvent naming() {
    IncidentReport report = Records.report("report", START, "case-1", OTHERS - 1, List.of());
    report.setContacts(
        List.of(
            Contact.newBuilder()
                .setKind(ContactKind.CALL)
                .setPhone(Invented.foreignPhone(HERO))
                .build()));
    return new LoadEvent(Topic.POLICE_INCIDENT_REPORT, "case-1", report);
  }

  private static Party hero() {
    return new Party(
        Optional.of(phone(HERO)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Phone phone(int person) {
    return Phone.ofE164("+86" + Invented.phone(person)).orElseThrow();
  }

  private static Phone caller() {
    return Phone.ofE164("+" + Invented.foreignPhone(HERO).substring(2)).orElseThrow();
  }

  /** Ten a second. */
  private static Instant at(int i) {
    return START.plusMillis(100L * i);
  }

  private static long millis(int i) {
    return at(i).toEpochMilli();
  }

  private static long median(long[] values) {
    long[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static boolean isPowerOfTen(int n) {
    return n == 1 || (n % 10 == 0 && isPowerOfTen(n / 10));
  }
}
