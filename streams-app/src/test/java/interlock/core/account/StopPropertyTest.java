package interlock.core.account;

import static interlock.core.account.Facts.HOUR;
import static interlock.core.account.Facts.MINUTE;
import static interlock.core.account.Facts.account;
import static interlock.core.account.Facts.desk;
import static interlock.core.account.Facts.line;
import static interlock.core.account.Facts.minute;
import static interlock.core.account.Facts.party;
import static interlock.core.account.Facts.pay;
import static interlock.core.account.Facts.report;
import static interlock.core.account.Facts.yuan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.generators.SourceDSL.longs;

import interlock.Property;
import interlock.core.event.CaseStatus;
import interlock.core.event.Origin;
import interlock.core.event.Party;
import interlock.core.event.StopPaymentFeedback;
import interlock.core.event.StopPaymentFeedback.Phase;
import interlock.core.event.Transfer;
import interlock.core.mail.AccountMail;
import interlock.core.mail.Letter;
import interlock.core.mail.Wake;
import interlock.core.policy.StopCommand;
import interlock.core.task.StopPaymentTask;
import interlock.core.task.StopPaymentTask.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Banks' answers, the case's status, movements and time in any order, with repeats: no third stop
 * by itself, no silent end, every revision numbered, and whatever is in force has a deadline.
 */
class StopPropertyTest {
  private static final String VICTIM = "6222020000000010019";
  private static final String FIRST = "6217000000000020011";
  private static final String SECOND = "6230580000000040017";
  private static final String THIRD = "6229080000000070014";
  private static final Party LI = party(VICTIM);
  private static final List<String> CODES =
      List.of(
          "0000", "0000", "0000", "1200", "1300", "1301", "1304", "1800", "1900", "100000",
          "200002", "0900");

  @Test
  void noOrderGivesAThirdStopOrEndsOneSilently() {
    Property.qt().forAll(longs().all()).checkAssert(seed -> new World(new Random(seed)).play());
  }

  private static final class World {
    private final Random random;
    private final Town town = new Town();
    private final List<Letter> past = new ArrayList<>();
    private final Map<String, StopPaymentTask> newest = new HashMap<>();
    private final Set<String> sentOut = new HashSet<>();
    private long now = minute(HOUR);
    private int read;
    private int events;
    private int version;

    World(Random random) {
      this.random = random;
    }

    void play() {
      town.at(now);
      send(pay("T1", LI, party(FIRST), 5000).at(0).in());
      send(reported(CaseStatus.REPORTED));
      for (int step = 0; step < 40; step++) {
        switch (random.nextInt(8)) {
          case 0 -> send(reported(any(List.of(CaseStatus.values()))));
          case 1 -> movement().letters().forEach(this::send);
          case 2, 3, 4 -> answer().ifPresent(this::send);
          case 5 -> send(past.get(random.nextInt(past.size())));
          case 6 -> pass(random.nextInt(40) * HOUR * MINUTE);
          default -> wakeAll(now);
        }
      }
      // Nobody does anything any more: all that is in force ends.
      for (int i = 0; i < 60; i++) {
        pass(30 * 24 * HOUR * MINUTE);
        wakeAll(now);
      }
      assertThat(newest.values()).noneMatch(World::isInForce);
    }

    private void send(Letter letter) {
      past.add(letter);
      town.send(letter);
      check();
    }

    private Letter reported(CaseStatus status) {
      // An older version may come last.
      int told = random.nextInt(6) == 0 ? version : ++version;
      return status == CaseStatus.WITHDRAWN && random.nextInt(3) > 0
          ? report("C1", told, status, LI, FIRST)
          : report("C1", told, filed(status), LI, FIRST, line(0, "T1", party(FIRST), 5000, 0));
    }

    private static CaseStatus filed(CaseStatus status) {
      return status == CaseStatus.WITHDRAWN ? CaseStatus.FILED : status;
    }

    private Facts.Payment movement() {
      String[] way = any(List.of(new String[] {FIRST, SECOND}, new String[] {SECOND, THIRD}));
      return pay("M" + random.nextInt(6), way[0], way[1], 100L * (1 + random.nextInt(20)))
          .at(5 + random.nextInt(3))
          .reported(minute(6) + ++events)
          .status(random.nextInt(4) == 0 ? Transfer.Status.REVERSED : Transfer.Status.POSTED);
    }

