package interlock.core.account;

import interlock.core.account.Facts.Payment;
import interlock.core.event.CaseStatus;
import interlock.core.event.IncidentReport.Line;
import interlock.core.event.Party;
import interlock.core.event.Transfer;
import interlock.core.mail.Letter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * A made-up world of thousands of accounts in which money runs on from hand to hand: ties in time,
 * circles, cash, payments told twice, called back, corrected in amount and payee, outflows about as
 * early as clocks differ; and reports of it with and without the banks' ids.
 */
final class Economy {
  private static final long SECOND = 1_000;
  private static final List<String> BANKS = List.of("ABC", "CCB", "ICBC");

  /**
   * One payment as its newest version has it; times in milliseconds, amounts in fen.
   *
   * @param to the account; -1 for cash
   * @param posted false when it was called back
   */
  record Pay(String id, String bank, int from, int to, long at, long fen, boolean posted) {}

  /**
   * A line of a report.
   *
   * @param id of the payment, if the victim knows it
   */
  record Told(String caseId, int index, Optional<String> id, int to, long at, long fen) {}

  final List<Pay> payments = new ArrayList<>();
  final List<Told> lines = new ArrayList<>();
  final List<Letter> letters = new ArrayList<>();
  private final int accounts;
  private final Random r;
  private final Set<Integer> named = new HashSet<>();

  Economy(Random r, int accounts) {
    this.r = r;
    this.accounts = accounts;
    trade();
    report();
  }

  private void trade() {
    List<Integer> lately = new ArrayList<>();
    long at = Facts.START;
    for (int i = 0; i < 2 * accounts; i++) {
      at += r.nextInt(4) == 0 ? 0 : r.nextInt(20) * SECOND;
      boolean runsOn = !lately.isEmpty() && r.nextInt(10) < 7;
      int from = runsOn ? one(lately) : r.nextInt(accounts);
      int to = runsOn && r.nextInt(8) == 0 ? one(lately) : r.nextInt(accounts);
      if (to == from) {
        continue;
      }
      boolean cash = r.nextInt(20) == 0;
      // Sometimes the money is gone before it came, by the clocks.
      long when = r.nextInt(12) == 0 ? at - r.nextInt(200) * SECOND : at;
      long fen = (1 + r.nextInt(9)) * 100_00L;
      String bank = BANKS.get(from % BANKS.size());
      tell("T" + i, bank, from, cash ? -1 : to, when, fen);
      if (!cash && r.nextInt(15) == 0) {
        String other = BANKS.get((from + 1) % BANKS.size());
        tell("W" + i, other, from, to, when + r.nextInt(150) * SECOND, fen);
      }
      if (!cash) {
        lately.add(to);
      }
    }
  }

  /** One of those that got money last. */
  private int one(List<Integer> lately) {
    return lately.get(Math.max(0, lately.size() - 1 - r.nextInt(40)));
  }

  private void tell(String id, String bank, int from, int to, long at, long fen) {
    boolean posted = true;
    if (r.nextInt(15) == 0) {
      int wrong = r.nextInt(accounts);
      if (wrong != from) {
        version(id, bank, from, wrong, at, fen, at + SECOND, Transfer.Status.POSTED);
      }
    }
    if (r.nextInt(15) == 0) {
      version(id, bank, from, to, at, fen + 50_00, at + 2 * SECOND, Transfer.Status.POSTED);
    }
    version(id, bank, from, to, at, fen, at + 3 * SECOND, Transfer.Status.POSTED);
    if (r.nextInt(20) == 0) {
      posted = false;
      version(id, bank, from, to, at, fen, at + 4 * SECOND, Transfer.Status.REVERSED);
    }
    payments.add(new Pay(id, bank, from, to, at, fen, posted));
  }

  private void version(
      String id,
      String bank,
      int from,
      int to,
      long at,
      long fen,
      long reportedAt,
      Transfer.Status status) {
    letters.addAll(
        new Payment(id, party(from), to < 0 ? Party.UNKNOWN : party(to), fen)
            .by(bank)
            .atMillis(at)
            .reported(reportedAt)
            .status(status)
            .letters());
  }

