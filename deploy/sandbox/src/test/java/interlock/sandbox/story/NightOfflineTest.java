package interlock.sandbox.story;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.casefile.CaseSummary;
import interlock.contract.Codecs.Published;
import interlock.sandbox.banks.BankService;
import interlock.sandbox.banks.Banks;
import interlock.sandbox.banks.Conduct;
import interlock.sandbox.cost.OfflineRooms;
import interlock.sandbox.load.LoadEvent;
import interlock.sandbox.story.NightPlan.Timed;
import interlock.service.wording.Language;
import interlock.task.AccountQueryTask;
import interlock.task.DissuasionTask;
import interlock.task.StopPaymentTask;
import interlock.topology.Topic;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

/**
 * A whole night in virtual time: the product's desks as bytes, the simulated banks and officers.
 */
class NightOfflineTest {
  private static final long START = Instant.parse("2026-01-05T13:00:00Z").toEpochMilli();
  private static final long NANOS_PER_MILLI = 1_000_000;

  @Test
  void everyReportedAccountHasItsStopAndTheBanksKeepAPartOfTheMoney() {
    NightSummary night = new Offline(new NightScale(1, 40, 120_000)).play();

    assertThat(night.books().balance()).isTrue();
    assertThat(night.oracle().missing()).isZero();
    assertThat(night.oracle().accounts()).isGreaterThanOrEqualTo(35);
    assertThat(night.exitCode()).isZero();
    assertThat(night.books().share()).isBetween(0.05, 0.95);
    assertThat(night.books().cashFen()).isPositive();
    assertThat(night.books().refused()).as("payments of mules that a stop kept").isPositive();
    assertThat(night.board().answersByCode()).containsKeys("0000", "1200", "1301");
    assertThat(night.board().stopsByState()).containsKeys("ACTIVE", "PARTIAL", "LIFTED");
    assertThat(night.board().dissuasions()).isPositive();
    assertThat(night.board().answerTimes()).hasSize(8);
    assertThat(night.text(Language.EN)).contains("oracle");
  }

  @Test
  void theSameSeedGivesTheSameNight() {
    var scale = new NightScale(5, 10, 60_000);
    NightSummary first = new Offline(scale).play();
    assertThat(new Offline(scale).play()).isEqualTo(first);
    assertThat(new Offline(new NightScale(6, 10, 60_000)).play()).isNotEqualTo(first);
  }

  private static final class Offline implements OfflineRooms.Observer, Night.World {
    private final NightScale scale;
    private final NightPlan plan;
    private final Banks banks;
    private final NightBoard board = new NightBoard();
    private final NightOfficers officers;
    private final OfflineRooms rooms = new OfflineRooms(this);
    private final Queue<SpecificRecord> outputs = new ArrayDeque<>();
    private long now = START;

    Offline(NightScale scale) {
      this.scale = scale;
      plan = NightPlan.of(scale.seed(), scale.cases(), scale.millis());
      banks = new Banks(Conduct.seeded(scale.seed()));
      officers = new NightOfficers(scale.seed(), 3_000);
    }

    NightSummary play() {
      NightRun.open(banks, plan);
      var night = new Night(plan, "off", this, board);
      List<Timed> left = new ArrayList<>(plan.deeds());
      long end = START + 2 * scale.millis();
      while (true) {
        long next = left.isEmpty() ? end : START + left.getFirst().atMillis();
        OptionalLong due = banks.nextDue();
        next = due.isPresent() ? Math.min(next, due.getAsLong()) : next;
        if (next >= end) {
          break;
        }
        now = Math.max(now, next);
        rooms.wakeUntil(now);
        if (!left.isEmpty() && START + left.getFirst().atMillis() <= now) {
          night.happen(left.removeFirst().deed());
        }
        settle();
      }
      return new NightSummary(
          false, scale, (end - START) / 1_000, night.oracle(), night.books(), board.figures());
    }

    /** Until nobody has anything to say at this moment. */
    private void settle() {
      boolean more = true;
      while (more) {
        List<LoadEvent> events = new ArrayList<>(banks.due(now));
        events.forEach(board::published);
        events.addAll(officers.due(now));
        events.forEach(event -> rooms.receive(event, now));
        more = !events.isEmpty() || !outputs.isEmpty();
        while (!outputs.isEmpty()) {
          read(outputs.remove());
        }
      }
    }

    private void read(SpecificRecord output) {
      switch (output) {
        case StopPaymentTask task -> {
          board.read(task, nanos());
          banks.order(task, now);
        }
        case AccountQueryTask query -> banks.ask(query, now);
        case DissuasionTask task -> {
          board.read(task);
          officers.read(task, now);
        }
        case CaseSummary summary -> board.read(summary);
        default -> throw new IllegalStateException("not asked for");
      }
    }

    @Override
    public void answered(OfflineRooms.Delivery delivery) {
      for (Published out : delivery.answer().outputs()) {
        type(out.topic()).ifPresent(type -> outputs.add(decode(out, type)));
      }
    }

    private SpecificRecord decode(Published out, Class<? extends SpecificRecord> type) {
      return rooms.access().codec(out.topic(), type).decode(out.value());
    }

    private static Optional<Class<? extends SpecificRecord>> type(String topic) {
      if (topic.equals(Topic.TASK_STOP_PAYMENT.base())) {
        return Optional.of(StopPaymentTask.class);
      }
      if (topic.equals(Topic.TASK_ACCOUNT_QUERY.base())) {
        return Optional.of(AccountQueryTask.class);
      }
      if (topic.equals(Topic.TASK_DISSUASION.base())) {
        return Optional.of(DissuasionTask.class);
      }
      return topic.equals(Topic.CASE_SUMMARY.base())
          ? Optional.of(CaseSummary.class)
          : Optional.empty();
    }

    @Override
    public <T> T atTheBanks(BankService.Act<T> act) {
      return act.with(banks, now);
    }

    @Override
    public void send(LoadEvent event) {
      rooms.receive(event, now);
    }

    @Override
    public long now() {
      return now;
    }

    @Override
    public long nanos() {
      return now * NANOS_PER_MILLI;
    }
  }
}
