package interlock.sandbox.simulate;

import interlock.contract.policy.PolicyDocument;
import interlock.core.policy.Policy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The policies of simulated worlds: the packaged one, and some with limits that soon bite. */
final class Policies {
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

  private Policies() {}

  static Policy draw(Choices choices) {
    return choices.below(2) == 0 ? ALL.getFirst() : choices.of(ALL);
  }

  private static Policy patched(String version, Map<String, String> settings) {
    var all = new HashMap<>(settings);
    all.put("version", version);
    return PolicyDocument.patch(PolicyDocument.packaged(), all).orThrow();
  }
}
