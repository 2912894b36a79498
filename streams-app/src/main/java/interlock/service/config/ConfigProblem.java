package interlock.service.config;

/**
 * One thing wrong with the settings.
 *
 * @param key the setting
 * @param from where its value comes from, as {@link Given#from}; empty when it is set nowhere
 * @param what what is wrong; never the value of a secret
 * @param fix what to write instead
 */
public record ConfigProblem(String key, String from, String what, String fix) {
  @Override
  public String toString() {
    return key + (from.isEmpty() ? "" : " (" + from + ")") + ": " + what + ". Fix: " + fix;
  }
}
