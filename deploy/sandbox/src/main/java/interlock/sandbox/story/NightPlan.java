package interlock.sandbox.story;

import interlock.sandbox.load.Invented;
import interlock.sandbox.story.Deed.Call;
import interlock.sandbox.story.Deed.MuleMoves;
import interlock.sandbox.story.Deed.Report;
import interlock.sandbox.story.Deed.Stage;
import interlock.sandbox.story.Deed.VictimPays;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The night of drill 01 at the scale of a country: victims pay mules, the money goes over three to
 * six hops and splits, some of it becomes cash, reports come when much has moved on; others are
 * still on the phone. The seed decides all of it but what banks and Interlock do. What takes
 * minutes in life takes seconds here.
 *
 * @param crimes what is lost to whom
 * @param deeds in order of time
 */
record NightPlan(List<Crime> crimes, List<Timed> deeds) {
  /** Mules are numbered behind the victims. */
  private static final int MULES_FROM = 1_000_000;

  /** Who has not paid yet, behind those. */
  private static final int CALLED_FROM = 500_000;

  private static final int CALLERS_FROM = 2_000_000;
  private static final int LEAST_HOPS = 3;
  private static final int MOST_HOPS = 6;
  private static final int WIDEST = 12;
  private static final int LEAST_FEN = 300_000;

  /** The largest loss is this many times the least. */
  private static final double LOSS_RANGE = 500;

  /** Of the whole time: when the last crime begins, and how long a hop and a report may take. */
  private static final double LAST_START = 0.45;

  private static final double HOP_FROM = 0.01;
  private static final double HOP_SPREAD = 0.045;
  private static final double REPORT_FROM = 0.06;
  private static final double REPORT_SPREAD = 0.3;
  private static final double CALL_BEFORE = 0.03;
  private static final double IN_FLIGHT = 0.2;

  /**
   * @param atMillis after the start
   */
  record Timed(long atMillis, Deed deed) {}

  /**
   * One case.
   *
   * @param payments the numbers of the victim's payments
   * @param withoutId the report does not know the bank's ids
   * @param wrongName the report has the first mule's name wrong
   */
  record Crime(
      int victim,
      List<VictimPays> payments,
      boolean reported,
      boolean withoutId,
      boolean wrongName) {
    Crime {
      payments = List.copyOf(payments);
    }
  }

  NightPlan {
    crimes = List.copyOf(crimes);
    deeds = List.copyOf(deeds);
  }

  /**
   * Plans a night.
   *
   * @param cases how many victims lose money
   * @param millis how long the night is
   */
  static NightPlan of(long seed, int cases, long millis) {
    return new Planner(seed, cases, millis).plan();
  }

  /** All accounts that money is sent through. */
  List<Integer> mules() {
    return deeds.stream()
        .flatMap(
            timed ->
                switch (timed.deed()) {
                  case VictimPays pays -> Stream.of(pays.mule());
                  case MuleMoves moves ->
                      Stream.concat(Stream.of(moves.mule()), moves.to().stream());
                  case Call call -> Stream.<Integer>of();
                  case Report report -> Stream.<Integer>of();
                })
        .distinct()
        .sorted()
        .toList();
  }

  /** All who pay a mule, with what they pay in all, fen. */
  List<VictimPays> victimPayments() {
    return deeds.stream()
        .flatMap(
            timed ->
                timed.deed() instanceof VictimPays pays ? Stream.of(pays) : Stream.<VictimPays>of())
        .toList();
  }

  private static final class Planner {
    private final long seed;
    private final int cases;
    private final long millis;
    private final List<Crime> crimes = new ArrayList<>();
    private final List<Timed> deeds = new ArrayList<>();
    private int draws;
    private int payments;
    private int mules = MULES_FROM;

    Planner(long seed, int cases, long millis) {
      this.seed = seed;
      this.cases = cases;
      this.millis = millis;
    }

