package interlock.core.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import interlock.contract.policy.PolicyDocument;
import interlock.core.account.AccountFile.Inflow;
import interlock.core.account.Facts.Payment;
import interlock.core.event.CaseStatus;
import interlock.core.event.IncidentReport.Line;
import interlock.core.event.Party;
import interlock.core.event.Transfer;
import interlock.core.mail.Letter;
import interlock.core.policy.Policy;
import interlock.core.task.StopPaymentTask;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Tainted money by mail against an independent batch pass in the strict order, over random worlds:
 * ties in time, circles of accounts, several cases, several versions, repeats, any order of mail.
 */
class TaintPropertyTest {
  private static final int WORLDS = 3_000;
  private static final long SECOND = 1_000;
  // Two seconds of skew over nine seconds of world, so that it matters.
  private static final long SKEW = 2 * SECOND;
  private static final Policy POLICY =
      PolicyDocument.patch(
              PolicyDocument.packaged(),
              Map.of(
                  "stopPayment.taint.seedSkew", "2s",
                  "stopPayment.taint.minAmount", "0.01",
                  "stopPayment.taint.maxHop", "20"))
          .orThrow();

  /** One payment of a world; times in milliseconds, amounts in fen. */
  private record Pay(String id, int from, int to, long at, long fen) {}

  private record World(
      List<Pay> payments,
      List<Pay> reversed,
      Map<String, Map<String, Long>> seeds,
      List<Letter> letters) {}

  private record Amount(long fen, int hop) {}

  @Test
  void mailEndsInWhatABatchPassGivesAndConservesMoney() {
    qt().withExamples(WORLDS)
        .forAll(longs().all())
        .checkAssert(
            seed -> {
              var random = new Random(seed);
              World world = world(random, true);
              Town town = play(world, random);
              assertThat(derived(town)).isEqualTo(batch(world));
              conserves(town);
            });
  }

  @Test
  void anyOrderOfArrivalEndsInTheSameStops() {
    qt().withExamples(WORLDS / 3)
        .forAll(longs().all())
        .checkAssert(
            seed -> {
              var random = new Random(seed);
              World world = world(random, false);
              assertThat(asked(play(world, random))).isEqualTo(asked(play(world, random)));
            });
  }

  private static World world(Random r, boolean corrected) {
    int accounts = 2 + r.nextInt(6);
    List<Pay> payments = new ArrayList<>();
    List<Pay> reversed = new ArrayList<>();
    List<Letter> letters = new ArrayList<>();
    int count = 1 + r.nextInt(18);
    for (int i = 0; i < count; i++) {
      int from = r.nextInt(accounts);
      int to = r.nextInt(accounts);
      if (from == to) {
        continue;
      }
      var pay =
          new Pay(
              "T" + (char) ('a' + i),
              from,
              to,
              Facts.START + r.nextInt(9) * SECOND,
              (1 + r.nextInt(9)) * 10L);
      letters.addAll(letters(pay, Transfer.Status.POSTED, pay.at()));
      if (r.nextInt(6) == 0) {
        letters.addAll(letters(pay, Transfer.Status.REVERSED, pay.at() + 1));
        reversed.add(pay);
      } else {
        payments.add(pay);
      }
    }
    Map<String, Map<String, Long>> seeds = new TreeMap<>();
    List<Pay> all = new ArrayList<>(payments);
    all.addAll(reversed);
    for (int c = 0; c < 1 + r.nextInt(3) && !all.isEmpty(); c++) {
      String caseId = "case" + c;
      Map<Integer, List<Line>> lines = new TreeMap<>();
      Collections.shuffle(all, r);
      for (int i = 0; i < Math.min(all.size(), 1 + r.nextInt(2)); i++) {
        Pay pay = all.get(i);
        long fen = r.nextInt(10) < 6 ? pay.fen() : 1 + r.nextInt((int) pay.fen());
        seeds.computeIfAbsent(pay.id(), id -> new TreeMap<>()).put(caseId, fen);
        lines
            .computeIfAbsent(pay.to(), to -> new ArrayList<>())
            .add(
                new Line(
                    i,
                    Optional.of(pay.id()),
                    Optional.empty(),
                    Party.UNKNOWN,
                    fen,
                    pay.at(),
                    Optional.empty()));
      }
      lines.forEach(
          (to, of) ->
              letters.add(
                  Facts.report(
                      caseId,
                      2,
                      CaseStatus.REPORTED,
                      Party.UNKNOWN,
                      name(to),
                      of.toArray(Line[]::new))));
      // An older version that named another account's payment; it may come late or early.
      if (corrected && r.nextBoolean()) {
        Pay other = all.getLast();
        letters.add(
            Facts.report(
                caseId,
                1,
                CaseStatus.REPORTED,
                Party.UNKNOWN,
                name(other.to()),
                new Line(
                    0,
                    Optional.of(other.id()),
                    Optional.empty(),
                    Party.UNKNOWN,
                    other.fen(),
                    other.at(),
                    Optional.empty())));
        if (!lines.containsKey(other.to())) {
          letters.add(
              Facts.report(caseId, 2, CaseStatus.REPORTED, Party.UNKNOWN, name(other.to())));
        }
      }
    }
    return new World(payments, reversed, seeds, letters);
  }

