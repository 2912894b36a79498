package interlock.sandbox.server;

import java.nio.file.Path;

/** A Kafka broker on loopback whose data and port survive a restart. */
public sealed interface Broker extends AutoCloseable permits EmbeddedBroker, BrokerProcess {
  /** What a client puts into {@code bootstrap.servers}. */
  String bootstrap();

  /** Where it keeps its data. */
  Path dataDir();

  /** Stops it in order and keeps its data. Does nothing when it is stopped. */
  void stop();

  /** Starts it again on the same port with the data it had; stops it first if it runs. */
  void restart();

  /** Stops it; a temporary data directory is deleted. */
  @Override
  void close();
}
