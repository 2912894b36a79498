package interlock.contract.record;

import interlock.contract.binary.EnumTable;
import interlock.core.account.Ordered;
import interlock.core.account.Stop;
import interlock.core.event.Appeal;
import interlock.core.event.CareEntry;
import interlock.core.event.CaseStatus;
import interlock.core.event.Conclusion;
import interlock.core.event.ContactKind;
import interlock.core.event.DissuasionFeedback;
import interlock.core.event.FraudContact;
import interlock.core.event.Grade;
import interlock.core.event.LineControlFeedback.LineCommand;
import interlock.core.event.OfficerDecision;
import interlock.core.event.StopPaymentFeedback;
import interlock.core.event.Transfer;
import interlock.core.event.WarningDirective;
import interlock.core.joining.Refusal;
import interlock.core.mail.AccountMail;
import interlock.core.policy.EvidenceCode;
import interlock.core.policy.Level;
import interlock.core.policy.Measure;
import interlock.core.policy.StopCommand;
import interlock.core.policy.StopKind;
import interlock.core.policy.WarningClass;
import interlock.core.subject.DissuasionCase;
import interlock.core.subject.Evidence;
import interlock.core.task.AccountQueryTask;
import interlock.core.task.Alert;
import interlock.core.task.DissuasionTask;
import interlock.core.task.Erasure;
import interlock.core.task.LeadTask;
import interlock.core.task.LineControlTask;
import interlock.core.task.Step;
import interlock.core.task.StopPaymentTask;
import interlock.core.task.Tombstone;
import java.util.Map;

