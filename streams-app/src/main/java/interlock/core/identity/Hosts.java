package interlock.core.identity;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The host of a URL as one normal form; see {@link ContactPoint#parseSite}. */
final class Hosts {
  private static final int MAX_RAW_LENGTH = 4096;
  private static final int MAX_HOST_LENGTH = 253;
  private static final Pattern SCHEME = Pattern.compile("^(?:[A-Za-z][A-Za-z0-9+.-]*:)?[/\\\\]{2}");
  private static final Pattern NAME =
      Pattern.compile("(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\\.)+[a-z0-9-]{2,63}");
  private static final Pattern NUMERIC = Pattern.compile("[0-9.]+");
  private static final Pattern IPV4 =
      Pattern.compile("(?:(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(?:\\.(?!$)|$)){4}");

  private Hosts() {}

  /** The normal form; empty when the text names no host. */
  static Optional<String> find(String raw) {
    if (raw.length() > MAX_RAW_LENGTH) {
      return Optional.empty();
    }
    String authority = authority(SCHEME.matcher(FullWidth.toAscii(raw).strip()).replaceFirst(""));
    if (authority.startsWith("[")) {
      int end = authority.indexOf(']');
      return end < 0 ? Optional.empty() : Ipv6.parse(authority.substring(1, end));
    }
    String host = withoutTrailingDot(withoutPort(authority));
    if (host.indexOf(':') >= 0) {
      return Ipv6.parse(host);
    }
    if (NUMERIC.matcher(host).matches()) {
      return Optional.of(host).filter(h -> IPV4.matcher(h).matches());
    }
    return name(host);
  }

  private static Optional<String> name(String host) {
    String ascii;
    try {
      ascii = IDN.toASCII(host, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    String bare = withoutTrailingDot(ascii);
    while (bare.startsWith("www.")) {
      bare = bare.substring("www.".length());
    }
    return Optional.of(bare)
        .filter(b -> b.length() <= MAX_HOST_LENGTH && NAME.matcher(b).matches());
  }

  /** Cuts path, query and fragment off the end and user information off the front. */
  private static String authority(String text) {
    int end = 0;
    while (end < text.length() && "/\\?#".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    String authority = text.substring(0, end);
    return authority.substring(authority.lastIndexOf('@') + 1);
  }

  /** A port is digits after the only colon; more colons are a bare IPv6 address. */
  private static String withoutPort(String authority) {
    int colon = authority.indexOf(':');
    boolean port =
        colon >= 0 && (colon + 1 == authority.length() || Digits.only(authority, colon + 1));
    return port ? authority.substring(0, colon) : authority;
  }

  private static String withoutTrailingDot(String host) {
    return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
  }
}
