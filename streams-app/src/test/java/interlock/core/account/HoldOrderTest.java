package interlock.core.account;

import static interlock.core.account.Facts.MINUTE;
import static interlock.core.account.Facts.desk;
import static interlock.core.account.Facts.minute;
import static interlock.core.account.Facts.party;
import static interlock.core.account.Facts.pay;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.generators.SourceDSL.longs;

import interlock.Property;
import interlock.core.codes.ReasonCode;
import interlock.core.event.Party;
import interlock.core.event.Transfer.Status;
import interlock.core.mail.AccountMail.Ask;
import interlock.core.mail.Letter;
import interlock.core.mail.Wake;
import interlock.core.policy.StopCommand;
import interlock.core.policy.StopKind;
import interlock.core.task.Reason;
import interlock.core.task.StopPaymentTask;
import interlock.core.task.StopPaymentTask.State;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Asks and movements in any order, with repeats, end in the same holds. */
class HoldOrderTest {
  private static final String VICTIM = "6231330000000080011";
  private static final Party WEI = party(VICTIM, "+8617000000301", "韦某");
  private static final long NOW = 60;
  private static final List<String> PAYEES = List.of("6217000000000090015", "6217000000000090023");

  /** What banks and centres are told in the end, whatever came first. */
  private record Told(
      State state,
      StopCommand command,
      long amountFen,
      String payee,
      OptionalLong transferAt,
      OptionalLong expiresAt,
      String unit,
      List<ReasonCode> reasons) {

    static Told of(StopPaymentTask task) {
      boolean ended = Stops.hasEnded(task.state());
      return new Told(
          task.state(),
          // After the end no command goes out, so that the last one depends on what came first.
          ended ? StopCommand.REVIEW : task.command(),
          task.amountFen(),
          task.transferOut().map(Ledger::words).orElse(""),
          task.transferAt(),
          task.expiresAt(),
          task.unit().orElse(""),
          task.head().reasons().stream().map(Reason::code).toList());
    }
  }

  @Test
  void anyOrderEndsInTheSameHolds() {
    Property.qt()
        .forAll(longs().all())
        .checkAssert(
            seed -> {
              var random = new Random(seed);
              List<Letter> letters = letters(random);
              Town one = play(letters, random);
              Town other = play(letters, random);
              assertThat(told(one)).isEqualTo(told(other));
              consistent(one);
              Map<String, Told> atNight = night(one);
              assertThat(atNight).isEqualTo(night(other));
              assertThat(atNight.values()).allMatch(t -> Stops.hasEnded(t.state()));
              consistent(one);
            });
  }

  private static List<Letter> letters(Random r) {
    List<Letter> letters = new ArrayList<>();
    for (int p = 0; p <= r.nextInt(2); p++) {
      String id = "T" + p;
      long at = minute(NOW - r.nextInt(12));
      for (int version = 0; version < r.nextInt(4); version++) {
        Status status = any(List.of(Status.values()), r);
        var payment =
            pay(id, WEI, party(any(PAYEES, r)), 1 + r.nextInt(3))
                .atMillis(at)
                .reported(at + version);
        if (r.nextBoolean()) {
          payment.heldUntil(at + r.nextInt(20) * MINUTE);
        }
        letters.add(payment.status(status).out());
      }
      for (int ask = 0; ask < 1 + r.nextInt(4); ask++) {
        var asks = Asks.of(VICTIM, id).by("D-" + r.nextInt(2)).unit("unit " + r.nextInt(2));
        if (r.nextInt(3) > 0) {
          asks.saying(party(any(PAYEES, r)), 1 + r.nextInt(3), at, at + r.nextInt(20) * MINUTE);
        }
        letters.add(
            switch (any(List.of(Ask.values()), r)) {
              case HOLD -> asks.hold();
              case RELEASE ->
                  asks.letter(
                      Ask.RELEASE,
                      r.nextBoolean() ? ReasonCode.FALSE_ALARM : ReasonCode.CUSTOMER_INSISTS);
              case CANCEL -> asks.cancel();
            });
      }
    }
    return letters;
  }

  private static <T> T any(List<T> of, Random r) {
    return of.get(r.nextInt(of.size()));
  }

  private static Town play(List<Letter> world, Random r) {
    var town = new Town();
    town.at(minute(NOW));
    List<Letter> letters = new ArrayList<>(world);
    world.stream().filter(l -> r.nextInt(3) == 0).forEach(letters::add);
    Collections.shuffle(letters, r);
    letters.forEach(town::send);
    return town;
  }

  /** Lets all deadlines come, one by one. */
  private static Map<String, Told> night(Town town) {
    OptionalLong due = due(town);
    while (due.isPresent()) {
      town.at(due.getAsLong());
      town.send(new Letter(desk(VICTIM), new Wake(due.getAsLong())));
      OptionalLong next = due(town);
      assertThat(next).isNotEqualTo(due);
      due = next;
    }
    return told(town);
  }

  private static OptionalLong due(Town town) {
    return town.files.containsKey(desk(VICTIM))
        ? Holds.nextEnd(town.files.get(desk(VICTIM)))
        : OptionalLong.empty();
  }

  private static Map<String, Told> told(Town town) {
    Map<String, Told> told = new TreeMap<>();
    town.outputs(StopPaymentTask.class)
        .forEach(task -> told.put(task.head().taskId(), Told.of(task)));
    return told;
  }

  /** Nothing is silent, nothing goes back, nothing is a stop. */
  private static void consistent(Town town) {
    Map<String, StopPaymentTask> newest = new TreeMap<>();
    for (StopPaymentTask task : town.outputs(StopPaymentTask.class)) {
      StopPaymentTask before = newest.put(task.head().taskId(), task);
      assertThat(task.kind()).isEqualTo(StopKind.TRANSFER_HOLD);
      assertThat(task.stopCount()).isZero();
      assertThat(task.head().revision())
          .isEqualTo(before == null ? 1 : before.head().revision() + 1);
      if (before != null) {
        assertThat(reach(task.command())).isGreaterThanOrEqualTo(reach(before.command()));
        assertThat(task.applicationId().equals(before.applicationId()))
            .isEqualTo(task.commandSeq() == before.commandSeq());
      }
    }
    for (AccountFile file : town.files.values()) {
      for (Hold hold : file.holds()) {
        assertThat(newest.containsKey(hold.task().taskId())).isEqualTo(hold.opened());
        if (hold.opened()) {
          StopPaymentTask last = newest.get(hold.task().taskId());
          assertThat(last.state()).isEqualTo(hold.shown());
          assertThat(last.head().revision()).isEqualTo(hold.task().revision());
          assertThat(last.expiresAt().isPresent() || Stops.hasEnded(last.state())).isTrue();
        }
      }
    }
  }

  private static int reach(StopCommand command) {
    return List.of(StopCommand.HOLD, StopCommand.RELEASE, StopCommand.CANCEL_TRANSFER)
        .indexOf(command);
  }
}
