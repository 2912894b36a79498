package interlock.service.management;

import java.util.Locale;

/** What a process is made of and must have, to be ready. */
public enum Part {
  /** The application that stops money. */
  MONEY,
  /** The application that warns people. */
  PEOPLE,
  /** The versions of the policy. */
  POLICY,
  /** The tasks as they are read for the API and the metrics. */
  TASKS;

  /** As in metrics and answers. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
