package interlock.command;

import interlock.service.wording.Language;
import interlock.service.worklist.ApiClient;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Which API a command asks, and in which language it tells of it. */
final class ApiOptions {
  /** Where the sandbox's API listens when the port is free. */
  private static final String SANDBOX_API = "http://127.0.0.1:7440";

  @Spec(Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--api",
      paramLabel = "URL",
      defaultValue = SANDBOX_API,
      description =
          "The API (http.listen of an instance); by default ${DEFAULT-VALUE}, the sandbox's.")
  String url;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "A file that holds the token, nothing else.")
  private Path tokenFile;

  @Mixin private LanguageOption languageOption;

  Language language() {
    return languageOption.language();
  }

  ApiClient client() {
    return new ApiClient(base(), token());
  }

  private URI base() {
    try {
      URI base = new URI(url);
      if (base.getHost() != null && List.of("http", "https").contains(base.getScheme())) {
        return base;
      }
    } catch (URISyntaxException e) {
      throw wrong("--api is no URL: write http://host:port");
    }
    throw wrong("--api is no URL: write http://host:port");
  }

  private Optional<String> token() {
    if (tokenFile == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Files.readString(tokenFile).strip());
    } catch (IOException e) {
      throw wrong("--token-file cannot be read: " + tokenFile);
    }
  }

  private ParameterException wrong(String what) {
    return new ParameterException(spec.commandLine(), what);
  }
}
