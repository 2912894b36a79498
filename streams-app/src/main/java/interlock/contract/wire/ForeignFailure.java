package interlock.contract.wire;

import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.util.OptionalInt;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.apache.kafka.common.errors.RetriableException;

/** Tells an outage from bad data in the exceptions of serdes that are not ours. */
final class ForeignFailure {
  /** What a registry answers when it cannot or will not serve us: see {@code RegistryHttp}. */
  private static final Set<Integer> REFUSALS = Set.of(401, 403, 429);

  private static final int SERVER_ERROR = 500;
  private static final int DEEPEST_CAUSE = 20;

  private ForeignFailure() {}

  /** Whether the network, or a server's error, is somewhere among the causes. */
  static boolean isOutage(Throwable failure) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
      if (isNetwork(cause) || isServerError(cause)) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }

  static Throwable rootCause(Throwable failure) {
    Throwable cause = failure;
    for (int depth = 0; cause.getCause() != null && depth < DEEPEST_CAUSE; depth++) {
      cause = cause.getCause();
    }
    return cause;
  }

  private static boolean isNetwork(Throwable cause) {
    return cause instanceof SocketException
        || cause instanceof SocketTimeoutException
        || cause instanceof UnknownHostException
        || cause instanceof HttpTimeoutException
        || cause instanceof SSLException
        || cause instanceof RetriableException;
  }

  private static boolean isServerError(Throwable cause) {
    OptionalInt status = status(cause);
    return status.isPresent()
        && (status.getAsInt() >= SERVER_ERROR || REFUSALS.contains(status.getAsInt()));
  }

  /** Confluent's RestClientException tells the HTTP status; the class is not on our class path. */
  private static OptionalInt status(Throwable cause) {
    if (!cause.getClass().getSimpleName().equals("RestClientException")) {
      return OptionalInt.empty();
    }
    try {
      return OptionalInt.of((int) cause.getClass().getMethod("getStatus").invoke(cause));
    } catch (ReflectiveOperationException | ClassCastException e) {
      return OptionalInt.empty();
    }
  }
}
