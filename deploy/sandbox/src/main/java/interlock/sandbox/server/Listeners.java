package interlock.sandbox.server;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where a broker of one node listens, and whom it lets in. All on loopback. */
sealed interface Listeners {
  String CONTROLLER = "CONTROLLER";

  /** The port that clients are told of. */
  int port();

  int controllerPort();

  /** What a client puts into {@code bootstrap.servers}. */
  default String bootstrap() {
    return at(port());
  }

  Map<String, String> settings();

  static String at(int port) {
    return "127.0.0.1:" + port;
  }

  /** Everybody on this machine, for everything. */
  record Open(int port, int controllerPort) implements Listeners {
    static Open onFreePorts() {
      List<Integer> ports = FreePorts.take(2);
      return new Open(ports.get(0), ports.get(1));
    }

    @Override
    public Map<String, String> settings() {
      return Map.of(
          "listeners",
          "PLAINTEXT://%s,%s://%s".formatted(at(port), CONTROLLER, at(controllerPort)),
          "listener.security.protocol.map",
          "PLAINTEXT:PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
    }
  }

  /**
   * TLS everywhere. One listener takes a password (SCRAM-SHA-512), one a certificate, whose common
   * name is then the principal; the broker itself comes by certificate. Nobody may do what no ACL
   * allows.
   *
   * @param port of the listener for passwords
   * @param certificatePort of the one for certificates
   */
  record Secured(int port, int certificatePort, int controllerPort, TlsStores stores)
      implements Listeners {
    /** The principals that may do all: the broker itself, and the administrator. */
    static final List<String> SUPER_USERS = List.of("broker", "admin");

    static Secured onFreePorts(TlsStores stores) {
      List<Integer> ports = FreePorts.take(3);
      return new Secured(ports.get(0), ports.get(1), ports.get(2), stores);
    }

    @Override
    public Map<String, String> settings() {
      Map<String, String> settings = new HashMap<>(stores.settings());
      settings.put(
          "listeners",
          "PASSWORD://%s,CERTIFICATE://%s,%s://%s"
              .formatted(at(port), at(certificatePort), CONTROLLER, at(controllerPort)));
      settings.put(
          "listener.security.protocol.map",
          "PASSWORD:SASL_SSL,CERTIFICATE:SSL," + CONTROLLER + ":SSL");
      settings.put("inter.broker.listener.name", "CERTIFICATE");
      settings.put("sasl.enabled.mechanisms", "SCRAM-SHA-512");
      settings.put(
          "listener.name.password.scram-sha-512.sasl.jaas.config",
          "org.apache.kafka.common.security.scram.ScramLoginModule required;");
      settings.put("listener.name.password.ssl.client.auth", "none");
      settings.put("listener.name.certificate.ssl.client.auth", "required");
      settings.put("listener.name.controller.ssl.client.auth", "required");
      settings.put("ssl.principal.mapping.rules", "RULE:^CN=([a-zA-Z0-9._-]+)(,.*)?$/$1/,DEFAULT");
      settings.put(
          "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
      settings.put("allow.everyone.if.no.acl.found", "false");
      settings.put("super.users", "User:" + String.join(";User:", SUPER_USERS));
      return settings;
    }
  }
}
