package interlock.service.api;

import interlock.service.config.ListenAddress;
import io.javalin.config.JettyConfig;
import java.util.Optional;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** One way in: HTTPS with a key store, HTTP without. */
public final class Connectors {
  /** A stop waits so long for answers on their way. */
  private static final long STOP_MILLIS = 2_000;

  /** And so long for connections on which nothing is. */
  private static final long IDLE_AT_STOP_MILLIS = 200;

  private final ListenAddress listen;
  private final Optional<Tls> tls;
  private final int threads;
  private ServerConnector connector;

  /**
   * Not listening yet.
   *
   * @param threads that answer, at most
   */
  public Connectors(ListenAddress listen, Optional<Tls> tls, int threads) {
    this.threads = threads;
    this.listen = listen;
    this.tls = tls;
  }

  /** Has a server use it. */
  public void configure(JettyConfig jetty) {
    jetty.threadPool = new QueuedThreadPool(threads);
    jetty.modifyServer(server -> server.setStopTimeout(STOP_MILLIS));
    jetty.addConnector(
        (server, http) -> {
          http.setSendServerVersion(false);
          connector = tls.isPresent() ? secure(server, http, tls.get()) : plain(server, http);
          connector.setShutdownIdleTimeout(IDLE_AT_STOP_MILLIS);
          connector.setHost(listen.host());
          connector.setPort(listen.port());
          return connector;
        });
  }

  private static ServerConnector plain(Server server, HttpConfiguration http) {
    return new ServerConnector(server, new HttpConnectionFactory(http));
  }

  private static ServerConnector secure(Server server, HttpConfiguration http, Tls tls) {
    var https = new HttpConfiguration(http);
    // Clients inside a centre's network come by address too: no check of the name they ask for.
    https.addCustomizer(new SecureRequestCustomizer(false));
    var ssl = new SslContextFactory.Server();
    ssl.setKeyStorePath(tls.keystore().toUri().toString());
    ssl.setKeyStorePassword(tls.password());
    return new ServerConnector(
        server, new SslConnectionFactory(ssl, "http/1.1"), new HttpConnectionFactory(https));
  }

  /** Where it is reached on this machine, once it listens. */
  public String url() {
    return (tls.isPresent() ? "https://" : "http://")
        + new ListenAddress(listen.host(), connector.getLocalPort());
  }
}