    private Optional<Letter> answer() {
      List<StopPaymentTask> tasks =
          town.outputs(StopPaymentTask.class).stream()
              .filter(t -> !t.target().account().equals(Optional.of(account(THIRD))))
              .toList();
      StopPaymentTask task = any(tasks);
      Optional<String> id =
          switch (random.nextInt(8)) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of("0".repeat(36));
            default -> Optional.of(task.applicationId());
          };
      var account = task.target().account().orElseThrow();
      boolean until = random.nextInt(3) == 0;
      return Optional.of(
          new Letter(
              desk(account.reveal()),
              new AccountMail.StopAnswered(
                  new StopPaymentFeedback(
                      new Origin("BANK", "answer " + ++events, now, now, now),
                      task.head().taskId(),
                      id,
                      account,
                      "BANK",
                      task.command(),
                      random.nextInt(4) == 0 ? Phase.RECEIPT : Phase.RESULT,
                      any(CODES),
                      random.nextBoolean()
                          ? OptionalLong.of(yuan(100L * random.nextInt(60)))
                          : OptionalLong.empty(),
                      OptionalLong.empty(),
                      OptionalLong.empty(),
                      until
                          ? OptionalLong.of(now + random.nextInt(72) * HOUR * MINUTE)
                          : OptionalLong.empty(),
                      OptionalLong.empty(),
                      Optional.empty()))));
    }

    /** Time passes; most deadlines are judged when they come, some much later. */
    private void pass(long millis) {
      long end = now + millis;
      for (String on : List.of(FIRST, SECOND)) {
        long at = now;
        OptionalLong due = due(on);
        while (random.nextInt(5) > 0 && due.isPresent() && due.getAsLong() <= end) {
          at = Math.max(at, due.getAsLong());
          town.at(at);
          town.send(new Letter(desk(on), new Wake(due.getAsLong())));
          check();
          assertThat(due(on)).as("a Wake is not asked for twice").isNotEqualTo(due);
          due = due(on);
        }
        now = Math.max(now, at);
      }
      now = Math.max(now, end);
      town.at(now);
    }

    private void wakeAll(long at) {
      send(new Letter(desk(FIRST), new Wake(at)));
      send(new Letter(desk(SECOND), new Wake(at)));
    }

    private OptionalLong due(String on) {
      return town.files.containsKey(desk(on))
          ? town.again(report("none", 0, CaseStatus.WITHDRAWN, LI, on)).wakeAt()
          : OptionalLong.empty();
    }

    private void check() {
      List<StopPaymentTask> all = town.outputs(StopPaymentTask.class);
      for (StopPaymentTask task : all.subList(read, all.size())) {
        StopPaymentTask before = newest.put(task.head().taskId(), task);
        revised(before, task);
      }
      read = all.size();
      for (String on : List.of(FIRST, SECOND)) {
        if (town.files.containsKey(desk(on))) {
          town.files.get(desk(on)).stops().forEach(stop -> onFile(on, stop));
        }
      }
    }

    private void revised(StopPaymentTask before, StopPaymentTask task) {
      assertThat(task.head().revision())
          .isEqualTo(before == null ? 1 : before.head().revision() + 1);
      boolean stop = task.command() == StopCommand.STOP || task.command() == StopCommand.EXTEND;
      if (stop && task.responseDueAt().isPresent() && sentOut.add(task.applicationId())) {
        assertThat(task.stopCount()).as("no third stop goes out").isLessThan(2);
      }
      if (before != null) {
        assertThat(task.stopCount()).isGreaterThanOrEqualTo(before.stopCount());
        assertThat(task.applicationId().equals(before.applicationId()))
            .isEqualTo(task.commandSeq() == before.commandSeq());
        if (isInForce(before) && Stops.hasEnded(task.state())) {
          assertThat(task.state())
              .as("what was in force ends by its time or by its bank's word")
              .isIn(State.EXPIRED, State.LIFTED);
        }
      }
    }

    private void onFile(String on, Stop stop) {
      StopPaymentTask told = newest.get(stop.taskId());
      assertThat(told.state()).isEqualTo(stop.state());
      assertThat(told.head().revision()).isEqualTo(stop.revision());
      assertThat(stop.commands().size()).isLessThanOrEqualTo(Commands.MAX);
      assertThat(stop.answers().size()).isLessThanOrEqualTo(StopDraft.MAX_ANSWERS);
      if (isInForce(told)) {
        assertThat(told.amountHeldFen()).isPresent();
        assertThat(due(on).orElseThrow()).isLessThanOrEqualTo(told.expiresAt().orElseThrow());
      }
    }

    private static boolean isInForce(StopPaymentTask task) {
      return task.state() == State.ACTIVE
          || task.state() == State.PARTIAL
          || task.state() == State.FROZEN;
    }

    private <T> T any(List<T> of) {
      return of.get(random.nextInt(of.size()));
    }
  }
}
