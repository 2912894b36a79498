package interlock.service;

import interlock.service.config.InterlockConfig;

/** Puts together what {@code interlock run} runs. */
public final class Assembly {
  private Assembly() {}

  /** The application that the settings describe; nothing runs before its start. */
  @SuppressWarnings("DoNotCallSuggester") // The engine is put in here when it is merged.
  public static Application of(InterlockConfig config) {
    throw new UnsupportedOperationException("no engine in this build");
  }
}
