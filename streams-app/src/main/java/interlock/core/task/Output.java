package interlock.core.task;

/** What leaves Interlock. */
public sealed interface Output
    permits Task, CaseSummary, TraceEdge, Alert, Outcome, Tombstone, Erasure {}
