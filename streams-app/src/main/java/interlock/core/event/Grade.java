package interlock.core.event;

/** What a listing says of its target, weakest first; ALLOWED is a word for it, not against it. */
public enum Grade {
  ALLOWED,
  PUNISHED,
  SUSPECT,
  INVOLVED
}