  private static List<Letter> letters(Pay pay, Transfer.Status status, long reportedAt) {
    return new Payment(
            pay.id(), Facts.party(name(pay.from())), Facts.party(name(pay.to())), pay.fen())
        .atMillis(pay.at())
        .reported(reportedAt)
        .status(status)
        .letters();
  }

  private static String name(int account) {
    return "622202000000000" + account;
  }

  private static Town play(World world, Random r) {
    var town = new Town();
    town.policy = POLICY;
    town.at(Facts.minute(60));
    List<Letter> letters = new ArrayList<>(world.letters());
    world.letters().stream().filter(l -> r.nextInt(10) < 3).forEach(letters::add);
    Collections.shuffle(letters, r);
    // Each from a sender of its own: nothing is promised about their order.
    for (int i = 0; i < letters.size(); i++) {
      town.put("outside " + i, letters.get(i));
    }
    town.run(Optional.of(r));
    return town;
  }

  private static Map<String, Amount> derived(Town town) {
    Map<String, Amount> found = new TreeMap<>();
    for (AccountFile file : town.files.values()) {
      for (Inflow inflow : file.inflows()) {
        found.put(
            inflow.transferId() + " of " + inflow.caseId(),
            new Amount(inflow.taintedFen(), inflow.hop()));
      }
    }
    return found;
  }

  /**
   * What the stops ask for. Whether a person decides may differ: what went out at a lower hop is
   * not called back. So may what went out for a report that was corrected: it is being lifted.
   */
  private static Map<String, String> asked(Town town) {
    Map<String, String> asked = new TreeMap<>();
    for (AccountFile file : town.files.values()) {
      for (Stop stop : file.stops()) {
        if (stop.state() != StopPaymentTask.State.CANCELLED) {
          asked.put(stop.taskId(), stop.amountFen() + " hop " + stop.hop() + " " + stop.path());
        }
      }
    }
    return asked;
  }

  private static void conserves(Town town) {
    for (AccountFile file : town.files.values()) {
      Money money = Money.of(file, POLICY.stopPayment().taint());
      for (CaseMoney of : money.cases()) {
        long out =
            money.allocation().portions().stream()
                .filter(p -> p.caseId().equals(of.caseId()))
                .mapToLong(Allocation.Portion::taintedFen)
                .sum();
        assertThat(out + of.leftFen()).isEqualTo(of.inFen());
      }
      money.allocation().portions().stream()
          .map(Allocation.Portion::outflow)
          .distinct()
          .forEach(
              outflow ->
                  assertThat(
                          money.allocation().portions().stream()
                              .filter(p -> p.outflow().equals(outflow))
                              .mapToLong(Allocation.Portion::taintedFen)
                              .sum())
                      .isLessThanOrEqualTo(outflow.amountFen()));
    }
  }

