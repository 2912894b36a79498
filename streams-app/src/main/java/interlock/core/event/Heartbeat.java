package interlock.core.event;

/** A source is there. It is about nobody: no desk hears of it. */
public record Heartbeat(Origin origin) implements Event {}