  /** A case for each hundred accounts; some of them corrected later. */
  private void report() {
    List<Pay> known = payments.stream().filter(p -> p.to() >= 0).toList();
    for (int c = 0; c < accounts / 100; c++) {
      String caseId = "C%03d".formatted(c);
      boolean corrected = r.nextInt(4) == 0;
      if (corrected) {
        send(caseId, 1, CaseStatus.REPORTED, draw(caseId, known), Set.of());
      }
      List<Told> told = draw(caseId, known);
      lines.addAll(told);
      CaseStatus status = r.nextBoolean() ? CaseStatus.FILED : CaseStatus.REPORTED;
      send(caseId, 2, status, told, named);
      named.clear();
    }
  }

  private List<Told> draw(String caseId, List<Pay> known) {
    List<Told> told = new ArrayList<>();
    for (int i = 0; i < 1 + r.nextInt(3); i++) {
      Pay pay = known.get(r.nextInt(known.size() / 2));
      boolean withId = r.nextInt(3) > 0;
      long fen = withId && r.nextInt(4) == 0 ? pay.fen() / 2 : pay.fen();
      long at = pay.at() + (r.nextInt(600) - 300) * SECOND;
      told.add(
          new Told(
              caseId, i, withId ? Optional.of(pay.id()) : Optional.empty(), pay.to(), at, fen));
    }
    return told;
  }

  /**
   * Each account named is told its lines, and those named before are told that they are not.
   *
   * @param before accounts that an older version named
   */
  private void send(
      String caseId, int version, CaseStatus status, List<Told> told, Set<Integer> before) {
    Map<Integer, List<Line>> byAccount = new TreeMap<>();
    before.forEach(account -> byAccount.put(account, new ArrayList<>()));
    for (Told line : told) {
      byAccount
          .computeIfAbsent(line.to(), to -> new ArrayList<>())
          .add(
              new Line(
                  line.index(),
                  line.id(),
                  Optional.empty(),
                  Party.UNKNOWN,
                  line.fen(),
                  line.at(),
                  Optional.empty()));
      named.add(line.to());
    }
    byAccount.forEach((to, of) -> letters.add(letter(caseId, version, status, to, of)));
  }

  private static Letter letter(
      String caseId, int version, CaseStatus status, int on, List<Line> of) {
    return Facts.report(caseId, version, status, Party.UNKNOWN, name(on), of.toArray(Line[]::new));
  }

  /** Every report is withdrawn. */
  List<Letter> withdrawals() {
    Map<String, Set<Integer>> accountsOf = new LinkedHashMap<>();
    for (Told line : lines) {
      accountsOf.computeIfAbsent(line.caseId(), c -> new HashSet<>()).add(line.to());
    }
    List<Letter> all = new ArrayList<>();
    accountsOf.forEach(
        (caseId, on) ->
            on.forEach(to -> all.add(letter(caseId, 3, CaseStatus.WITHDRAWN, to, List.of()))));
    return all;
  }

  /** Plays it in some order with repeats, each letter from a sender of its own. */
  static void deliver(Town town, List<Letter> letters, Random order) {
    List<Letter> all = new ArrayList<>(letters);
    letters.stream().filter(l -> order.nextInt(10) < 2).forEach(all::add);
    Collections.shuffle(all, order);
    for (int i = 0; i < all.size(); i++) {
      town.put("outside " + i, all.get(i));
    }
    town.run(Optional.of(order));
  }

  static Party party(int account) {
    return Facts.party(name(account));
  }

  static String name(int account) {
    return "62220200" + "%08d".formatted(account);
  }

  static Map<String, Integer> numbers(int accounts) {
    Map<String, Integer> numbers = new HashMap<>();
    for (int i = 0; i < accounts; i++) {
      numbers.put(name(i), i);
    }
    return numbers;
  }
}
