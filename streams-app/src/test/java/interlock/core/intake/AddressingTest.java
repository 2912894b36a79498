package interlock.core.intake;

import static interlock.core.intake.Given.START;
import static interlock.core.intake.Given.account;
import static interlock.core.intake.Given.contact;
import static interlock.core.intake.Given.line;
import static interlock.core.intake.Given.listing;
import static interlock.core.intake.Given.origin;
import static interlock.core.intake.Given.party;
import static interlock.core.intake.Given.person;
import static interlock.core.intake.Given.phone;
import static interlock.core.intake.Given.report;
import static interlock.core.intake.Given.site;
import static interlock.core.intake.Given.transfer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.strings;

import interlock.core.desk.Address;
import interlock.core.event.Appeal;
import interlock.core.event.CareEntry;
import interlock.core.event.CaseStatus;
import interlock.core.event.Conclusion;
import interlock.core.event.ContactKind;
import interlock.core.event.DissuasionFeedback;
import interlock.core.event.Event;
import interlock.core.event.FraudContact.Phase;
import interlock.core.event.Grade;
import interlock.core.event.IdentityBinding;
import interlock.core.event.LineControlFeedback;
import interlock.core.event.OfficerDecision;
import interlock.core.event.Party;
import interlock.core.event.StopPaymentFeedback;
import interlock.core.event.WarningDirective;
import interlock.core.event.WatchEntry;
import interlock.core.identity.ContactPoint;
import interlock.core.identity.Identifier;
import interlock.core.mail.AccountMail;
import interlock.core.mail.AccountMail.Side;
import interlock.core.mail.CaseMail;
import interlock.core.mail.ContactMail;
import interlock.core.mail.Letter;
import interlock.core.mail.SubjectMail;
import interlock.core.policy.EvidenceCode;
import interlock.core.policy.Level;
import interlock.core.policy.StopCommand;
import interlock.core.policy.WarningClass;
import interlock.core.subject.BankEvidence;
import interlock.core.subject.Evidence;
import interlock.core.subject.Label;
import interlock.core.subject.Marks;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class AddressingTest {
  private static final ContactPoint NUMBER = line("17100009999");
  private static final Party WHOLE =
      party(Optional.of(phone(1)), Optional.of(account(1)), Optional.of(person(1)));

  @Test
  void aTransferGoesToBothEndsAccounts() {
    var transfer = transfer(WHOLE, Optional.of(party(account(2))), true);

    assertThat(Addressing.letters(transfer))
        .containsExactly(
            new Letter(Address.account(account(1)), new AccountMail.Moved(transfer, Side.OUT)),
            new Letter(Address.account(account(2)), new AccountMail.Moved(transfer, Side.IN)),
            new Letter(Address.subject(phone(1)), new SubjectMail.Named(WHOLE, START)));
  }

  @Test
  void aTransferWithinOneAccountGoesThereOnce() {
    var transfer = transfer(WHOLE, Optional.of(party(account(1))), false);

    assertThat(Addressing.letters(transfer))
        .containsExactly(
            new Letter(Address.account(account(1)), new AccountMail.Moved(transfer, Side.OUT)),
            new Letter(Address.subject(phone(1)), new SubjectMail.Named(WHOLE, START)));
  }

  @Test
  void aSuspiciousTransferWithoutThePayersAccountGoesToHisSubject() {
    Party payer = party(Optional.of(phone(1)), Optional.empty(), Optional.of(person(1)));
    var transfer = transfer(payer, Optional.of(party(account(2))), true, "COUNTER_ALARM");

    assertThat(Addressing.letters(transfer))
        .containsExactly(
            new Letter(
                Address.subject(phone(1)),
                new SubjectMail.Evidenced(BankEvidence.of(transfer), payer)),
            new Letter(Address.account(account(2)), new AccountMail.Moved(transfer, Side.IN)));
    assertThat(BankEvidence.of(transfer).code()).isEqualTo(EvidenceCode.COUNTER_ALARM);
    assertThat(BankEvidence.of(transfer).warningClass()).isEqualTo(WarningClass.COUNTER);
  }

  @Test
  void aPlainMovementWithoutAccountsIsNotRoutable() {
    assertThat(Addressing.letters(transfer(party(phone(1)), Optional.empty(), false))).isEmpty();
  }

  @Test
  void anySignalIsASuspiciousTransfer() {
    Evidence evidence = BankEvidence.of(transfer(WHOLE, Optional.empty(), true, "NEW_TRICK"));

    assertThat(evidence.code()).isEqualTo(EvidenceCode.SUSPICIOUS_TRANSFER);
    assertThat(evidence.warningClass()).isEqualTo(WarningClass.FUND);
    assertThat(evidence.episode()).isEqualTo(new Label("pay", "ICBC", "T1", ""));
    assertThat(evidence.amountFen()).hasValue(4_980_000);
  }

  @Test
  void aContactGoesToTheSubscriberAndToTheLine() {
    var event =
        contact(
            origin("CUCC", "C-1", 0), phone(1), NUMBER, ContactKind.CALL, Phase.ONGOING, "", 900);
    List<Letter> letters = Addressing.letters(event);

    assertThat(letters)
        .extracting(Letter::to)
        .containsExactly(Address.subject(phone(1)), Address.contact(NUMBER));
    assertThat(letters.get(1).mail()).isEqualTo(new ContactMail.Touched(event));
    Evidence evidence = evidence(letters.getFirst());
    assertThat(evidence.code()).isEqualTo(EvidenceCode.CONTACT_REPORTED);
    assertThat(evidence.warningClass()).isEqualTo(WarningClass.CALL);
    assertThat(evidence.confidencePermille()).isEqualTo(900);
    assertThat(evidence.call()).contains(new Evidence.Call("", Phase.ONGOING));
  }

  @Test
  void aVisitHasACallOnlyIfItHasASession() {
    var visit =
        contact(
            origin("CMCC", "C-2", 0),
            phone(1),
            site("rebate.example"),
            ContactKind.SITE,
            Phase.INSTANT,
            "",
            900);
    Evidence evidence = evidence(Addressing.letters(visit).getFirst());

    assertThat(evidence.warningClass()).isEqualTo(WarningClass.CONTACT);
    assertThat(evidence.call()).isEmpty();
  }

  @Test
  void aDirectiveIsAFloorForItsSubject() {
    List<Letter> letters = Addressing.letters(directive(WarningDirective.Status.ISSUED, WHOLE));

    assertThat(letters).extracting(Letter::to).containsExactly(Address.subject(phone(1)));
    Evidence evidence = evidence(letters.getFirst());
    assertThat(evidence.code()).isEqualTo(EvidenceCode.POLICE_DIRECTIVE);
    assertThat(evidence.about()).isEqualTo("D-5");
    assertThat(evidence.floor()).contains(Level.HIGH);
    assertThat(evidence.registeredRegion()).contains("451200");
  }

  @Test
  void aDirectiveTakenBackNamesItsSource() {
    assertThat(Addressing.letters(directive(WarningDirective.Status.WITHDRAWN, WHOLE)))
        .containsExactly(
            new Letter(
                Address.subject(phone(1)),
                new SubjectMail.EvidenceWithdrawn(
                    List.of(Marks.directive("PSB", "D-5")), START, WHOLE)));
    assertThat(Addressing.letters(directive(WarningDirective.Status.ISSUED, Party.UNKNOWN)))
        .isEmpty();
  }

  @Test
  void aReportGoesToItsCaseAndLinksItsVictim() {
    var report =
        report(origin("PSB", "R-1", 0), CaseStatus.REPORTED, WHOLE, List.of(), List.of(NUMBER));

    assertThat(Addressing.letters(report))
        .containsExactly(
            new Letter(Address.caseFile("UP-1"), new CaseMail.Reported(report)),
            new Letter(
                Address.subject(report.victim().smallest().orElseThrow()),
                new SubjectMail.Named(report.victim(), START)));
  }

  @Test
  void aListingGoesToThePersonAndToTheMoneyOrLine() {
    WatchEntry account = listed(new WatchEntry.Target.Listed(account(1)));
    WatchEntry phone = listed(new WatchEntry.Target.Listed(phone(1)));
    WatchEntry person = listed(new WatchEntry.Target.Listed(person(1)));
    WatchEntry site = listed(new WatchEntry.Target.Line(site("rebate.example")));

    assertThat(Addressing.letters(account))
        .containsExactly(
            new Letter(Address.account(account(1)), new AccountMail.AccountListed(account)),
            new Letter(Address.subject(account(1)), new SubjectMail.SubjectListed(account)));
    assertThat(Addressing.letters(phone))
        .containsExactly(
            new Letter(
                Address.contact(ContactPoint.of(phone(1))), new ContactMail.ContactListed(phone)),
            new Letter(Address.subject(phone(1)), new SubjectMail.SubjectListed(phone)));
    assertThat(Addressing.letters(person))
        .containsExactly(
            new Letter(Address.subject(person(1)), new SubjectMail.SubjectListed(person)));
    assertThat(Addressing.letters(site))
        .containsExactly(
            new Letter(
                Address.contact(site("rebate.example")), new ContactMail.ContactListed(site)));
  }

  @Test
  void aCareEntryGoesToTheSmallestIdentifier() {
    var entry =
        new CareEntry(
            origin("PSB", "K-1", 0),
            "K-1",
            true,
            WHOLE,
            CareEntry.Group.ELDERLY,
            Optional.empty(),
            Optional.empty(),
            OptionalLong.empty(),
            OptionalLong.empty());

    assertThat(Addressing.letters(entry))
        .containsExactly(new Letter(Address.subject(phone(1)), new SubjectMail.Cared(entry)));
  }

  @Test
  void aBindingGoesToTheSmallestIdentifierWhichLinksTheOthers() {
    var binding =
        new IdentityBinding(
            origin("REG", "B-5", 0),
            "B-5",
            true,
            WHOLE,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            START,
            OptionalLong.empty());

    assertThat(Addressing.letters(binding))
        .extracting(Letter::to)
        .containsExactly(Address.subject(phone(1)));
  }

  @Test
  void anAppealGoesToTheMoneyOrToTheLine() {
    assertThat(Addressing.letters(appeal(Optional.of(WHOLE), Optional.empty())))
        .extracting(Letter::to)
        .containsExactly(Address.account(account(1)));
    assertThat(Addressing.letters(appeal(Optional.of(party(phone(1))), Optional.empty())))
        .extracting(Letter::to)
        .containsExactly(Address.contact(ContactPoint.of(phone(1))));
    assertThat(Addressing.letters(appeal(Optional.empty(), Optional.of(NUMBER))))
        .extracting(Letter::to)
        .containsExactly(Address.contact(NUMBER));
    assertThat(Addressing.letters(appeal(Optional.of(Party.UNKNOWN), Optional.empty()))).isEmpty();
  }

  @Test
  void aDecisionGoesToTheDeskThatItsRoutingKeyNames() {
    for (Address desk :
        List.of(Address.subject(phone(1)), Address.account(account(1)), Address.contact(NUMBER))) {
      assertThat(Addressing.letters(decision(desk.key())))
          .extracting(Letter::to)
          .containsExactly(desk);
    }
    assertThat(Addressing.letters(decision(Address.caseFile("UP-1").key()))).isEmpty();
  }

  @Test
  void feedbackGoesToTheDeskThatIssuedTheTaskOrTheLead() {
    var feedback = feedback(Address.subject(account(1)).key());

    assertThat(Addressing.letters(feedback))
        .containsExactly(
            new Letter(Address.subject(account(1)), new SubjectMail.FedBack(feedback)));
    for (Address desk : List.of(Address.account(account(1)), Address.contact(NUMBER))) {
      assertThat(Addressing.letters(feedback(desk.key())))
          .extracting(Letter::to)
          .containsExactly(desk);
    }
    assertThat(Addressing.letters(feedback(Address.caseFile("UP-1").key()))).isEmpty();
  }

  @Test
  void aRoutingKeyThatNoEventCouldReachIsNotRoutable() {
    for (String key : List.of("", "p:", "p:17000000001", "m:6222 0200", "n:17100009999", "z:1")) {
      assertThat(Addressing.letters(decision(key))).isEmpty();
      assertThat(Addressing.letters(feedback(key))).isEmpty();
    }
  }

  @Test
  void banksAndCarriersAnswerTheDeskThatAsked() {
    var stop =
        new StopPaymentFeedback(
            origin("ICBC", "F-1", 0),
            "S-1",
            Optional.empty(),
            account(1),
            "ICBC",
            StopCommand.STOP,
            StopPaymentFeedback.Phase.RESULT,
            "0000",
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            Optional.empty());
    var control =
        new LineControlFeedback(
            origin("CMCC", "F-2", 0),
            "L-1",
            NUMBER,
            "CMCC",
            LineControlFeedback.LineCommand.SUSPEND_NUMBER,
            LineControlFeedback.Result.DONE,
            Optional.empty());

    assertThat(Addressing.letters(stop))
        .containsExactly(
            new Letter(Address.account(account(1)), new AccountMail.StopAnswered(stop)));
    assertThat(Addressing.letters(control))
        .containsExactly(
            new Letter(Address.contact(NUMBER), new ContactMail.LineAnswered(control)));
  }

  /** Whatever parties name and routing keys say: no exception, no more than four letters. */
  @Test
  void everyEventHasItsLetters() {
    qt().forAll(
            integers().between(0, 7),
            integers().between(0, 7),
            strings().allPossible().ofLengthBetween(0, 12))
        .checkAssert(
            (payer, payee, key) -> {
              for (Event event :
                  List.of(
                      transfer(some(payer), Optional.of(some(payee)), true),
                      transfer(some(payer), Optional.of(some(payee)), false),
                      directive(WarningDirective.Status.ISSUED, some(payer)),
                      appeal(Optional.of(some(payer)), Optional.of(NUMBER)),
                      decision(key),
                      feedback("p:" + key))) {
                List<Letter> letters = Addressing.letters(event);
                assertThat(letters).hasSizeLessThanOrEqualTo(4).doesNotHaveDuplicates();
                for (Letter letter : letters) {
                  assertThat(Address.ofKey(letter.to().key())).contains(letter.to());
                }
              }
            });
  }

  private static Party some(int bits) {
    return party(
        (bits & 1) == 0 ? Optional.empty() : Optional.of(phone(1)),
        (bits & 2) == 0 ? Optional.empty() : Optional.of(account(1)),
        (bits & 4) == 0 ? Optional.empty() : Optional.of(person(1)));
  }

  private static Evidence evidence(Letter letter) {
    return ((SubjectMail.Evidenced) letter.mail()).evidence();
  }

  private static WatchEntry listed(WatchEntry.Target target) {
    return listing(
        origin("PSB", "W-1", 0), "W-1", true, target, Grade.INVOLVED, START, OptionalLong.empty());
  }

  private static WarningDirective directive(WarningDirective.Status status, Party subject) {
    return new WarningDirective(
        origin("PSB", "D-5-1", 0),
        "D-5",
        status,
        subject,
        WarningClass.FUND,
        Level.HIGH,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalLong.of(100),
        OptionalLong.empty(),
        Optional.of("350203"),
        Optional.of("451200"));
  }

  private static Appeal appeal(Optional<Party> party, Optional<ContactPoint> contact) {
    return new Appeal(
        origin("PSB", "X-1", 0),
        "X-1",
        Appeal.Status.UPHELD,
        party,
        contact,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static OfficerDecision decision(String routingKey) {
    return new OfficerDecision(
        origin("PSB", "O-1", 0),
        "S-1",
        routingKey,
        OfficerDecision.Action.LIFT,
        Optional.empty(),
        "officer",
        "440300",
        OptionalLong.empty(),
        Optional.<Identifier>empty(),
        List.of(),
        Optional.empty());
  }

  private static DissuasionFeedback feedback(String routingKey) {
    return new DissuasionFeedback(
        origin("440300", "F-3", 0),
        "D-1",
        routingKey,
        "440300",
        Optional.empty(),
        DissuasionFeedback.Action.CALL,
        DissuasionFeedback.Outcome.REACHED,
        Conclusion.NONE,
        Optional.empty(),
        OptionalLong.empty(),
        OptionalLong.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
