package interlock.service.tasks;

import interlock.casefile.CaseSummary;
import interlock.common.CaseStatus;
import interlock.common.Contact;
import interlock.common.ContactKind;
import interlock.common.Level;
import interlock.common.LineCommand;
import interlock.common.Party;
import interlock.common.StopCommand;
import interlock.common.WarningClass;
import interlock.task.DissuasionState;
import interlock.task.DissuasionTask;
import interlock.task.LeadKind;
import interlock.task.LeadState;
import interlock.task.LeadTask;
import interlock.task.LineControlState;
import interlock.task.LineControlTask;
import interlock.task.Measure;
import interlock.task.Notice;
import interlock.task.Reason;
import interlock.task.Step;
import interlock.task.StepState;
import interlock.task.StopPaymentState;
import interlock.task.StopPaymentTask;
import interlock.task.Subject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** Tasks as a centre would read them. */
public final class Published {
  public static final Instant NOW = Instant.parse("2026-03-09T12:00:00Z");
  public static final String PHONE = "+8613800138001";
  public static final String ACCOUNT = "6222020000000012345";

  private Published() {}

  /** The id of the task with that number. */
  public static String id(String prefix, int number) {
    return "%s-%032x".formatted(prefix, number);
  }

  /** An open case of Foshan's Nanhai with a call that is due. */
  public static DissuasionTask.Builder dissuasion(int number) {
    return DissuasionTask.newBuilder()
        .setTaskId(id("D", number))
        .setRevision(1)
        .setRoutingKey("p:" + PHONE)
        .setState(DissuasionState.OPEN)
        .setLevel(Level.HIGH)
        .setPriority(600)
        .setWarningClass(WarningClass.FUND)
        .setSubject(new Subject(List.of(PHONE), List.of(ACCOUNT), null))
        .setAmountAtRisk(new BigDecimal("50000.00"))
        .setSteps(
            List.of(
                step(Measure.SMS, StepState.PENDING, NOW.plusSeconds(10)),
                step(Measure.CALL, StepState.PENDING, NOW.plusSeconds(300))))
        .setResponsibleUnit("440605")
        .setReasons(List.of(new Reason("FUND_INVOLVED", 60, List.of("e-1"))))
        .setPolicyVersion("p1")
        .setTriggeredBy("e-1")
        .setSourceTime(NOW)
        .setOpenedAt(NOW)
        .setUpdatedAt(NOW);
  }

  public static Step step(Measure measure, StepState state, Instant dueAt) {
    return new Step(measure, "440605", dueAt, state, 0, null, false);
  }

  /** A stop that waits for an officer of Shunde. */
  public static LeadTask.Builder lead(int number) {
    return LeadTask.newBuilder()
        .setTaskId(id("L", number))
        .setRevision(1)
        .setRoutingKey("m:" + ACCOUNT)
        .setCommand(LeadKind.CASH_RUNNER)
        .setState(LeadState.OPEN)
        .setTarget(new Party(ACCOUNT, "ICBC", null, null, null))
        .setPolicyVersion("packaged-1")
        .setTriggeredBy("e")
        .setSourceTime(NOW)
        .setOpenedAt(NOW)
        .setUpdatedAt(NOW);
  }

  public static StopPaymentTask.Builder review(int number) {
    return StopPaymentTask.newBuilder()
        .setTaskId(id("S", number))
        .setRevision(1)
        .setRoutingKey("a:" + ACCOUNT)
        .setApplicationId("a-%034d".formatted(number))
        .setCommand(StopCommand.REVIEW)
        .setState(StopPaymentState.PROPOSED)
        .setTarget(new Party(ACCOUNT, "ICBC", "张三", null, null))
        .setAmount(new BigDecimal("570000.00"))
        .setCaseId("FS-0309")
        .setPriority(700)
        .setUnit("440606")
        .setPath(List.of("6230580000000040017"))
        .setPolicyVersion("p1")
        .setTriggeredBy("e-2")
        .setSourceTime(NOW)
        .setOpenedAt(NOW)
        .setUpdatedAt(NOW);
  }

  /** A carrier has suspended the person's number. */
  public static LineControlTask.Builder suspended(int number) {
    return LineControlTask.newBuilder()
        .setTaskId(id("L", number))
        .setRevision(2)
        .setRoutingKey("n:" + PHONE)
        .setCommand(LineCommand.SUSPEND_NUMBER)
        .setState(LineControlState.ACTIVE)
        .setTarget(new Contact(ContactKind.CALL, PHONE, null, null))
        .setNotice(new Notice("INVOLVED_LINE", "CARRIER"))
        .setLegalBasis("law art. 32")
        .setCaseIds(List.of("FS-0309"))
        .setReasons(List.of(new Reason("REPORTED_CONTACT", 0, List.of())))
        .setPolicyVersion("p1")
        .setTriggeredBy("e-3")
        .setSourceTime(NOW)
        .setOpenedAt(NOW)
        .setUpdatedAt(NOW);
  }

  /** Drill 01's case. */
  public static CaseSummary summary(String caseId) {
    return CaseSummary.newBuilder()
        .setCaseId(caseId)
        .setRevision(1)
        .setStatus(CaseStatus.REPORTED)
        .setReportedAt(NOW)
        .setLost(new BigDecimal("1570000.00"))
        .setPolicyVersion("p1")
        .setUpdatedAt(NOW)
        .build();
  }
}
