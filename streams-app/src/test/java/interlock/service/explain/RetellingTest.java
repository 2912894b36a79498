package interlock.service.explain;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.common.Level;
import interlock.common.Party;
import interlock.common.StopCommand;
import interlock.common.WarningClass;
import interlock.service.wording.Language;
import interlock.task.Approval;
import interlock.task.Cause;
import interlock.task.DissuasionState;
import interlock.task.DissuasionTask;
import interlock.task.Measure;
import interlock.task.Reason;
import interlock.task.Step;
import interlock.task.StepState;
import interlock.task.StopPaymentKind;
import interlock.task.StopPaymentScope;
import interlock.task.StopPaymentState;
import interlock.task.StopPaymentTask;
import interlock.task.Subject;
import interlock.task.TaskHistory;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

/** Timelines as a person reads them. */
class RetellingTest {
  private static final String ID = "D-912a083810ed673f74892abc38608862";
  private static final String SURVIVOR = "D-00000000000000000000000000000007";
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  /** 03:33:40 in Shanghai. */
  private static final Instant EVENT = Instant.parse("2026-03-08T19:33:40Z");

  private final Retelling retelling = new Retelling();

  @Test
  void aDissuasionIsToldFromItsOpeningToItsMerge() {
    DissuasionTask open = opened();
    DissuasionTask overdue =
        DissuasionTask.newBuilder(open)
            .setSourceTime(EVENT.plusSeconds(60))
            .setReasons(List.of(confirmed(25), new Reason("STEP_OVERDUE", 0, List.of())))
            .setSteps(List.of(step(Measure.SIGN, StepState.OVERDUE), step(Measure.CALL)))
            .setCopyUnits(List.of("440600"))
            .build();
    DissuasionTask joined =
        DissuasionTask.newBuilder(overdue)
            .setSourceTime(EVENT.plusSeconds(89))
            .setState(DissuasionState.IN_PROGRESS)
            .setLevel(Level.HIGH)
            .setScore(65)
            .setFundsInFlight(false)
            .setSubject(new Subject(List.of("+8613800138001"), List.of("6222000011112211"), null))
            .setReasons(List.of(confirmed(40), new Reason("SUSPICIOUS_TRANSFER", 25, List.of("t"))))
            .setSteps(List.of(signed(), step(Measure.CALL)))
            .build();
    DissuasionTask merged =
        DissuasionTask.newBuilder(joined)
            .setSourceTime(EVENT.plusSeconds(86_400))
            .setState(DissuasionState.MERGED)
            .setMergedInto(SURVIVOR)
            .setReasons(List.of(confirmed(40), new Reason("SUBJECTS_JOINED", 0, List.of())))
            .setSteps(List.of(signed(), step(Measure.CALL, StepState.SKIPPED)))
            .build();

    assertThat(
            told(
                Language.EN,
                revision(1, open, "telecom.fraud-contact", 174),
                revision(2, overdue, "wake", 60_005),
                revision(3, joined, "bank.suspicious-transfer", 90_000),
                revision(4, merged, "registry.identity-binding", 86_400_012)))
        .isEqualTo(
            """
            Task D-912a083810ed673f74892abc38608862 · task.dissuasion · times in Asia/Shanghai
            r1  2026-03-09 03:33:40.174  174 ms after the event
                because         telecom.fraud-contact from CMCC, event e-1
                state           OPEN
                level           MEDIUM
                class           CALL
                score           25
                money in flight yes
                reason          +25 CONTACT_CONFIRMED  a carrier or platform is sure of a contact with fraud: 0.8 or more
                step            SIGN by 03:34:40, unit 440604
                step            CALL by 03:34:40, unit 440604
                phone           + **01
                unit            440604
                policy          default-1
            r2  2026-03-09 03:34:40.005  5 ms after the deadline
                because         a deadline fell due: 03:34:40
                reason          STEP_OVERDUE  a step passed its deadline
                step            SIGN OVERDUE since 03:34:40, unit 440604
                copy to         + 440600
            r3  2026-03-09 03:35:10.000  1,000 ms after the event
                because         bank.suspicious-transfer from CMCC, event e-3
                state           OPEN → IN_PROGRESS
                level           MEDIUM → HIGH
                score           25 → 65
                money in flight yes → no
                reason          STEP_OVERDUE no longer counts
                reason          +15 CONTACT_CONFIRMED (now 40)
                reason          +25 SUSPICIOUS_TRANSFER  the bank finds a transfer suspicious
                step            SIGN DONE 03:35:09 (was due 03:34:40), unit 440604
                account         + **11
            r4  2026-03-10 03:33:40.012  12 ms after the event
                because         registry.identity-binding from CMCC, event e-4
                state           IN_PROGRESS → MERGED
                merged into     D-00000000000000000000000000000007
                reason          −25 SUSPICIOUS_TRANSFER no longer counts
                reason          SUBJECTS_JOINED  two cases turned out to be one person
                step            CALL SKIPPED, unit 440604
            """);
    assertThat(retelling.survivor()).contains(new TaskId(SURVIVOR));
  }

