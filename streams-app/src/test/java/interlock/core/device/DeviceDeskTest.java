package interlock.core.device;

import static interlock.Property.qt;
import static interlock.core.intake.Given.START;
import static interlock.core.intake.Given.account;
import static interlock.core.intake.Given.moment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import interlock.contract.policy.PolicyDocument;
import interlock.core.codes.ReasonCode;
import interlock.core.desk.Address;
import interlock.core.desk.Decision;
import interlock.core.desk.Moment;
import interlock.core.desk.TaskIds;
import interlock.core.identity.DeviceId;
import interlock.core.lead.Lead;
import interlock.core.lead.LeadFeedback;
import interlock.core.mail.DeviceMail;
import interlock.core.mail.DeviceMail.Used;
import interlock.core.mail.Wake;
import interlock.core.task.LeadTask;
import interlock.core.task.Reason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Many accounts pay from one device: a lead, revised each time that their number has doubled. */
class DeviceDeskTest {
  private static final long MINUTE = 60_000;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * 60 * MINUTE;
  private static final Address DESK =
      Address.device(DeviceId.ofFingerprint("PHONE-0001").orElseThrow());

  private final DeviceDesk desk = new DeviceDesk(new TaskIds(new byte[16]));
  private final List<LeadTask> leads = new ArrayList<>();
  private OptionalLong wakeAt = OptionalLong.empty();
  private Optional<DeviceFile> file = Optional.empty();

  @Test
  void theFifthAccountWithinTheWindowMakesALead() {
    usedBy(1, 4, DAY);
    assertThat(leads).isEmpty();

    at(5 * DAY, new Used(account(5), Optional.of("CCB"), Optional.of("440604"), START + 5 * DAY));

    assertThat(leads)
        .singleElement()
        .satisfies(
            lead -> {
              assertThat(lead.kind()).isEqualTo(LeadTask.Kind.CARD_GANG);
              assertThat(lead.state()).isEqualTo(LeadTask.State.OPEN);
              assertThat(lead.target().account()).contains(account(5));
              assertThat(lead.target().institution()).contains("CCB");
              assertThat(lead.amountFen()).isEmpty();
              assertThat(lead.unit()).contains("440604");
              assertThat(lead.head().revision()).isEqualTo(1);
              assertThat(lead.head().openedAt()).isEqualTo(START + 5 * DAY);
              assertThat(lead.head().reasons())
                  .extracting(Reason::code)
                  .containsExactly(ReasonCode.MANY_CARDS_ONE_DEVICE);
              assertThat(lead.head().taskId() + lead.target() + lead.head().reasons())
                  .doesNotContain("PHONE");
            });
  }

  @Test
  void withoutARegionTheNationalDeskHasIt() {
    usedBy(1, 5, 0);
    assertThat(leads).singleElement().satisfies(l -> assertThat(l.unit()).contains("000000"));
  }

  @Test
  void theLeadIsRevisedOnlyWhenTheNumberHasDoubled() {
    usedBy(1, 9, MINUTE);
    assertThat(leads).hasSize(1);

    usedBy(10, 10, MINUTE);
    usedBy(11, 19, MINUTE);
    assertThat(leads).hasSize(2);

    usedBy(20, 63, MINUTE);

    assertThat(leads).extracting(l -> l.head().revision()).containsExactly(1, 2, 3, 4);
    assertThat(leads)
        .extracting(l -> l.head().taskId())
        .containsOnly(leads.getFirst().head().taskId());
    assertThat(told()).isEqualTo(40);
  }

  @Test
  void theNextWaveIsToldAnew() {
    usedBy(1, 63, MINUTE);
    int revisions = leads.size();

    for (int i = 100; i < 106; i++) {
      at(60 * DAY, used(i, 60 * DAY));
    }

    assertThat(leads).as("that nobody signed, and the next wave").hasSize(revisions + 2);
    assertThat(told()).isEqualTo(5);
  }

  @Test
  void oneAccountThatPaysAgainAndAgainIsOne() {
    for (int i = 0; i < 20; i++) {
      at(i * MINUTE, used(1, i * MINUTE));
    }
    assertThat(leads).isEmpty();
    assertThat(file.orElseThrow().uses()).containsExactly(used(1, 19 * MINUTE));
  }

  @Test
  void whoUsedItBeforeTheWindowDoesNotCount() {
    usedBy(1, 4, 0);
    at(31 * DAY, used(5, 31 * DAY));
    assertThat(leads).isEmpty();
    assertThat(file.orElseThrow().uses()).containsExactly(used(5, 31 * DAY));

    at(31 * DAY, used(6, 0));
    assertThat(file.orElseThrow().uses()).hasSize(1);
  }