/** The words that contracts and core share, as tables. */
public final class Words {
  public static final EnumTable<Transfer.Status, interlock.bank.TransferStatus> TRANSFER_STATUS =
      EnumTable.of(Transfer.Status.class, interlock.bank.TransferStatus.class);
  public static final EnumTable<Transfer.Channel, interlock.bank.Channel> CHANNEL =
      EnumTable.of(Transfer.Channel.class, interlock.bank.Channel.class);
  public static final EnumTable<AccountMail.Side, interlock.mail.Side> SIDE =
      EnumTable.of(AccountMail.Side.class, interlock.mail.Side.class);
  public static final EnumTable<AccountMail.Ask, interlock.mail.TransferAsk> TRANSFER_ASK =
      EnumTable.of(AccountMail.Ask.class, interlock.mail.TransferAsk.class);
  public static final EnumTable<StopPaymentFeedback.Phase, interlock.bank.FeedbackPhase>
      FEEDBACK_PHASE =
          EnumTable.of(StopPaymentFeedback.Phase.class, interlock.bank.FeedbackPhase.class);
  public static final EnumTable<ContactKind, interlock.common.ContactKind> CONTACT_KIND =
      EnumTable.of(ContactKind.class, interlock.common.ContactKind.class);
  public static final EnumTable<FraudContact.Phase, interlock.telecom.ContactPhase> CONTACT_PHASE =
      EnumTable.of(FraudContact.Phase.class, interlock.telecom.ContactPhase.class);
  public static final EnumTable<FraudContact.Reporter, interlock.mail.Reporter> REPORTER =
      EnumTable.of(FraudContact.Reporter.class, interlock.mail.Reporter.class);
  public static final EnumTable<CaseStatus, interlock.common.CaseStatus> CASE_STATUS =
      EnumTable.of(CaseStatus.class, interlock.common.CaseStatus.class);
  public static final EnumTable<Level, interlock.common.Level> LEVEL =
      EnumTable.of(Level.class, interlock.common.Level.class);
  public static final EnumTable<WarningClass, interlock.common.WarningClass> WARNING_CLASS =
      EnumTable.of(WarningClass.class, interlock.common.WarningClass.class);
  public static final EnumTable<CareEntry.Group, interlock.common.CareGroup> CARE_GROUP =
      EnumTable.of(CareEntry.Group.class, interlock.common.CareGroup.class);
  public static final EnumTable<Conclusion, interlock.common.Conclusion> CONCLUSION =
      EnumTable.of(Conclusion.class, interlock.common.Conclusion.class);
  public static final EnumTable<Alert.Scope.Kind, interlock.control.AlertScope> ALERT_SCOPE =
      EnumTable.of(Alert.Scope.Kind.class, interlock.control.AlertScope.class);
  public static final EnumTable<StopCommand, interlock.common.StopCommand> STOP_COMMAND =
      EnumTable.of(StopCommand.class, interlock.common.StopCommand.class);
  public static final EnumTable<LineCommand, interlock.common.LineCommand> LINE_COMMAND =
      EnumTable.of(LineCommand.class, interlock.common.LineCommand.class);
  public static final EnumTable<Grade, interlock.police.WatchGrade> GRADE =
      EnumTable.of(Grade.class, interlock.police.WatchGrade.class);
  public static final EnumTable<Appeal.Status, interlock.police.AppealStatus> APPEAL_STATUS =
      EnumTable.of(Appeal.Status.class, interlock.police.AppealStatus.class);
  public static final EnumTable<WarningDirective.Status, interlock.police.DirectiveStatus>
      DIRECTIVE_STATUS =
          EnumTable.of(WarningDirective.Status.class, interlock.police.DirectiveStatus.class);
  public static final EnumTable<OfficerDecision.Action, interlock.police.DecisionAction>
      DECISION_ACTION =
          EnumTable.of(OfficerDecision.Action.class, interlock.police.DecisionAction.class);
  public static final EnumTable<DissuasionFeedback.Action, interlock.centre.DissuasionAction>
      DISSUASION_ACTION =
          EnumTable.of(DissuasionFeedback.Action.class, interlock.centre.DissuasionAction.class);
  public static final EnumTable<DissuasionFeedback.Outcome, interlock.centre.DissuasionOutcome>
      DISSUASION_OUTCOME =
          EnumTable.of(DissuasionFeedback.Outcome.class, interlock.centre.DissuasionOutcome.class);
  public static final EnumTable<Refusal, interlock.mail.LinkRefusal> LINK_REFUSAL =
      EnumTable.of(Refusal.class, interlock.mail.LinkRefusal.class);
  public static final EnumTable<EvidenceCode, interlock.mail.EvidenceCode> EVIDENCE_CODE =
      EnumTable.of(EvidenceCode.class, interlock.mail.EvidenceCode.class);
  public static final EnumTable<Evidence.Witness, interlock.mail.Witness> WITNESS =
      EnumTable.of(Evidence.Witness.class, interlock.mail.Witness.class);
  public static final EnumTable<Measure, interlock.task.Measure> MEASURE =
      EnumTable.of(Measure.class, interlock.task.Measure.class);
  public static final EnumTable<DissuasionCase.Ruling.Standing, interlock.state.RulingStanding>
      RULING_STANDING =
          EnumTable.of(DissuasionCase.Ruling.Standing.class, interlock.state.RulingStanding.class);
  public static final EnumTable<Step.State, interlock.task.StepState> STEP_STATE =
      EnumTable.of(Step.State.class, interlock.task.StepState.class);
  public static final EnumTable<DissuasionTask.State, interlock.task.DissuasionState>
      DISSUASION_STATE =
          EnumTable.of(DissuasionTask.State.class, interlock.task.DissuasionState.class);
  public static final EnumTable<StopKind, interlock.task.StopPaymentKind> STOP_KIND =
      EnumTable.of(StopKind.class, interlock.task.StopPaymentKind.class);
  public static final EnumTable<StopPaymentTask.Scope, interlock.task.StopPaymentScope> STOP_SCOPE =
      EnumTable.of(StopPaymentTask.Scope.class, interlock.task.StopPaymentScope.class);
  public static final EnumTable<StopPaymentTask.State, interlock.task.StopPaymentState> STOP_STATE =
      EnumTable.of(StopPaymentTask.State.class, interlock.task.StopPaymentState.class);
  public static final EnumTable<Stop.Term, interlock.state.StopTerm> STOP_TERM =
      EnumTable.of(Stop.Term.class, interlock.state.StopTerm.class);
  public static final EnumTable<Ordered.Progress, interlock.state.CommandProgress>
      COMMAND_PROGRESS =
          EnumTable.of(Ordered.Progress.class, interlock.state.CommandProgress.class);
  public static final EnumTable<AccountQueryTask.Command, interlock.task.QueryCommand>
      QUERY_COMMAND =
          EnumTable.of(AccountQueryTask.Command.class, interlock.task.QueryCommand.class);
  public static final EnumTable<AccountQueryTask.State, interlock.task.QueryState> QUERY_STATE =
      EnumTable.of(AccountQueryTask.State.class, interlock.task.QueryState.class);
  public static final EnumTable<LineControlTask.State, interlock.task.LineControlState>
      LINE_CONTROL_STATE =
          EnumTable.of(
              LineControlTask.State.class,
              interlock.task.LineControlState.class,
              Map.of(LineControlTask.State.DONE, interlock.task.LineControlState.ACTIVE));
  public static final EnumTable<LeadTask.Kind, interlock.task.LeadKind> LEAD_KIND =
      EnumTable.of(LeadTask.Kind.class, interlock.task.LeadKind.class);
  public static final EnumTable<LeadTask.State, interlock.task.LeadState> LEAD_STATE =
      EnumTable.of(LeadTask.State.class, interlock.task.LeadState.class);
  public static final EnumTable<LeadTask.Outcome, interlock.task.LeadOutcome> LEAD_OUTCOME =
      EnumTable.of(LeadTask.Outcome.class, interlock.task.LeadOutcome.class);

  public static final EnumTable<Tombstone.Kind, interlock.state.EndedKind> ENDED_KIND =
      EnumTable.of(Tombstone.Kind.class, interlock.state.EndedKind.class);

  public static final EnumTable<Erasure.Desk, interlock.control.ErasedDesk> ERASED_DESK =
      EnumTable.of(Erasure.Desk.class, interlock.control.ErasedDesk.class);
  public static final EnumTable<Erasure.Result, interlock.control.ErasureResult> ERASURE_RESULT =
      EnumTable.of(Erasure.Result.class, interlock.control.ErasureResult.class);

  private Words() {}
}