  @Test
  void chineseReadersReadChinese() {
    assertThat(told(Language.ZH, revision(1, opened(), "telecom.fraud-contact", 174)))
        .isEqualTo(
            """
            任务 D-912a083810ed673f74892abc38608862 · task.dissuasion · 时区 Asia/Shanghai
            r1  2026-03-09 03:33:40.174  事件后 174 毫秒
                起因            telecom.fraud-contact，来源 CMCC，事件 e-1
                状态            待签收
                风险等级        中危
                预警类别        电话
                分值            25
                资金在途        是
                原因            +25 CONTACT_CONFIRMED  置信度 0.8 以上的涉诈联系
                措施            签收 限 03:34:40，单位 440604
                措施            电话 限 03:34:40，单位 440604
                电话            + **01
                责任单位        440604
                策略版本        default-1
            """);
  }

  @Test
  void aStopIsToldByItsCommandsAndWhatTheBankHolds() {
    StopPaymentTask proposed = proposed();
    StopPaymentTask held =
        StopPaymentTask.newBuilder(proposed)
            .setState(StopPaymentState.PARTIAL)
            .setCommand(StopCommand.STOP)
            .setApplicationId("0101" + "7".repeat(32))
            .setApprovals(List.of(new Approval("BADGE-990017", "440600", EVENT, null)))
            .setAmountHeld(new BigDecimal("120000.00"))
            .setExpiresAt(EVENT.plusSeconds(172_800))
            .setSourceTime(EVENT.plusMillis(1_000))
            .build();

    assertThat(
            told(
                Language.EN,
                revision(1, proposed, "police.incident-report", 300),
                revision(2, held, "stop-payment.feedback", 1_020)))
        .isEqualTo(
            """
            Task D-912a083810ed673f74892abc38608862 · task.stop-payment · times in Asia/Shanghai
            r1  2026-03-09 03:33:40.300  300 ms after the event
                because         police.incident-report from CMCC, event e-1
                state           PROPOSED
                command         REVIEW
                kind            RECOVERY
                amount          ¥500,000.00
                scope           LIMITED
                application     01010
                hop             4
                target          account **17, institution PAB, name **
                policy          default-1
            r2  2026-03-09 03:33:41.020  20 ms after the event
                because         stop-payment.feedback from CMCC, event e-2
                state           PROPOSED → PARTIAL
                command         REVIEW → STOP
                held            ¥120,000.00
                application     01010 → 010177777777777777777777777777777777
                approval        + officer **17, unit 440600, at 03:33:40
                ends            2026-03-11 03:33:40
            """);
  }

  @Test
  void aProgramReadsOneObjectForEachRevision() {
    DissuasionTask open = opened();
    DissuasionTask calm = DissuasionTask.newBuilder(open).setFundsInFlight(false).build();
    var json = new TimelineJson(false);

    assertThat(json.line(retelling.tell(revision(1, open, "telecom.fraud-contact", 174))))
        .isEqualTo(
            """
            {"taskId":"D-912a083810ed673f74892abc38608862","revision":1,"topic":"task.dissuasion",
            "at":"2026-03-08T19:33:40.174Z","sinceEventMillis":174,
            "cause":{"kind":"telecom.fraud-contact","source":"CMCC","eventId":"e-1"},
            "policyVersion":"default-1","readable":true,"changes":[
            {"field":"state","after":"OPEN"},{"field":"level","after":"MEDIUM"},
            {"field":"warningClass","after":"CALL"},{"field":"score","after":25},
            {"field":"fundsInFlight","after":true},
            {"field":"reasons","after":{"code":"CONTACT_CONFIRMED","points":25,"eventIds":["c-1"]}},
            {"field":"steps","after":{"measure":"SIGN","unit":"440604",
            "dueAt":"2026-03-08T19:34:40Z","state":"PENDING","attempts":0}},
            {"field":"steps","after":{"measure":"CALL","unit":"440604",
            "dueAt":"2026-03-08T19:34:40Z","state":"PENDING","attempts":0}},
            {"field":"phones","after":"**01"},{"field":"responsibleUnit","after":"440604"},
            {"field":"policyVersion","after":"default-1"}]}
            """
                .replace("\n", ""));
    assertThat(json.line(retelling.tell(revision(2, calm, "wake", 600_000))))
        .contains(
            """
            "cause":{"kind":"wake"},"policyVersion":"default-1","readable":true,"changes":[\
            {"field":"fundsInFlight","before":true,"after":false}]}""");
  }

