package interlock.core.policy;

/** A step that the playbook asks for, due {@code withinMillis} after its condition holds. */
public record PlannedStep(Measure measure, StepCondition when, long withinMillis) {}
