package interlock.sandbox.simulate;

import interlock.core.event.Appeal;
import interlock.core.event.CareEntry;
import interlock.core.event.CaseStatus;
import interlock.core.event.Grade;
import interlock.core.event.IncidentReport;
import interlock.core.event.IncidentReport.Line;
import interlock.core.event.Party;
import interlock.core.event.WarningDirective;
import interlock.core.event.WatchEntry;
import interlock.core.identity.Account;
import interlock.core.identity.ContactPoint;
import interlock.core.policy.Level;
import interlock.core.policy.WarningClass;
import interlock.sandbox.simulate.BankEvents.Payment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Reports, directives, listings, the care list, appeals; most of them in several versions. */
final class PoliceEvents {
  private static final String POLICE = "POLICE";
  private static final List<List<CaseStatus>> COURSES =
      List.of(
          List.of(CaseStatus.REPORTED),
          List.of(CaseStatus.REPORTED, CaseStatus.FILED),
          List.of(CaseStatus.REPORTED, CaseStatus.REPORTED),
          List.of(CaseStatus.REPORTED, CaseStatus.FILED, CaseStatus.WITHDRAWN),
          List.of(CaseStatus.REPORTED, CaseStatus.WITHDRAWN),
          List.of(CaseStatus.REPORTED, CaseStatus.WITHDRAWN, CaseStatus.REPORTED));

  private final Timeline timeline;
  private final Choices choices;
  private final Population population;
  private final BankEvents bank;
  private final Set<String> reported = new HashSet<>();

  PoliceEvents(Timeline timeline, Population population, BankEvents bank) {
    this.timeline = timeline;
    this.choices = timeline.choices;
    this.population = population;
    this.bank = bank;
  }

  /** All versions of one case's report; nothing if the case has been told already. */
  void report() {
    String caseId = choices.of(population.cases());
    if (!reported.add(caseId)) {
      return;
    }
    Person person = population.person(choices);
    Party victim = person.known(choices.chance(700), choices.chance(400), choices.chance(150));
    long at = timeline.anyTime();
    List<Line> lines = lines();
    List<ContactPoint> contacts =
        choices.chance(500) ? List.of(choices.of(population.contacts())) : List.of();
    for (CaseStatus status : choices.of(COURSES)) {
      List<Line> told = lines;
      List<ContactPoint> toldContacts = contacts;
      timeline.tell(
          POLICE,
          timeline.nextId("report"),
          at,
          at,
          origin ->
              new IncidentReport(
                  origin,
                  caseId,
                  status,
                  Optional.empty(),
                  victim,
                  Optional.of("BRUSHING"),
                  OptionalLong.empty(),
                  OptionalLong.empty(),
                  told,
                  toldContacts,
                  Optional.of("440600"),
                  Optional.of("440605"),
                  Optional.empty()));
      at = timeline.later(at);
      if (choices.chance(300)) {
        lines = lines();
        contacts = choices.chance(500) ? contacts : List.of();
      }
    }
  }