  @Test
  void twoMembersOfOneNameAreTwo() {
    DissuasionTask twice =
        DissuasionTask.newBuilder(opened())
            .setSteps(List.of(step(Measure.CALL), step(Measure.CALL, StepState.OVERDUE)))
            .build();
    var entry = retelling.tell(revision(1, twice, "telecom.fraud-contact", 1));

    assertThat(entry.changes().stream().filter(change -> change.field().equals("steps")))
        .hasSize(2);
  }

  @Test
  void ofTwoIdentifiersThatLookAlikeOneSaysThatItIsAnother() {
    var one = StopPaymentTask.newBuilder(proposed()).build();
    var other =
        StopPaymentTask.newBuilder(proposed())
            .setTarget(new Party("6222000099998817", "PAB", "李四", null, null))
            .build();

    assertThat(
            told(
                Language.EN,
                revision(1, one, "police.decision", 1),
                revision(2, other, "police.decision", 2)))
        .contains("target          account **17, institution PAB, name ** (another one)");
  }

  @Test
  void whatIsNotKeptAnyMoreIsSaid() {
    assertThat(told(Language.EN, revision(5, opened(), "wake", 1)))
        .contains("older revisions are not kept any more");
  }

  @Test
  void aRevisionThatCannotBeReadKeepsItsPlace() {
    Revision unreadable =
        new Revision(revision(2, opened(), "police.decision", 3).history(), Optional.empty());

    assertThat(told(Language.EN, revision(1, opened(), "police.decision", 1), unreadable))
        .endsWith(
            """
            r2  2026-03-09 03:33:40.003
                because         police.decision from CMCC, event e-2
                contents        cannot be read by this version
            """);
  }

  private String told(Language language, Revision... revisions) {
    var text = new TimelineText(language, SHANGHAI, false);
    List<String> lines = new ArrayList<>();
    for (Revision revision : revisions) {
      Entry entry = retelling.tell(revision);
      if (lines.isEmpty()) {
        lines.add(text.title(entry));
      }
      lines.addAll(text.lines(entry));
    }
    return String.join("\n", lines) + "\n";
  }

  /**
   * @param millis after the first event
   */
  private static Revision revision(int number, SpecificRecord task, String cause, long millis) {
    boolean isWake = cause.equals("wake");
    var history =
        new TaskHistory(
            ID,
            number,
            task instanceof StopPaymentTask ? "task.stop-payment" : "task.dissuasion",
            new Cause(cause, isWake ? null : "e-" + number, isWake ? null : "CMCC", EVENT),
            "default-1",
            EVENT.plusMillis(millis),
            ByteBuffer.allocate(0));
    return new Revision(history, Optional.of(task));
  }

  private static DissuasionTask opened() {
    return DissuasionTask.newBuilder()
        .setTaskId(ID)
        .setRevision(1)
        .setRoutingKey("+8613800138001")
        .setState(DissuasionState.OPEN)
        .setLevel(Level.MEDIUM)
        .setWarningClass(WarningClass.CALL)
        .setSubject(new Subject(List.of("+8613800138001"), List.of(), null))
        .setFundsInFlight(true)
        .setSteps(List.of(step(Measure.SIGN), step(Measure.CALL)))
        .setResponsibleUnit("440604")
        .setScore(25)
        .setReasons(List.of(confirmed(25)))
        .setPolicyVersion("default-1")
        .setTriggeredBy("e-1")
        .setSourceTime(EVENT)
        .setOpenedAt(EVENT)
        .setUpdatedAt(EVENT)
        .build();
  }

  private static StopPaymentTask proposed() {
    return StopPaymentTask.newBuilder()
        .setTaskId(ID)
        .setRevision(1)
        .setRoutingKey("6222000011118817")
        .setApplicationId("01010")
        .setCommand(StopCommand.REVIEW)
        .setState(StopPaymentState.PROPOSED)
        .setTarget(new Party("6222000011118817", "PAB", "张三", null, null))
        .setAmount(new BigDecimal("500000.00"))
        .setKind(StopPaymentKind.RECOVERY)
        .setScope(StopPaymentScope.LIMITED)
        .setHop(4)
        .setPolicyVersion("default-1")
        .setTriggeredBy("e-1")
        .setSourceTime(EVENT)
        .setOpenedAt(EVENT)
        .setUpdatedAt(EVENT)
        .build();
  }

  private static Reason confirmed(int points) {
    return new Reason("CONTACT_CONFIRMED", points, List.of("c-1"));
  }

  private static Step step(Measure measure) {
    return step(measure, StepState.PENDING);
  }

  private static Step step(Measure measure, StepState state) {
    return new Step(measure, "440604", EVENT.plusSeconds(60), state, 0, null, false);
  }

  private static Step signed() {
    Instant due = EVENT.plusSeconds(60);
    return new Step(Measure.SIGN, "440604", due, StepState.DONE, 0, EVENT.plusSeconds(89), false);
  }
}
