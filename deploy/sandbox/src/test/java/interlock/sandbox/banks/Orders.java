package interlock.sandbox.banks;

import interlock.common.Party;
import interlock.common.StopCommand;
import interlock.sandbox.load.Records;
import interlock.task.StopPaymentKind;
import interlock.task.StopPaymentScope;
import interlock.task.StopPaymentState;
import interlock.task.StopPaymentTask;
import java.time.Instant;
import java.util.List;

/** Stop-payment tasks, as Interlock publishes them. */
final class Orders {
  static final String ACCOUNT = "6299010000000001234";
  static final String NAME = "王某";

  private final StopPaymentTask task;

  private Orders(StopPaymentTask task) {
    this.task = task;
  }

  /** A limited stop of 1,000 yuan for case C-1, the first command of its task. */
  static Orders stop() {
    Instant at = Instant.ofEpochMilli(0);
    return new Orders(
        StopPaymentTask.newBuilder()
            .setTaskId("S-1")
            .setRevision(1)
            .setRoutingKey("a:" + ACCOUNT)
            .setApplicationId(id(1))
            .setCommand(StopCommand.STOP)
            .setState(StopPaymentState.REQUESTED)
            .setTarget(
                Party.newBuilder().setAccount(ACCOUNT).setInstitution("ICBC").setName(NAME).build())
            .setAmount(Records.yuan(1_000_00))
            .setKind(StopPaymentKind.RECOVERY)
            .setScope(StopPaymentScope.LIMITED)
            .setCommandSeq(1)
            .setCaseId("C-1")
            .setResponseDueAt(Instant.ofEpochMilli(300_000))
            .setLegalBasis("law")
            .setApprovals(List.of())
            .setPolicyVersion("v")
            .setTriggeredBy("e")
            .setSourceTime(at)
            .setOpenedAt(at)
            .setUpdatedAt(at)
            .build());
  }

  /** A further command of the task, which names the first. */
  static Orders next(StopCommand command, int seq) {
    Orders order = stop().seq(seq);
    order.task.setCommand(command);
    order.task.setOriginalApplicationId(id(1));
    return order;
  }

  static String id(int seq) {
    return "0101%032d".formatted(seq);
  }

  Orders seq(int seq) {
    task.setApplicationId(id(seq));
    task.setRevision(seq);
    task.setCommandSeq(seq);
    return this;
  }

  Orders revision(int revision) {
    task.setRevision(revision);
    return this;
  }

  Orders of(String caseId) {
    task.setCaseId(caseId);
    task.setTaskId("S-" + caseId);
    return this;
  }

  Orders fen(long fen) {
    task.setAmount(Records.yuan(fen));
    return this;
  }

  Orders whole() {
    task.setScope(StopPaymentScope.WHOLE_ACCOUNT);
    return this;
  }

  Orders named(String name) {
    task.getTarget().setName(name);
    return this;
  }

  Orders on(String account) {
    task.getTarget().setAccount(account);
    return this;
  }

  Orders transfer(String transferId) {
    task.setTransferId(transferId);
    task.setKind(StopPaymentKind.TRANSFER_HOLD);
    task.setCaseId(null);
    return this;
  }

  Orders state(StopPaymentState state) {
    task.setState(state);
    return this;
  }

  Orders notDue() {
    task.setResponseDueAt(null);
    return this;
  }

  Orders withoutBasis() {
    task.setLegalBasis("");
    return this;
  }

  Orders withoutOriginal() {
    task.setOriginalApplicationId(null);
    return this;
  }

  StopPaymentTask task() {
    return task;
  }
}
