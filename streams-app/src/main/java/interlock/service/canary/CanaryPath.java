package interlock.service.canary;

import interlock.topology.Topic;

/** What is tried end to end. Together they pass both applications and their desks. */
public enum CanaryPath {
  /** A directive opens a task, and its withdrawal cancels it. */
  DISSUASION("dissuasion", Topic.POLICE_WARNING_DIRECTIVE, Topic.TASK_DISSUASION),
  /** A report has an account stopped, and its withdrawal lifts the stop. */
  STOP_PAYMENT("stop-payment", Topic.POLICE_INCIDENT_REPORT, Topic.TASK_STOP_PAYMENT);

  private final String label;
  private final Topic input;
  private final Topic task;

  CanaryPath(String label, Topic input, Topic task) {
    this.label = label;
    this.input = input;
    this.task = task;
  }

  /** As in metrics. */
  String label() {
    return label;
  }

  public Topic input() {
    return input;
  }

  /** Where a task of a person would go. */
  public Topic task() {
    return task;
  }
}
