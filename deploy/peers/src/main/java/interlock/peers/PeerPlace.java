package interlock.peers;

import interlock.contract.registry.RegistryConfig;
import interlock.contract.wire.RegistryAccess;
import interlock.schemas.Contracts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Where a peer works, from its command line: bootstrap, registry, topic prefix, state directory,
 * file to make once it runs, then settings as {@code key=value}.
 */
public record PeerPlace(
    String bootstrap,
    String registryUrl,
    String prefix,
    Path state,
    Path ready,
    Map<String, String> settings) {
  private static final int SETTINGS_FROM = 5;

  public PeerPlace {
    settings = Map.copyOf(settings);
  }

  /** From the arguments of a main class. */
  public static PeerPlace of(String[] args) {
    return new PeerPlace(
        args[0],
        args[1],
        args[2],
        Path.of(args[3]),
        Path.of(args[4]),
        Arrays.stream(args)
            .skip(SETTINGS_FROM)
            .map(setting -> setting.split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1])));
  }

  /** A registry client with the published schemas. */
  public static RegistryAccess registry(String url) {
    return RegistryAccess.of(
        new RegistryConfig(Map.of(RegistryConfig.URL, url)),
        schema -> Contracts.text(schema.getFullName()));
  }

  /** Tells the bench that the peer runs. */
  public void tellReady() throws IOException {
    Files.createFile(ready);
  }
}
