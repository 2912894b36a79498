package interlock.sandbox.bench;

import java.time.Duration;
import java.util.Map;

/**
 * What a measured stage cost.
 *
 * @param cpuSecondsPerMillion CPU time of the application's instances for a million events, seconds
 * @param brokerCpuSecondsPerMillion the broker's, likewise
 * @param peakRssMib most memory that the instances had resident, each at its worst, MiB
 * @param stateBytes of the stores on disk at the end
 * @param mailsPerEvent records on mail topics for an event, warm-up included
 */
record Effort(
    double cpuSecondsPerMillion,
    double brokerCpuSecondsPerMillion,
    long peakRssMib,
    long stateBytes,
    double mailsPerEvent) {

  /** Seconds for a million events. */
  static double perMillion(Duration cpu, long events) {
    return cpu.toMillis() * 1_000.0 / events;
  }

  void putInto(Map<String, Object> json) {
    json.put("cpuSecondsPerMillion", cpuSecondsPerMillion);
    json.put("brokerCpuSecondsPerMillion", brokerCpuSecondsPerMillion);
    json.put("peakRssMiB", peakRssMib);
    json.put("stateBytes", stateBytes);
    json.put("mailsPerEvent", mailsPerEvent);
  }

  /** For a person, on one line. */
  @Override
  public String toString() {
    return "CPU seconds a million events: %.0f, broker %.0f; %,d MiB; %,d bytes of state; %.2f mails an event"
        .formatted(
            cpuSecondsPerMillion,
            brokerCpuSecondsPerMillion,
            peakRssMib,
            stateBytes,
            mailsPerEvent);
  }
}
