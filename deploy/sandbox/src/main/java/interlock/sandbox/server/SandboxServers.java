package interlock.sandbox.server;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A broker and a schema registry, started side by side. */
public final class SandboxServers implements AutoCloseable {
  private final Broker broker;
  private final RegistryProcess registry;

  private SandboxServers(Broker broker, RegistryProcess registry) {
    this.broker = broker;
    this.registry = registry;
  }

  /** Both with temporary data, the broker in this JVM. */
  public static SandboxServers start() {
    return start(EmbeddedBroker::start, RegistryProcess::start);
  }

  /**
   * Both on {@code dataDir}, which is kept.
   *
   * @param progress told, in a few lines for a person, how the start goes
   */
  public static SandboxServers start(Path dataDir, Consumer<String> progress) {
    return start(
        () -> EmbeddedBroker.start(dataDir.resolve("broker")),
        () -> RegistryProcess.start(dataDir.resolve("registry"), progress));
  }

  /** Starts both at the same time; when one fails the other is stopped again. */
  public static SandboxServers start(
      Supplier<? extends Broker> broker, Supplier<RegistryProcess> registry) {
    CompletableFuture<RegistryProcess> startingRegistry = new CompletableFuture<>();
    Thread.ofPlatform()
        .name("start-registry")
        .start(() -> startingRegistry.completeAsync(registry, Runnable::run));
    Broker startedBroker;
    try {
      startedBroker = broker.get();
    } catch (RuntimeException e) {
      startingRegistry.thenAccept(RegistryProcess::close).exceptionally(alsoFailed -> null).join();
      throw e;
    }
    try {
      return new SandboxServers(startedBroker, startingRegistry.join());
    } catch (CompletionException e) {
      startedBroker.close();
      throw new IllegalStateException("the sandbox's schema registry did not start", e.getCause());
    }
  }

  public Broker broker() {
    return broker;
  }

  public RegistryProcess registry() {
    return registry;
  }

  /** Where to attach a client, one endpoint a line, as client settings. */
  public String endpoints() {
    return "bootstrap.servers=%s%nschema.registry.url=%s"
        .formatted(broker.bootstrap(), registry.url());
  }

  /** Stops both; data in a temporary directory is deleted. */
  @Override
  public void close() {
    try {
      registry.close();
    } finally {
      broker.close();
    }
  }
}
