package interlock.command;

import interlock.contract.signature.SignatureAlgorithm;
import interlock.contract.signature.SourceKey;
import interlock.service.keys.KeyAdmin;
import interlock.service.keys.KeyFiles;
import interlock.service.keys.LiveKeys;
import interlock.service.keys.PublishedKey;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code interlock keys generate|publish|revoke|list}. */
@Command(
    name = "keys",
    description = {
      "The keys with which sources sign their records: make a pair, publish the public half, revoke"
          + " it, see what is published.",
      "docs/security.md says how a source signs."
    },
    subcommands = {
      KeysCommand.Generate.class,
      KeysCommand.Publish.class,
      KeysCommand.Revoke.class,
      KeysCommand.Listing.class
    })
final class KeysCommand implements Runnable {
  private static final String ID = "[A-Za-z0-9._:-]{1,128}";

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Which one: generate, publish, revoke or list?");
  }

  private static void requireId(CommandSpec spec, String id) {
    if (!id.matches(ID)) {
      throw new ParameterException(
          spec.commandLine(), "a key id has 1 to 128 of the characters a-z A-Z 0-9 . _ : -");
    }
  }

  /** Asks no cluster. */
  @Command(
      name = "generate",
      description = {
        "Make a pair of keys: ID.private.pem, for whoever signs and nobody else, and ID.public.pem,"
            + " to be published. Nothing leaves this machine."
      })
  static final class Generate implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "ID", description = "The key's id, as in the header il_key.")
    private String id;

    @Option(names = "--algorithm", paramLabel = "ED25519|SM2", description = "Default ED25519.")
    private SignatureAlgorithm algorithm = SignatureAlgorithm.ED25519;

    @Option(names = "--out", paramLabel = "DIR", description = "Default: the working directory.")
    private Path dir = Path.of("");

    @Override
    public Integer call() throws IOException {
      requireId(spec, id);
      try {
        Path file = KeyFiles.generate(algorithm, dir, id);
        spec.commandLine().getOut().println("Made " + file + " and, beside it, its private half.");
        return ExitCode.OK.code();
      } catch (FileAlreadyExistsException e) {
        throw new ParameterException(
            spec.commandLine(), e.getMessage() + " is there already: give another id or --out");
      }
    }
  }

  /** What the three have in common that ask a cluster. */
  private abstract static class OnCluster implements Callable<Integer> {
    @Spec CommandSpec spec;
    @Mixin private ClusterOptions cluster;

    KeyAdmin connect() {
      return KeyAdmin.connect(cluster.loadToRead(), Clock.systemUTC());
    }

    PrintWriter out() {
      return spec.commandLine().getOut();
    }

    int refuse(String why) {
      spec.commandLine().getErr().println(why);
      return ExitCode.CHECK_FAILED.code();
    }
  }

  /** Who answers for a change. */
  static final class Author {
    @Option(
        names = "--by",
        required = true,
        paramLabel = "OFFICER",
        description = "Who answers for it.")
    private String by;

    @Option(names = "--note", paramLabel = "TEXT", description = "Why.")
    private String note;
  }

  /** Publishes. */
  @Command(
      name = "publish",
      description = "Publish a public key; every instance knows it within seconds.")
  static final class Publish extends OnCluster {
    @Parameters(index = "0", paramLabel = "ID", description = "The key's id; never used before.")
    private String id;

    @Parameters(index = "1", paramLabel = "FILE", description = "The public key, PEM.")
    private Path file;

    @Option(
        names = "--source",
        required = true,
        paramLabel = "SOURCE",
        description = "Whose records it signs: their field source.")
    private String source;

    @Option(names = "--algorithm", paramLabel = "ED25519|SM2", description = "Default ED25519.")
    private SignatureAlgorithm algorithm = SignatureAlgorithm.ED25519;

    @Option(
        names = "--from",
        paramLabel = "TIME",
        description = "ISO-8601, 2026-01-01T00:00:00Z; default now. The time of receipt counts.")
    private Instant from;

    @Option(
        names = "--to",
        paramLabel = "TIME",
        description = "From then on no more; default: until it is revoked.")
    private Instant to;

    @Mixin private Author author;

    @Override
    public Integer call() throws IOException {
      requireId(spec, id);
      PublicKey key;
      try {
        key = KeyFiles.readPublic(algorithm, file);
      } catch (IllegalArgumentException e) {
        throw new ParameterException(
            spec.commandLine(), file + " " + e.getMessage() + "; give ID.public.pem", e);
      } catch (IOException e) {
        throw new ParameterException(spec.commandLine(), file + " cannot be read", e);
      }
      Instant begins = from == null ? Instant.now() : from;
      if (to != null && !to.isAfter(begins)) {
        throw new ParameterException(spec.commandLine(), "--to must lie after --from");
      }
      var published =
          new SourceKey(
              id,
              source,
              algorithm,
              key,
              begins.toEpochMilli(),
              to == null ? OptionalLong.empty() : OptionalLong.of(to.toEpochMilli()),
              OptionalLong.empty());
      try (KeyAdmin admin = connect()) {
        if (admin.read().find(id).isPresent()) {
          return refuse("Key " + id + " is published already. Fix: give the new key another id");
        }
        admin.publish(published, author.by, Optional.ofNullable(author.note));
      }
      out().println("Published " + id + " of " + source + ", valid from " + begins + ".");
      return ExitCode.OK.code();
    }
  }

  /** Revokes. */
  @Command(
      name = "revoke",
      description = {
        "Revoke a key: what is received from now on and signed with it is refused. What was taken"
            + " before stays taken."
      })
  static final class Revoke extends OnCluster {
    @Parameters(paramLabel = "ID", description = "The key's id.")
    private String id;

    @Mixin private Author author;

    @Override
    public Integer call() {
      try (KeyAdmin admin = connect()) {
        Optional<SourceKey> key = admin.read().find(id);
        if (key.isEmpty()) {
          return refuse("There is no key " + id + ". See: interlock keys list");
        }
        if (key.get().revokedAt().isPresent()) {
          return refuse("Key " + id + " is revoked already.");
        }
        admin.revoke(key.get(), author.by, Optional.ofNullable(author.note));
      }
      out().println("Revoked " + id + ".");
      return ExitCode.OK.code();
    }
  }

  /** Lists. */
  @Command(name = "list", description = "List the keys: source, id, algorithm, validity, by whom.")
  static final class Listing extends OnCluster {
    @Option(names = "--source", paramLabel = "SOURCE", description = "Only this source's.")
    private String source;

    @Override
    public Integer call() {
      LiveKeys keys;
      try (KeyAdmin admin = connect()) {
        keys = admin.read();
      }
      List<PublishedKey> shown =
          keys.all().stream()
              .filter(key -> source == null || key.key().source().equals(source))
              .toList();
      if (shown.isEmpty()) {
        out().println("No keys are published.");
      }
      shown.forEach(key -> out().println(line(key)));
      return ExitCode.OK.code();
    }

    private static String line(PublishedKey published) {
      SourceKey key = published.key();
      String until =
          key.revokedAt().isPresent()
              ? "revoked " + Instant.ofEpochMilli(key.revokedAt().getAsLong())
              : key.validTo().isPresent()
                  ? "to " + Instant.ofEpochMilli(key.validTo().getAsLong())
                  : "until revoked";
      return "%s  %s  %s  from %s %s, by %s"
          .formatted(
              key.source(),
              key.id(),
              key.algorithm(),
              Instant.ofEpochMilli(key.validFrom()),
              until,
              published.publishedBy());
    }
  }
}
