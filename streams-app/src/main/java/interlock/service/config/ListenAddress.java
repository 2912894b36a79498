package interlock.service.config;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a server listens. No name is looked up: only what is loopback by its letters counts as
 * such.
 *
 * @param host a name or an address; an IPv6 address without brackets
 * @param port 0 for any free one
 */
public record ListenAddress(String host, int port) {
  private static final Pattern FORM =
      Pattern.compile("(\\[[0-9a-fA-F:.]+]|[a-zA-Z0-9._-]+):(\\d{1,5})");
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.\\d{1,3}){3}|::1|0:0:0:0:0:0:0:1");
  private static final int LAST_PORT = 65_535;

  /** Reads {@code host:port}, or {@code [IPv6]:port}; empty when it is neither. */
  public static Optional<ListenAddress> parse(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    if (!matcher.matches() || Integer.parseInt(matcher.group(2)) > LAST_PORT) {
      return Optional.empty();
    }
    String host = matcher.group(1).replace("[", "").replace("]", "");
    return Optional.of(new ListenAddress(host, Integer.parseInt(matcher.group(2))));
  }

  /** Whether only this machine can reach it. */
  public boolean isLoopback() {
    return isLoopback(host);
  }

  /** Whether a host's name, without a port, stands for this machine. */
  public static boolean isLoopback(String host) {
    return LOOPBACK.matcher(host).matches();
  }

  @Override
  public String toString() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
