package interlock.sandbox.bench;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the peers' classes are: a module that is built on demand and never shipped, since one needs
 * what no product may hold.
 */
public final class PeerLibraries {
  /** How the module is built, from the root of the tree. */
  public static final String BUILD =
      "mvn -Ppeers -pl deploy/peers -am -Dmaven.test.skip=true package";

  private static final String FOLDER = "deploy/peers/target";

  private final Path target;

  private PeerLibraries(Path target) {
    this.target = target;
  }

  /**
   * The peers' module of a tree.
   *
   * @throws IllegalStateException when it is not built; the text says how to
   */
  public static PeerLibraries under(Path root) {
    var libraries = new PeerLibraries(root.resolve(FOLDER));
    boolean built =
        Arrays.stream(Peer.values()).allMatch(peer -> Files.isDirectory(libraries.lib(peer)))
            && !libraries.jars().isEmpty();
    if (!built) {
      throw new IllegalStateException("the peers are not built; build them first: " + BUILD);
    }
    return libraries;
  }

  /** Everything that the peer's JVM loads. */
  String classPath(Peer peer) {
    return jars().getFirst() + File.pathSeparator + lib(peer).resolve("*");
  }

  private Path lib(Peer peer) {
    return target.resolve("lib").resolve(peer.label());
  }

  private List<Path> jars() {
    if (!Files.isDirectory(target)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(target)) {
      return files
          .filter(file -> file.getFileName().toString().matches("interlock-peers-.*\\.jar"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
