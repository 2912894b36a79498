package interlock.sandbox.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;

class FreePortsTest {
  @Test
  void givesDifferentPortsThatCanBeBoundAndNoClientIsGiven() throws Exception {
    List<Integer> ports = FreePorts.take(20);
    assertThat(ports).doesNotHaveDuplicates().allMatch(port -> port >= 20_000 && port < 32_000);
    for (int port : ports) {
      new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
    }
  }

  @Test
  void neverGivesAPortThatIsTaken() throws Exception {
    int port = FreePorts.one();
    try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      assertThat(FreePorts.take(100)).doesNotContain(taken.getLocalPort());
    }
  }
}
