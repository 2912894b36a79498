package interlock.core.task;

/** Something that a centre, a bank or a carrier is asked to do. */
public sealed interface Task extends Output
    permits AccountQueryTask, DissuasionTask, LeadTask, LineControlTask, StopPaymentTask {
  TaskHead head();
}