  private List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    Set<String> named = new HashSet<>();
    int most = choices.between(1, 3);
    for (int i = 0; i < most; i++) {
      if (bank.payments().isEmpty() || choices.chance(150)) {
        Account payee = choices.of(population.accounts());
        lines.add(
            line(
                lines.size(),
                Optional.empty(),
                Optional.empty(),
                payee,
                77_700 + i,
                timeline.anyTime()));
        continue;
      }
      Payment payment = choices.of(bank.payments());
      if (named.add(payment.transferId())) {
        boolean byId = choices.chance(700);
        long fen = byId && choices.chance(300) ? payment.fen() / 2 : payment.fen();
        lines.add(
            line(
                lines.size(),
                byId ? Optional.of(payment.transferId()) : Optional.empty(),
                payer(payment),
                payment.payee(),
                fen,
                payment.occurredAt() + choices.below(3) * Timeline.MINUTE));
      }
    }
    return List.copyOf(lines);
  }

  /** Left out mostly, and seldom another account than the bank says. */
  private Optional<Account> payer(Payment payment) {
    if (choices.chance(700)) {
      return Optional.empty();
    }
    return choices.chance(100)
        ? Optional.of(choices.of(population.accounts()))
        : payment.payer().account();
  }

  private Line line(
      int index, Optional<String> id, Optional<Account> payer, Account payee, long fen, long at) {
    return new Line(index, id, payer, population.party(payee), fen, at, Optional.empty());
  }

  void directive() {
    Person person = population.person(choices);
    Party subject = person.known(choices.chance(600), choices.chance(300), choices.chance(300));
    String id = timeline.nextId("directive");
    Level level = choices.of(List.of(Level.values()));
    WarningClass warningClass = choices.of(List.of(WarningClass.values()));
    long at = timeline.anyTime();
    directive(id, subject, level, warningClass, WarningDirective.Status.ISSUED, at);
    if (choices.chance(350)) {
      directive(
          id, subject, level, warningClass, WarningDirective.Status.WITHDRAWN, timeline.later(at));
    }
  }

  private void directive(
      String id,
      Party subject,
      Level level,
      WarningClass warningClass,
      WarningDirective.Status status,
      long at) {
    timeline.tell(
        POLICE,
        timeline.nextId("directive-event"),
        at,
        at,
        origin ->
            new WarningDirective(
                origin,
                id,
                status,
                subject,
                warningClass,
                level,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                Optional.of("440604"),
                Optional.of("430100")));
  }

  void listing() {
    String id = timeline.nextId("entry");
    WatchEntry.Target target =
        switch (choices.below(5)) {
          case 0 -> new WatchEntry.Target.Listed(choices.of(population.phones()));
          case 1, 2 -> new WatchEntry.Target.Listed(choices.of(population.accounts()));
          default -> new WatchEntry.Target.Line(choices.of(population.contacts()));
        };
    Grade grade =
        choices.chance(600)
            ? Grade.INVOLVED
            : choices.of(List.of(Grade.SUSPECT, Grade.PUNISHED, Grade.ALLOWED));
    long at = timeline.anyTime();
    long from = choices.chance(700) ? at : timeline.later(at);
    OptionalLong to =
        choices.chance(250) ? OptionalLong.of(timeline.later(from)) : OptionalLong.empty();
    listing(id, target, grade, true, at, from, to);
    if (choices.chance(200)) {
      grade = choices.of(List.of(Grade.values()));
      at = timeline.later(at);
      listing(id, target, grade, true, at, from, to);
    }
    if (choices.chance(300)) {
      listing(id, target, grade, false, timeline.later(at), from, to);
    }
  }

  private void listing(
      String id,
      WatchEntry.Target target,
      Grade grade,
      boolean active,
      long at,
      long from,
      OptionalLong to) {
    timeline.tell(
        POLICE,
        timeline.nextId("listing"),
        at,
        at,
        origin ->
            new WatchEntry(
                origin,
                id,
                active,
                target,
                grade,
                Optional.empty(),
                Optional.of("law art. 20"),
                from,
                to));
  }

  void care() {
    Person person = population.person(choices);
    Party known = person.known(choices.chance(700), choices.chance(200), choices.chance(300));
    String id = timeline.nextId("care");
    long at = timeline.anyTime();
    int versions = choices.between(1, 2);
    for (int i = 0; i < versions; i++) {
      boolean active = i == 0 || choices.chance(500);
      long days = choices.below(5);
      timeline.tell(
          POLICE,
          timeline.nextId("care-event"),
          at,
          at,
          origin ->
              new CareEntry(
                  origin,
                  id,
                  active,
                  known,
                  CareEntry.Group.ELDERLY,
                  Optional.of("440604"),
                  Optional.empty(),
                  days == 0 ? OptionalLong.empty() : OptionalLong.of(days),
                  OptionalLong.empty()));
      at = timeline.later(at);
    }
  }

  void appeal() {
    Account account = choices.of(population.accounts());
    String caseId = choices.of(population.cases());
    boolean ofCase = choices.chance(700);
    long at = timeline.anyTime();
    String id = timeline.nextId("appeal");
    timeline.tell(
        POLICE,
        id,
        at,
        at,
        origin ->
            new Appeal(
                origin,
                id,
                Appeal.Status.UPHELD,
                Optional.of(population.party(account)),
                Optional.empty(),
                ofCase ? Optional.of(caseId) : Optional.empty(),
                Optional.empty(),
                Optional.of("440600")));
  }
}
