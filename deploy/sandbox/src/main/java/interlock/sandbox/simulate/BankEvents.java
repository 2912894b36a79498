package interlock.sandbox.simulate;

import interlock.core.event.Party;
import interlock.core.event.Transfer;
import interlock.core.event.Transfer.Status;
import interlock.core.identity.Account;
import interlock.core.identity.DeviceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Payments: alone, in chains, from many to one, from one to many, in circles. */
final class BankEvents {
  private static final List<List<Status>> COURSES =
      List.of(
          List.of(Status.POSTED),
          List.of(Status.POSTED),
          List.of(Status.ATTEMPTED, Status.POSTED),
          List.of(Status.HELD, Status.POSTED),
          List.of(Status.HELD, Status.REJECTED),
          List.of(Status.ATTEMPTED),
          List.of(Status.POSTED, Status.REVERSED));
  private static final List<String> BANKS = List.of("ICBC", "ABC", "CCB");
  private static final int PERMILLE_DEVICE = 600;
  private static final long[] AMOUNTS = {9_000, 10_000, 20_000, 50_000, 123_400, 5_000_000};

  private final Timeline timeline;
  private final Choices choices;
  private final Population population;
  private final Choices devices;
  private final List<Payment> payments = new ArrayList<>();

  /** What a report may name later. */
  record Payment(String transferId, Party payer, Account payee, long fen, long occurredAt) {}

  /**
   * @param devices choices of their own, so that the rest of a world is drawn the same
   */
  BankEvents(Timeline timeline, Population population, Choices devices) {
    this.timeline = timeline;
    this.choices = timeline.choices;
    this.population = population;
    this.devices = devices;
  }

  List<Payment> payments() {
    return payments;
  }

  /** Several payments that belong together. */
  void pattern() {
    long at = timeline.anyTime();
    int length = choices.between(1, 5);
    List<Account> accounts = population.accounts();
    int first = choices.below(accounts.size());
    switch (choices.below(6)) {
      case 0 -> {
        for (int i = 0; i < length; i++) {
          pay(party(first + i), account(first + i + 1), at);
          at += choices.below(120) * Timeline.SECOND;
        }
      }
      case 1 -> {
        for (int i = 0; i < length; i++) {
          pay(party(first + i + 1), account(first), at);
          at += choices.below(60) * Timeline.SECOND;
        }
      }
      case 2 -> {
        for (int i = 0; i < length; i++) {
          pay(party(first), account(first + i + 1), at);
        }
      }
      case 3 -> {
        int round = choices.between(2, 4);
        for (int i = 0; i < length; i++) {
          pay(party(first + i % round), account(first + (i + 1) % round), at);
          at += choices.below(2) * Timeline.SECOND;
        }
      }
      case 4 -> {
        // The money leaves about as long before it comes as clocks may differ.
        pay(party(first + 1), account(first + 2), at);
        pay(party(first), account(first + 1), at + choices.between(100, 140) * Timeline.SECOND);
      }
      default -> pay(party(first), account(choices.below(accounts.size())), at);
    }
  }

  private Account account(int i) {
    return population.accounts().get(i % population.accounts().size());
  }

  /** The holder of an account as a bank names him; nearly always with the account. */
  private Party party(int i) {
    int n = i % population.accounts().size();
    if (n >= population.phones().size()) {
      return population.party(population.accounts().get(n));
    }
    Person holder =
        new Person(
            population.phones().get(n), population.accounts().get(n), population.tokens().get(n));
    return holder.known(choices.chance(300), !choices.chance(60), choices.chance(100));
  }

  private void pay(Party payer, Account payee, long occurredAt) {
    if (!isOther(payer, payee)) {
      return;
    }
    String bank = choices.of(BANKS);
    long fen = AMOUNTS[choices.below(AMOUNTS.length)];
    pay(payer, payee, occurredAt, bank, fen);
    if (choices.chance(120)) {
      // The payee's bank tells of it too, under its own id and by its own clock.
      String other = choices.of(BANKS);
      pay(payer, payee, occurredAt + choices.below(130) * Timeline.SECOND, other, fen);
    }
  }

  /** A payment institution's number of a payment; its bank does not always tell it. */
  static Optional<String> orderId(String transferId) {
    return transferId.hashCode() % 3 == 0 ? Optional.empty() : Optional.of("O-" + transferId);
  }

  private static boolean isOther(Party payer, Account payee) {
    return !payer.account().equals(Optional.of(payee));
  }

  private void pay(Party payer, Account payee, long occurredAt, String bank, long fen) {
    String id = timeline.nextId("T");
    boolean cash = payer.account().isPresent() && choices.chance(50);
    boolean suspicious = choices.chance(350);
    boolean alarm = suspicious && choices.chance(150);
    long reportedAt = occurredAt + choices.below(30) * Timeline.SECOND;
    List<Status> course = choices.of(COURSES);
    boolean payeeComesLater = course.size() > 1 && choices.chance(80);
    boolean payeeChanges = course.size() > 1 && choices.chance(120);
    Account drawn = payeeChanges ? choices.of(population.accounts()) : payee;
    // Only the desk of an account that pays sees both payees, and can tell the former one (ADR 15).
    Account wrong = payer.account().isPresent() ? drawn : payee;
    for (int i = 0; i < course.size(); i++) {
      Status status = course.get(i);
      Optional<Party> to =
          cash || (payeeComesLater && i == 0)
              ? Optional.empty()
              : Optional.of(population.party(i == 0 && isOther(payer, wrong) ? wrong : payee));
      long amount = i > 0 && choices.chance(60) ? fen + 5_000 : fen;
      OptionalLong balance =
          choices.chance(40) ? OptionalLong.of(choices.below(100_000)) : OptionalLong.empty();
      // A bank does not tell the device with every version.
      Optional<DeviceId> device =
          devices.chance(PERMILLE_DEVICE)
              ? Optional.of(devices.of(Population.DEVICES))
              : Optional.empty();
      boolean found = suspicious && (status != Status.REVERSED);
      timeline.tell(
          bank,
          timeline.nextId("bank"),
          occurredAt,
          reportedAt,
          origin ->
              new Transfer(
                  origin,
                  found,
                  bank,
                  id,
                  payer,
                  to,
                  amount,
                  cash ? Transfer.Channel.ATM : Transfer.Channel.MOBILE,
                  cash,
                  status,
                  OptionalLong.empty(),
                  alarm ? List.of(Transfer.COUNTER_ALARM) : List.of(),
                  balance,
                  OptionalLong.empty(),
                  to.flatMap(Party::institution).flatMap(unused -> orderId(id)),
                  device,
                  Optional.of("440600"),
                  cash ? Optional.of("ATM-1") : Optional.empty(),
                  Optional.empty(),
                  OptionalLong.empty()));
      // Two versions of one moment: the one further on in a payment's life counts.
      reportedAt = !payeeChanges && choices.chance(80) ? reportedAt : timeline.later(reportedAt);
    }
    if (!cash) {
      payments.add(new Payment(id, payer, payee, fen, occurredAt));
    }
  }
}
