package interlock.core.account;

import interlock.core.account.Economy.Pay;
import interlock.core.account.Economy.Told;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Where the money of an {@link Economy} is, by one pass over everything in the strict order: the
 * reference to which the desks are held, with no rule of theirs. Written from design.md §5.
 */
final class BatchTrace {
  private static final long SKEW = 120_000;
  private static final long TWIN = 120_000;
  private static final long DAY = 86_400_000;
  private static final int MAX_HOP = 10;
  private static final long YUAN = 100;

  /** By "case payment": fen, hop and account of what arrived. */
  final Map<String, String> arrived = new TreeMap<>();

  /** By "case account": fen that are there. */
  final Map<String, Long> left = new TreeMap<>();

  /** By case: fen that came in by its report, and fen that nobody follows any more. */
  final Map<String, Long> reported = new TreeMap<>();

  final Map<String, Long> unfollowed = new TreeMap<>();

  private static final class Coin {
    final String caseId;
    final int hop;
    long fen;

    Coin(String caseId, int hop, long fen) {
      this.caseId = caseId;
      this.hop = hop;
      this.fen = fen;
    }
  }

  private record Entry(
      long at, String bank, String id, int rank, String caseId, int account, long fen, Pay pay) {}

  private final Map<Integer, Deque<Coin>> purses = new HashMap<>();
  private final Map<String, Long> room = new HashMap<>();
  private final Map<Pay, Pay> twinOf = new HashMap<>();

  BatchTrace(Economy world) {
    twins(world.payments);
    List<Entry> book = new ArrayList<>();
    for (Pay pay : world.payments) {
      if (pay.posted() && !twinOf.containsKey(pay)) {
        room.put(pay.id(), pay.fen());
        book.add(new Entry(pay.at(), pay.bank(), pay.id(), 1, "", pay.from(), 0, pay));
      }
    }
    seeds(world, book);
    book.sort(
        Comparator.comparingLong(Entry::at)
            .thenComparing(Entry::bank)
            .thenComparing(Entry::id)
            .thenComparingInt(Entry::rank)
            .thenComparing(Entry::caseId));
    for (Entry entry : book) {
      if (entry.rank() == 0) {
        purse(entry.account()).add(new Coin(entry.caseId(), 1, entry.fen()));
      } else {
        spend(entry.pay());
      }
    }
    purses.forEach(
        (account, purse) ->
            purse.forEach(coin -> left.merge(coin.caseId + " " + account, coin.fen, Long::sum)));
  }

  private Deque<Coin> purse(int account) {
    return purses.computeIfAbsent(account, a -> new ArrayDeque<>());
  }

  private void twins(List<Pay> payments) {
    List<Pay> posted =
        payments.stream()
            .filter(p -> p.posted() && p.to() >= 0)
            .sorted(
                Comparator.comparingLong(Pay::at).thenComparing(Pay::bank).thenComparing(Pay::id))
            .toList();
    Map<String, List<Pay>> alike = new HashMap<>();
    for (Pay pay : posted) {
      alike
          .computeIfAbsent(pay.from() + " " + pay.to() + " " + pay.fen(), k -> new ArrayList<>())
          .add(pay);
    }
    for (List<Pay> same : alike.values()) {
      for (Pay first : same) {
        Set<String> banks = new HashSet<>(Set.of(first.bank()));
        for (Pay other : same) {
          boolean later = same.indexOf(other) > same.indexOf(first);
          if (later
              && !twinOf.containsKey(first)
              && !twinOf.containsKey(other)
              && other.at() - first.at() <= TWIN
              && banks.add(other.bank())) {
            twinOf.put(other, first);
          }
        }
      }
    }
  }

  private void seeds(Economy world, List<Entry> book) {
    Map<String, Pay> byId = new HashMap<>();
    Map<Integer, List<Pay>> into = new HashMap<>();
    for (Pay pay : world.payments) {
      byId.put(pay.id(), pay);
      into.computeIfAbsent(pay.to(), k -> new ArrayList<>()).add(pay);
    }
    Map<Told, Pay> answer = new HashMap<>();
    Set<Pay> taken = new HashSet<>();
    for (Told line : world.lines) {
      if (line.id().isPresent()) {
        Pay pay = byId.get(line.id().get());
        answer.put(line, twinOf.getOrDefault(pay, pay));
        taken.add(answer.get(line));
      }
    }
    record Guess(Told line, Pay pay) {
      long apart() {
        return Math.abs(line.at() - pay.at());
      }
    }
    List<Guess> guesses = new ArrayList<>();
    for (Told line : world.lines) {
      if (line.id().isEmpty()) {
        for (Pay pay : into.get(line.to())) {
          if (pay.fen() == line.fen()
              && !twinOf.containsKey(pay)
              && Math.abs(line.at() - pay.at()) <= DAY) {
            guesses.add(new Guess(line, pay));
          }
        }
      }
    }
    guesses.sort(
        Comparator.comparing((Guess g) -> !g.pay().posted())
            .thenComparingLong(Guess::apart)
            .thenComparingLong(g -> g.pay().at())
            .thenComparing(g -> g.pay().bank())
            .thenComparing(g -> g.pay().id())
            .thenComparing(g -> g.line().caseId())
            .thenComparingInt(g -> g.line().index()));
    for (Guess guess : guesses) {
      if (!answer.containsKey(guess.line()) && taken.add(guess.pay())) {
        answer.put(guess.line(), guess.pay());
      }
    }
    for (Told line : world.lines) {
      Optional<Pay> pay = Optional.ofNullable(answer.get(line));
      long fen = line.fen();
      if (pay.isPresent()) {
        long free = room.getOrDefault(pay.get().id(), 0L);
        fen = Math.min(fen, free);
        room.put(pay.get().id(), free - fen);
      }
      if (fen > 0) {
        reported.merge(line.caseId(), fen, Long::sum);
        book.add(
            new Entry(
                pay.map(Pay::at).orElse(line.at()) - SKEW,
                pay.map(Pay::bank).orElse(""),
                pay.map(Pay::id).orElse(line.caseId() + "/" + line.index()),
                0,
                line.caseId(),
                line.to(),
                fen,
                pay.orElse(world.payments.getFirst())));
      }
    }
  }

  private void spend(Pay pay) {
    Deque<Coin> purse = purse(pay.from());
    Map<String, Coin> taken = new TreeMap<>();
    long due = pay.fen();
    while (due > 0 && !purse.isEmpty()) {
      Coin oldest = purse.peek();
      long fen = Math.min(due, oldest.fen);
      Coin sum = taken.get(oldest.caseId);
      taken.put(
          oldest.caseId,
          sum == null
              ? new Coin(oldest.caseId, oldest.hop, fen)
              : new Coin(oldest.caseId, Math.min(sum.hop, oldest.hop), sum.fen + fen));
      due -= fen;
      oldest.fen -= fen;
      if (oldest.fen == 0) {
        purse.remove();
      }
    }
    for (Coin coin : taken.values()) {
      if (pay.to() < 0 || coin.hop + 1 > MAX_HOP || coin.fen < YUAN) {
        unfollowed.merge(coin.caseId, coin.fen, Long::sum);
        continue;
      }
      // Told in full; the payee's desk takes no more than the reports of it leave.
      arrived.put(
          coin.caseId + " " + pay.id(), coin.fen + " hop " + (coin.hop + 1) + " to " + pay.to());
      long fen = Math.min(coin.fen, room.get(pay.id()));
      room.merge(pay.id(), -fen, Long::sum);
      if (fen > 0) {
        purse(pay.to()).add(new Coin(coin.caseId, coin.hop + 1, fen));
      }
    }
  }
}
