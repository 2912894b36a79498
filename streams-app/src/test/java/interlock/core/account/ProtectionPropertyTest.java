package interlock.core.account;

import static interlock.core.account.Facts.HOUR;
import static interlock.core.account.Facts.MINUTE;
import static interlock.core.account.Facts.desk;
import static interlock.core.account.Facts.minute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.generators.SourceDSL.longs;

import interlock.Property;
import interlock.core.event.OfficerDecision.Action;
import interlock.core.event.StopPaymentFeedback.Phase;
import interlock.core.mail.Letter;
import interlock.core.mail.Wake;
import interlock.core.policy.StopCommand;
import interlock.core.task.StopPaymentTask;
import interlock.core.task.StopPaymentTask.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Orders, answers of every kind and time in any order, with repeats: a protection never passes its
 * longest time, is never frozen, ends by LIFT or its own expiry, and stays within its bytes.
 */
class ProtectionPropertyTest {
  private static final List<String> CODES =
      List.of(
          "0000", "0000", "0000", "0000", "1200", "1300", "1301", "1304", "1800", "1900", "200002",
          "0900", "100000");
  private static final long MAX = 7 * 24 * HOUR * MINUTE;

  @Test
  void noOrderOfEventsPassesTheLongestTime() {
    Property.qt().forAll(longs().all()).checkAssert(seed -> new World(new Random(seed)).play());
  }

  private static final class World extends ProtectionStory {
    private final Random random;
    private final Map<String, StopPaymentTask> newest = new HashMap<>();
    private final Map<String, Long> activated = new HashMap<>();
    private final List<Letter> past = new ArrayList<>();
    private int read;
    private long now = minute(NOW);

    World(Random random) {
      this.random = random;
    }

    void play() {
      twentyThousandAreThere();
      send(order("D-1", "007", NONE, List.of("C")));
      decides(Action.APPROVE, "008");
      check();
      for (int step = 0; step < 60; step++) {
        switch (random.nextInt(8)) {
          case 0 -> send(order("D-" + random.nextInt(3), any("007", "008"), NONE, List.of("C")));
          case 1 -> {
            decides(
                any(Action.APPROVE, Action.APPROVE, Action.REJECT, Action.LIFT), any("007", "008"));
            check();
          }
          case 2, 3, 4 -> answer();
          case 5 -> send(past.get(random.nextInt(past.size())));
          default -> pass((1 + random.nextInt(30)) * HOUR * MINUTE);
        }
      }
      for (int i = 0; i < 20; i++) {
        pass(3 * 24 * HOUR * MINUTE);
      }
      assertThat(newest.values()).noneMatch(World::isInForce);
    }

    private void answer() {
      StopPaymentTask task = all().get(random.nextInt(all().size()));
      OptionalLong ends =
          random.nextInt(3) == 0
              ? OptionalLong.of(now + random.nextInt(400) * HOUR * MINUTE)
              : NONE;
      clock = (now - Facts.START) / MINUTE;
      var phase = random.nextInt(4) == 0 ? Phase.RECEIPT : Phase.RESULT;
      String code = CODES.get(random.nextInt(CODES.size()));
      send(
          new Letter(
              desk(OWN),
              new interlock.core.mail.AccountMail.StopAnswered(
                  feedback(task, task.command(), phase, code, ends))));
    }

    private void pass(long millis) {
      long end = now + millis;
      while (due().isPresent() && due().getAsLong() <= end) {
        OptionalLong due = due();
        now = Math.max(now, due.getAsLong());
        town.at(now);
        town.send(new Letter(desk(OWN), new Wake(due.getAsLong())));
        check();
        assertThat(due()).as("a Wake is not asked for twice").isNotEqualTo(due);
      }
      now = end;
      town.at(now);
    }

    private void send(Letter letter) {
      past.add(letter);
      town.send(letter);
      check();
    }

    private void check() {
      for (StopPaymentTask task : all().subList(read, all().size())) {
        StopPaymentTask before = newest.put(task.head().taskId(), task);
        assertThat(task.head().revision())
            .isEqualTo(before == null ? 1 : before.head().revision() + 1);
        assertThat(task.command()).isNotEqualTo(StopCommand.FREEZE);
        assertThat(task.state()).isNotEqualTo(State.FROZEN);
        assertThat(task.stopCount()).isZero();
        if (isInForce(task)) {
          long first = activated.computeIfAbsent(task.head().taskId(), id -> now);
          assertThat(task.expiresAt().orElseThrow()).isLessThanOrEqualTo(first + MAX);
        }
        boolean prolonged =
            task.command() == StopCommand.EXTEND && task.commandSeq() != seq(before);
        if (prolonged) {
          assertThat(now).isLessThan(activated.get(task.head().taskId()) + MAX);
        }
        if (before != null && isInForce(before) && Stops.hasEnded(task.state())) {
          assertThat(task.state()).isIn(State.EXPIRED, State.LIFTED);
        }
      }
      read = all().size();
      town.files.get(desk(OWN)).protections().forEach(this::onFile);
    }

    private void onFile(Protection protection) {
      StopPaymentTask told = newest.get(protection.task().taskId());
      assertThat(told.state()).isEqualTo(protection.task().state());
      assertThat(told.head().revision()).isEqualTo(protection.task().revision());
      assertThat(protection.task().commands().size()).isLessThanOrEqualTo(Commands.MAX);
    }

    private static int seq(StopPaymentTask before) {
      return before == null ? 0 : before.commandSeq();
    }

    private static boolean isInForce(StopPaymentTask task) {
      return task.state() == State.ACTIVE || task.state() == State.PARTIAL;
    }

    @SafeVarargs
    private <T> T any(T... of) {
      return of[random.nextInt(of.length)];
    }
  }
}
