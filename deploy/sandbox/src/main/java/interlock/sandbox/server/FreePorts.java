package interlock.sandbox.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Loopback ports that nobody listens on.
 *
 * <p>They are drawn from below the range that Linux and macOS give to outgoing connections: a port
 * of that range may be taken by any client while its server restarts, even by a client that is
 * retrying this very port (a TCP self-connect).
 */
public final class FreePorts {
  private static final int FIRST = 20_000;
  private static final int LAST = 32_000;
  private static final int ATTEMPTS = 1_000;

  private FreePorts() {}

  /** One free port. */
  public static int one() {
    return take(1).get(0);
  }

  /** The wanted port if it is free at the time of the call, else another one. */
  public static int preferably(int wanted) {
    List<ServerSocket> held = new ArrayList<>();
    tryToHold(wanted, held);
    held.forEach(FreePorts::release);
    return held.isEmpty() ? one() : wanted;
  }

  /** {@code count} different ports, free at the time of the call. */
  public static List<Integer> take(int count) {
    List<ServerSocket> held = new ArrayList<>();
    try {
      for (int attempt = 0; held.size() < count; attempt++) {
        if (attempt == ATTEMPTS) {
          throw new IllegalStateException(
              "no free port between " + FIRST + " and " + LAST + " on the loopback interface");
        }
        tryToHold(ThreadLocalRandom.current().nextInt(FIRST, LAST), held);
      }
      return held.stream().map(ServerSocket::getLocalPort).toList();
    } finally {
      held.forEach(FreePorts::release);
    }
  }

  private static void tryToHold(int port, List<ServerSocket> held) {
    try {
      ServerSocket socket = new ServerSocket();
      try {
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        held.add(socket);
      } catch (IOException taken) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void release(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
