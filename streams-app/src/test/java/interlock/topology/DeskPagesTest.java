package interlock.topology;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.contract.policy.PolicyDocument;
import interlock.core.desk.Cause;
import interlock.core.desk.Room;
import interlock.core.desk.TaskIds;
import interlock.core.mail.ContactMail;
import interlock.core.mail.Post;
import interlock.core.mail.Wake;
import interlock.core.policy.PolicyBook;
import interlock.topology.LoneDesk.Sent;
import interlock.topology.ToyRoom.ToyCodecs;
import interlock.topology.ToyRoom.ToyDesk;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fan-out in pages, with a desk that writes as many letters as its mail says. */
class DeskPagesTest {
  private static final String KEY = "n:+8617100009999";
  private static final String OTHER = "n:+8617100008888";
  private static final String TO = "n:+8617100007777";
  private static final long AT = 1_767_600_000_000L;

  @TempDir Path stateDir;
  private final ToyCodecs codecs = new ToyCodecs();
  private final ToyDesk toy = new ToyDesk();
  private LoneDesk desk;

  @BeforeEach
  void open() {
    desk = open(Map.of());
  }

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void aPageLeavesAtOnceAndAsksForNothing() {
    assertThat(read("write 500 " + TO + " a")).containsExactlyElementsOf(notes("a", 1, 500));
    assertThat(desk.outbox()).isEmpty();
  }

  @Test
  void whatGoesBeyondAPageFollowsPageByPageInOrder() {
    assertThat(read("write 1200 " + TO + " a"))
        .containsExactlyElementsOf(and(notes("a", 1, 500), "wake"));
    assertThat(desk.outbox()).hasSize(700);

    assertThat(wake()).containsExactlyElementsOf(and(notes("a", 501, 1000), "wake"));
    assertThat(wake()).containsExactlyElementsOf(notes("a", 1001, 1200));
    assertThat(desk.outbox()).isEmpty();
  }

  @Test
  void everyMailSendsThePageAndTheWakeThatCameTooLateDoesNothing() {
    read("write 900 " + TO + " a");

    assertThat(read("note between")).containsExactlyElementsOf(notes("a", 501, 900));
    assertThat(toy.log).containsExactly("note between");
    assertThat(wake()).isEmpty();
  }

  @Test
  void whatIsWrittenLaterWaitsBehindWhatWaits() {
    read("write 1200 " + TO + " a");

    assertThat(read("write 3 " + TO + " b"))
        .containsExactlyElementsOf(and(notes("a", 501, 1000), "wake"));
    assertThat(wake()).containsExactlyElementsOf(and(notes("a", 1001, 1200), notes("b", 1, 3)));
  }

  @Test
  void thePageThatEmptiesTheOutboxHasRoomForWhatIsWrittenNow() {
    read("write 600 " + TO + " a");

    assertThat(read("write 450 " + TO + " b"))
        .containsExactlyElementsOf(and(and(notes("a", 501, 600), notes("b", 1, 400)), "wake"));
    assertThat(wake()).containsExactlyElementsOf(notes("b", 401, 450));
  }

  @Test
  void aLetterThatWaitedHasTheTimeAtWhichItWasWritten() {
    desk.read(KEY, codecs.mailOf("write 501 " + TO + " a"), AT);

    List<Sent> page = desk.read(KEY, wakeMail(), AT + 60_000);

    assertThat(page)
        .singleElement()
        .satisfies(
            sent -> {
              assertThat(text(sent)).isEqualTo("note a-501");
              assertThat(sent.key()).isEqualTo(TO);
              assertThat(sent.timestamp()).isEqualTo(AT);
            });
  }

  @Test
  void theWakeGoesToTheDeskItselfAndMovesItsTimeNoFurther() {
    List<Sent> sent = desk.read(KEY, codecs.mailOf("write 501 " + TO + " a"), AT);

    assertThat(text(sent.getLast())).isEqualTo("wake");
    assertThat(sent.getLast().key()).isEqualTo(KEY);
    assertThat(sent.getLast().timestamp()).isEqualTo(AT);
  }

  @Test
  void whatAsksForTheNextPageIsNoTimeForTheDesk() {
    byte[] asks = desk.read(KEY, codecs.mailOf("write 700 " + TO + " a"), AT).getLast().value();
    toy.failOnWake = true;

    assertThat(texts(desk.read(KEY, asks, AT + 1))).containsExactlyElementsOf(notes("a", 501, 700));
    assertThat(toy.log).isEmpty();
  }

  @Test
  void aDeskThatCannotAnswerStillSendsItsPage() {
    read("write 1200 " + TO + " a");
    toy.failOnWake = true;

    assertThat(wake())
        .containsExactlyElementsOf(and(and(notes("a", 501, 1000), "wake"), "dead letter"));
    assertThat(read("fault 1"))
        .containsExactlyElementsOf(and(notes("a", 1001, 1200), "dead letter"));
  }

  @Test
  void anotherDesksLettersDoNotWait() {
    read("write 1200 " + TO + " a");

    assertThat(texts(desk.read(OTHER, codecs.mailOf("write 2 " + TO + " b"), AT)))
        .containsExactlyElementsOf(notes("b", 1, 2));
    assertThat(desk.outbox()).hasSize(700);
  }

  @Test
  void aRestartBetweenPagesLosesNothingAndRepeatsNothing() {
    read("write 1200 " + TO + " a");
    wake();
    restart();

    assertThat(read("write 1 " + TO + " b"))
        .containsExactlyElementsOf(and(notes("a", 1001, 1200), notes("b", 1, 1)));
    restart();

    assertThat(wake()).isEmpty();
    assertThat(read("write 2 " + TO + " c")).containsExactlyElementsOf(notes("c", 1, 2));
  }

  private void restart() {
    Map<Bytes, byte[]> kept = desk.outbox();
    desk.close();
    desk = open(kept);
  }

  private LoneDesk open(Map<Bytes, byte[]> outbox) {
    var clerk =
        new Clerk<>(
            Room.CONTACT,
            toy,
            new ToyRoom.ToyForgetting(),
            ContactMail.class,
            codecs,
            PolicyBook.of(PolicyDocument.packaged()),
            new TaskIds(new byte[16]));
    return new LoneDesk(
        clerk, codecs, List.of(Topic.MAIL_CONTACT, Topic.DEAD_LETTER), stateDir, outbox);
  }

  private List<String> read(String text) {
    return texts(desk.read(KEY, codecs.mailOf(text), AT));
  }

  private List<String> wake() {
    return texts(desk.read(KEY, wakeMail(), AT));
  }

  private byte[] wakeMail() {
    return codecs.mail(Room.CONTACT).encode(new Post(Cause.wake(AT, AT), new Wake(AT)));
  }

  private List<String> texts(List<Sent> sent) {
    return sent.stream().map(this::text).toList();
  }

  private String text(Sent sent) {
    if (sent.topic() == Topic.DEAD_LETTER) {
      return "dead letter";
    }
    return codecs.mail(Room.CONTACT).decode(sent.value()).mail() instanceof Wake
        ? "wake"
        : new String(sent.value(), StandardCharsets.UTF_8).substring(2);
  }

  private static List<String> notes(String name, int from, int to) {
    return IntStream.rangeClosed(from, to).mapToObj(i -> "note " + name + "-" + i).toList();
  }

  private static List<String> and(List<String> some, String more) {
    return and(some, List.of(more));
  }

  private static List<String> and(List<String> some, List<String> more) {
    var all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }
}
