package interlock.core.breaker;

import interlock.core.policy.Breaker;
import interlock.core.policy.Policy;
import interlock.core.policy.Rate;
import interlock.core.task.Alert.Scope;

/** A part's share of what the policy allows in one minute. */
final class Limits {
  private Limits() {}

  static Rate of(Scope.Kind kind, Policy policy, int parts) {
    Breaker breaker = policy.stopPayment().breaker();
    Rate whole =
        switch (kind) {
          case INSTITUTION -> breaker.institution();
          case SOURCE -> breaker.source();
          case POLICY -> breaker.policy();
        };
    return new Rate((int) share(whole.stops(), parts), share(whole.amountFen(), parts));
  }

  static boolean isSet(Rate limit) {
    return limit.stops() > 0 || limit.amountFen() > 0;
  }

  /** At least 1 of what is limited at all: a share of 0 would be no limit. */
  private static long share(long whole, int parts) {
    return whole == 0 ? 0 : Math.max(1, whole / parts);
  }
}