  @Test
  void aRepeatAnOlderUseAndAWakeChangeNothing() {
    usedBy(1, 5, MINUTE);
    DeviceFile before = file.orElseThrow();

    at(6 * MINUTE, used(5, 5 * MINUTE));
    at(6 * MINUTE, used(3, MINUTE));
    at(6 * MINUTE, new Wake(START + 6 * MINUTE));

    assertThat(file.orElseThrow()).isSameAs(before);
    assertThat(leads).hasSize(1);
  }

  @Test
  void aFullFileKeepsTheNewestAndCountsWhatItDropped() {
    usedBy(1, 100, MINUTE);

    DeviceFile full = file.orElseThrow();
    assertThat(full.uses()).hasSize(64).startsWith(used(100, 100 * MINUTE));
    assertThat(full.uses()).endsWith(used(37, 37 * MINUTE));
    assertThat(full.folded()).isEqualTo(36);
    assertThat(told()).isEqualTo(40);

    at(101 * MINUTE, used(7, 7 * MINUTE));
    assertThat(file.orElseThrow()).isSameAs(full);
  }

  @Test
  void whatNobodySignsForGoesToTheUnitAboveAndAWordEndsIt() {
    usedBy(1, 5, 0);
    assertThat(wakeAt).hasValue(START + 2 * HOUR);

    at(2 * HOUR, new Wake(START + 2 * HOUR));
    assertThat(leads.getLast().head().reasons())
        .extracting(Reason::code)
        .contains(ReasonCode.STEP_OVERDUE);
    assertThat(wakeAt).isEmpty();

    at(3 * HOUR, new DeviceMail.FedBack(LeadFeedback.concluded(leads.getLast(), 3 * HOUR)));
    assertThat(leads.getLast().state()).isEqualTo(LeadTask.State.CONCLUDED);
    assertThat(leads.getLast().outcome()).contains(LeadTask.Outcome.MET);
  }

  @Test
  void nothingIsKeptWhileThePolicyDoesNotLookForIt() {
    var off =
        PolicyDocument.patch(
                PolicyDocument.packaged(), Map.of("patterns.sharedDevice.enabled", "false"))
            .orThrow();
    Moment now = moment(0);
    Decision<DeviceFile> decision =
        desk.decide(DESK, file, used(1, 0), new Moment(now.now(), now.cause(), off));
    assertThat(decision.file()).isEmpty();
  }

  /** Whatever was used when: any order with repeats leaves the same uses and the same lead. */
  @Test
  void theOrderOfArrivalDoesNotMatter() {
    qt().forAll(
            lists().of(integers().between(0, 4_000)).ofSizeBetween(1, 120),
            integers().between(0, 10_000))
        .checkAssert(
            (seeds, order) -> {
              var one = new DeviceDeskTest();
              seeds.forEach(s -> one.at(DAY, used(s)));

              List<Integer> shuffled = new ArrayList<>(seeds);
              shuffled.addAll(seeds.subList(0, seeds.size() / 2));
              Collections.shuffle(shuffled, new Random(order));
              var other = new DeviceDeskTest();
              shuffled.forEach(s -> other.at(DAY, used(s)));

              assertThat(other.file.orElseThrow().uses()).isEqualTo(one.file.orElseThrow().uses());
              assertThat(other.told()).isEqualTo(one.told());
            });
  }

  private static Used used(int seed) {
    return new Used(
        account(seed % 90),
        seed % 3 == 0 ? Optional.empty() : Optional.of("BANK-" + seed % 3),
        Optional.empty(),
        START + seed / 90 * MINUTE);
  }

  private static Used used(int n, long at) {
    return new Used(account(n), Optional.empty(), Optional.empty(), START + at);
  }

  /** By one account after the other, both inclusive, so long after each other. */
  private void usedBy(int first, int last, long step) {
    for (int n = first; n <= last; n++) {
      at(n * step, used(n, n * step));
    }
  }

  private void at(long at, DeviceMail mail) {
    Decision<DeviceFile> decision = desk.decide(DESK, file, mail, moment(at));
    assertThat(decision.mail()).isEmpty();
    file = decision.file();
    wakeAt = decision.wakeAt();
    decision.outputs().forEach(o -> leads.add((LeadTask) o));
  }

  /** Of how many accounts the lead tells. */
  private int told() {
    return file.orElseThrow().leads().stream().mapToInt(Lead::count).sum();
  }
}
