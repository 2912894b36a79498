package interlock.sandbox.simulate;

import interlock.contract.policy.PolicyDocument;
import interlock.core.policy.Policy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The policies of simulated worlds: the packaged one, and some with limits that soon bite. */
final class Policies {
  private static final int PERMILLE_CAREFUL = 150;
  private static final int PERMILLE_WATCHFUL = 300;
  private static final int PERMILLE_SHORT_LINES = 300;
  private static final List<Policy> ALL =
      List.of(
          PolicyDocument.packaged(),
          patched(
              "small-subjects",
              Map.of(
                  "identity.members", "3",
                  "identity.phoneNeighbours", "2",
                  "identity.accountNeighbours", "2",
                  "identity.personNeighbours", "3")),
          patched(
              "pairs",
              Map.of(
                  "identity.members", "2",
                  "identity.phoneNeighbours", "4",
                  "identity.accountNeighbours", "3",
                  "identity.personNeighbours", "4")),
          patched("sixes", Map.of("identity.members", "6", "identity.phoneNeighbours", "3")),
          patched("few-warned", Map.of("upstream.maxPeople", "2")),
          patched("short-search", Map.of("upstream.window", "1h", "upstream.maxPeople", "3")),
          patched(
              "shallow",
              Map.of(
                  "stopPayment.taint.maxHop", "2",
                  "stopPayment.taint.minAmount", "150.00",
                  "stopPayment.reviewFromHop", "2")),
          patched(
              "short-trace",
              Map.of("stopPayment.taint.maxAge", "1h", "stopPayment.taint.twinWithin", "1m")),
          patched("exact-clocks", Map.of("stopPayment.taint.seedSkew", "0s")));

  /** Those under which a centre stops with more care; drawn apart, since they are rare. */
  private static final List<Policy> CAREFUL =
      List.of(
          patched(
              "payment-institution",
              Map.of(
                  "stopPayment.paymentInstitutions", "[" + Population.PAYMENT_INSTITUTION + "]")),
          patched(
              "advised",
              Map.of("stopPayment.modes.STOP", "ADVISE", "stopPayment.modes.HOLD", "ADVISE")),
          patched(
              "let-go-by-hand",
              Map.of("stopPayment.modes.LIFT", "ADVISE", "stopPayment.modes.RELEASE", "ADVISE")),
          patched("breaker", Map.of("stopPayment.breaker.policy.stops", "1")));

  /** Under which few accounts are many, and soon forgotten; instead of the packaged one. */
  private static final Policy WATCHFUL =
      patched(
          "watchful",
          Map.of("patterns.sharedDevice.accounts", "2", "patterns.sharedDevice.window", "1h"));

  /** Under which measures against a line end within the world; instead of the packaged one. */
  private static final List<Policy> SHORT_LINES =
      List.of(
          patched("short-lines", Map.of("lineControl.longest", "1h")),
          patched("lifted-by-two", Map.of("lineControl.longest", "1d", "lineControl.lift", "TWO")));

  private Policies() {}

  /**
   * @param rare choices of their own, so that the rest of a world is drawn the same; likewise
   *     {@code devices} and {@code lines}
   */
  static Policy draw(Choices choices, Choices rare, Choices devices, Choices lines) {
    Policy usual = choices.below(2) == 0 ? ALL.getFirst() : choices.of(ALL);
    Policy drawn = rare.chance(PERMILLE_CAREFUL) ? rare.of(CAREFUL) : usual;
    boolean packaged = drawn.version().equals(ALL.getFirst().version());
    Policy watchful = devices.chance(PERMILLE_WATCHFUL) && packaged ? WATCHFUL : drawn;
    return lines.chance(PERMILLE_SHORT_LINES) && watchful.version().equals(ALL.getFirst().version())
        ? lines.of(SHORT_LINES)
        : watchful;
  }

  private static Policy patched(String version, Map<String, String> settings) {
    var all = new HashMap<>(settings);
    all.put("version", version);
    return PolicyDocument.patch(PolicyDocument.packaged(), all).orThrow();
  }
}