    NightPlan plan() {
      int shared = mules;
      for (int i = 0; i < cases; i++) {
        // One in six pays a mule whom another victim pays too.
        int first = crimes.isEmpty() || draw() > 1 / 6.0 ? mules++ : shared;
        shared = first;
        crime(i, first);
        if (i % 2 == 1) {
          called(i, first);
        }
      }
      deeds.sort(Comparator.comparingLong(Timed::atMillis));
      return new NightPlan(crimes, deeds);
    }

    private void crime(int victim, int first) {
      double start = LAST_START * draw();
      boolean suspicious = draw() < 0.4;
      if (draw() < 0.6) {
        add(start, new Call(victim, CALLERS_FROM + victim, draw() < 0.5));
      }
      double paid = start + CALL_BEFORE;
      List<VictimPays> own = new ArrayList<>();
      int count = 1 + (int) (3 * draw());
      long fen = loss() / count;
      for (int i = 0; i < count; i++) {
        int mule = i == 2 ? mules++ : first;
        own.add(new VictimPays(payments++, victim, mule, fen, suspicious, 0));
        add(paid, own.getLast());
        paid += HOP_FROM;
      }
      double last = paid;
      int hops = LEAST_HOPS + (int) ((MOST_HOPS - LEAST_HOPS + 1) * draw());
      own.stream().map(VictimPays::mule).distinct().forEach(mule -> chain(mule, hops, last));
      boolean reported = draw() < 0.95;
      crimes.add(new Crime(victim, own, reported, draw() < 0.2, draw() < 0.1));
      if (reported) {
        report(victim, paid);
      }
    }

    /**
     * How the money goes on.
     *
     * @param paid when the victim has paid
     */
    private void chain(int first, int hops, double paid) {
      List<Integer> now = List.of(first);
      double at = paid;
      for (int hop = 1; hop < hops; hop++) {
        List<Integer> next = new ArrayList<>();
        for (int mule : now) {
          int fan = next.size() >= WIDEST ? 1 : 1 + (int) (2.5 * draw());
          List<Integer> to = new ArrayList<>();
          for (int i = 0; i < fan; i++) {
            to.add(mules++);
          }
          move(at + HOP_FROM + HOP_SPREAD * draw(), mule, to);
          next.addAll(to);
        }
        at += HOP_FROM + HOP_SPREAD;
        now = next;
      }
      for (int mule : now) {
        if (draw() < 0.7) {
          move(at + HOP_FROM + HOP_SPREAD * draw(), mule, List.of());
        }
      }
    }

    private void move(double at, int mule, List<Integer> to) {
      add(at, new MuleMoves(payments, mule, to));
      payments += Math.max(1, to.size());
    }

    private void report(int victim, double paid) {
      double at = Math.min(0.9, paid + REPORT_FROM + REPORT_SPREAD * draw());
      add(at, new Report(victim, Stage.REPORTED));
      double next = draw();
      if (next < 0.03) {
        add(at + 0.08, new Report(victim, Stage.WITHDRAWN));
      } else if (next < 0.5) {
        add(at + 0.08, new Report(victim, Stage.FILED));
      }
    }

    /** Somebody on the phone is about to pay a mule whom others have paid. */
    private void called(int i, int mule) {
      int victim = CALLED_FROM + i;
      double at = LAST_START + 0.35 * draw();
      add(at, new Call(victim, CALLERS_FROM + i, true));
      add(
          at + CALL_BEFORE,
          new VictimPays(
              payments++,
              victim,
              mule,
              loss(),
              true,
              (long) (millis * (0.1 + IN_FLIGHT * draw()))));
    }

    /** Many lose little, few lose much. */
    private long loss() {
      double even = draw();
      return (long) (LEAST_FEN * Math.pow(LOSS_RANGE, even * even));
    }

    private void add(double at, Deed deed) {
      deeds.add(new Timed((long) (at * millis), deed));
    }

    private double draw() {
      return Invented.fraction(seed, draws++);
    }
  }
}