  // ---- the reference: one pass over all payments in the strict order, written apart from
  // Allocation

  private static final class Chunk {
    final String caseId;
    final int hop;
    long fen;

    Chunk(String caseId, int hop, long fen) {
      this.caseId = caseId;
      this.hop = hop;
      this.fen = fen;
    }
  }

  private static Map<String, Amount> batch(World world) {
    Comparator<Pay> strict = Comparator.comparingLong(Pay::at).thenComparing(Pay::id);
    List<Pay> payments = world.payments().stream().sorted(strict).toList();
    Map<String, Map<String, Amount>> carried = new TreeMap<>();
    for (Pay out : payments) {
      Map<String, Amount> portion = new TreeMap<>();
      for (Map.Entry<String, Chunk> taken : replay(world, payments, carried, out).entrySet()) {
        portion.put(taken.getKey(), new Amount(taken.getValue().fen, taken.getValue().hop + 1));
      }
      carried.put(out.id(), portion);
    }
    Map<String, Amount> all = new TreeMap<>();
    carried.forEach((id, of) -> of.forEach((c, amount) -> all.put(id + " of " + c, amount)));
    return all;
  }

  /** What {@code last} carries, with all that happened on its payer's account up to it. */
  private static Map<String, Chunk> replay(
      World world, List<Pay> payments, Map<String, Map<String, Amount>> carried, Pay last) {
    record Entry(long at, String id, int rank, String caseId, long fen, int hop) {}
    List<Entry> book = new ArrayList<>();
    for (Pay pay : payments) {
      boolean upToLast =
          pay.at() < last.at() || (pay.at() == last.at() && pay.id().compareTo(last.id()) <= 0);
      if (pay.from() == last.from() && upToLast) {
        book.add(new Entry(pay.at(), pay.id(), 2, "", pay.fen(), 0));
      }
      if (pay.to() == last.from()) {
        long room = pay.fen();
        for (var seed : world.seeds().getOrDefault(pay.id(), Map.of()).entrySet()) {
          long fen = Math.min(room, seed.getValue());
          room -= fen;
          book.add(new Entry(pay.at() - SKEW, pay.id(), 0, seed.getKey(), fen, 1));
        }
        if (upToLast) {
          for (var of : carried.getOrDefault(pay.id(), Map.of()).entrySet()) {
            long fen = Math.min(room, of.getValue().fen());
            room -= fen;
            book.add(new Entry(pay.at(), pay.id(), 1, of.getKey(), fen, of.getValue().hop()));
          }
        }
      }
    }
    book.sort(
        Comparator.comparingLong(Entry::at)
            .thenComparing(Entry::id)
            .thenComparingInt(Entry::rank)
            .thenComparing(Entry::caseId));
    List<Chunk> purse = new ArrayList<>();
    Map<String, Chunk> taken = new TreeMap<>();
    for (Entry entry : book) {
      if (entry.rank() < 2) {
        purse.add(new Chunk(entry.caseId(), entry.hop(), entry.fen()));
        continue;
      }
      taken = new TreeMap<>();
      long due = entry.fen();
      for (Chunk chunk : purse) {
        long fen = Math.min(due, chunk.fen);
        if (fen > 0) {
          chunk.fen -= fen;
          due -= fen;
          Chunk sum = taken.get(chunk.caseId);
          taken.put(
              chunk.caseId,
              sum == null
                  ? new Chunk(chunk.caseId, chunk.hop, fen)
                  : new Chunk(chunk.caseId, Math.min(sum.hop, chunk.hop), sum.fen + fen));
        }
      }
    }
    return taken;
  }
}
