package interlock.sandbox.command;

import interlock.sandbox.bench.PeerLibraries;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Whether the peers are measured too. */
final class PeersOption {
  /** The launcher's property for the root of the tree. */
  private static final String ROOT = "interlock.root";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--peers",
      description = {
        "Measures in the same run what a team would have built instead: the Kafka Streams"
            + " DSL, Flink and (latency only) Esper, one after the other. They are built first by: "
            + PeerLibraries.BUILD
      })
  private boolean peers;

  /** The peers' libraries, when they are wanted. */
  Optional<PeerLibraries> libraries() {
    if (!peers) {
      return Optional.empty();
    }
    try {
      return Optional.of(PeerLibraries.under(Path.of(System.getProperty(ROOT, "."))));
    } catch (IllegalStateException notBuilt) {
      throw new ParameterException(command.commandLine(), "--peers: " + notBuilt.getMessage());
    }
  }
}
