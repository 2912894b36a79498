package interlock.core.account;

import interlock.contract.policy.PolicyDocument;
import interlock.core.desk.Address;
import interlock.core.desk.Cause;
import interlock.core.desk.Decision;
import interlock.core.desk.Moment;
import interlock.core.desk.Room;
import interlock.core.desk.TaskIds;
import interlock.core.identity.Account;
import interlock.core.mail.AccountMail;
import interlock.core.mail.Letter;
import interlock.core.mail.SubjectMail;
import interlock.core.mail.Wake;
import interlock.core.policy.Policy;
import interlock.core.subject.Evidence;
import interlock.core.subject.Marks;
import interlock.core.task.Output;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Several AccountDesks and the mail between them; mail to other rooms is kept. */
final class Town {
  static final TaskIds IDS =
      new TaskIds("a key for tests only".getBytes(StandardCharsets.US_ASCII));
  private static final long STALL = 200_000;

  private record Route(String from, String to) {}

  final Map<Address, AccountFile> files = new LinkedHashMap<>();
  final List<Output> outputs = new ArrayList<>();
  final List<Letter> abroad = new ArrayList<>();
  int mails;
  Policy policy = PolicyDocument.packaged();

  private final AccountDesk desk = new AccountDesk(IDS);
  private final Map<Route, Deque<Letter>> post = new HashMap<>();
  private final List<Route> busy = new ArrayList<>();
  private long now;
  private int events;

  void at(long millis) {
    now = millis;
  }

  /** Delivers a mail from outside and all that follows from it. */
  void send(Letter letter) {
    put("", letter);
    run(Optional.empty());
  }

  void put(String from, Letter letter) {
    var route = new Route(from, letter.to().key());
    Deque<Letter> letters = post.computeIfAbsent(route, r -> new ArrayDeque<>());
    if (letters.isEmpty()) {
      busy.add(route);
    }
    letters.add(letter);
  }

  /** Delivers all mail; with a random order only that of one sender to one desk is kept. */
  void run(Optional<Random> order) {
    while (!busy.isEmpty()) {
      int picked = order.map(r -> r.nextInt(busy.size())).orElse(0);
      Route route = busy.get(picked);
      Letter letter = post.get(route).remove();
      if (post.get(route).isEmpty()) {
        // With any order the last may as well stand where this one stood.
        Route last = order.isPresent() ? busy.removeLast() : busy.remove(picked);
        if (!last.equals(route)) {
          busy.set(picked, last);
        }
      }
      if (letter.mail() instanceof AccountMail mail && letter.to().room() == Room.ACCOUNT) {
        if (++mails > STALL) {
          throw new IllegalStateException("the mail does not come to rest");
        }
        deliver(letter.to(), mail);
      } else {
        abroad.add(letter);
      }
    }
  }

  private void deliver(Address key, AccountMail mail) {
    var cause = new Cause("test", "event-" + ++events, "TEST", now, now);
    Decision<AccountFile> decision = decide(key, mail, cause);
    decision.file().ifPresent(file -> files.put(key, file));
    outputs.addAll(decision.outputs());
    decision.mail().forEach(letter -> put(key.key(), letter));
    if (decision.wakeAt().isPresent() && decision.wakeAt().getAsLong() <= now) {
      put("wake " + key.key(), new Letter(key, new Wake(now)));
    }
  }

  Decision<AccountFile> decide(Address key, AccountMail mail, Cause cause) {
    return desk.decide(
        key, Optional.ofNullable(files.get(key)), mail, new Moment(now, cause, policy));
  }

  /** Decides and changes nothing, as at a repeat. */
  Decision<AccountFile> again(Letter letter) {
    return decide(
        letter.to(), (AccountMail) letter.mail(), new Cause("test", "again", "TEST", now, now));
  }

  <T extends Output> List<T> outputs(Class<T> type) {
    return outputs.stream().filter(type::isInstance).map(type::cast).toList();
  }

  List<SubjectMail.EvidenceWithdrawn> takenBack() {
    return abroad.stream()
        .map(Letter::mail)
        .filter(SubjectMail.EvidenceWithdrawn.class::isInstance)
        .map(SubjectMail.EvidenceWithdrawn.class::cast)
        .toList();
  }

  /** What payers were told, and was not taken back since. */
  List<Evidence> standing() {
    var pieces = new LinkedHashMap<String, Evidence>();
    for (Letter letter : abroad) {
      switch (letter.mail()) {
        case SubjectMail.Evidenced told -> pieces.put(told.evidence().id(), told.evidence());
        case SubjectMail.EvidenceWithdrawn back ->
            pieces.values().removeIf(piece -> takesBack(back, piece));
        default -> {
          // Of other matters.
        }
      }
    }
    return List.copyOf(pieces.values());
  }

  private static boolean takesBack(SubjectMail.EvidenceWithdrawn back, Evidence piece) {
    Optional<Account> payer = piece.payment().flatMap(Evidence.Payment::payer);
    if (payer.isPresent()
        && piece.toldAt() <= back.takenBackAt()
        && (back.marks().contains(Marks.pattern(payer.get(), piece.id()))
            || back.marks().contains(Marks.patterns(payer.get(), piece.code())))) {
      return true;
    }
    Optional<Account> payee = piece.payment().flatMap(Evidence.Payment::payee);
    return payee.isPresent()
        && piece.toldAt() <= back.takenBackAt()
        && (back.marks().contains(Marks.ground(payee.get(), piece.about()))
            || back.marks().contains(Marks.all(payee.get())));
  }

  List<SubjectMail.Evidenced> evidence() {
    return abroad.stream()
        .map(Letter::mail)
        .filter(SubjectMail.Evidenced.class::isInstance)
        .map(SubjectMail.Evidenced.class::cast)
        .toList();
  }
}
