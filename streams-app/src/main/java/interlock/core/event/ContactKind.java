package interlock.core.event;

/** How a subscriber and a suspect line, site or app were in touch. */
public enum ContactKind {
  CALL,
  SMS,
  SITE,
  APP,
  OTHER
}
