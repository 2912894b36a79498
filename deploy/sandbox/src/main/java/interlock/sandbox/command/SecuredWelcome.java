package interlock.sandbox.command;

import interlock.sandbox.secured.SecuredBroker;
import interlock.service.security.Role;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What a secured sandbox says of itself: where the files are, and what works with them. */
final class SecuredWelcome {
  private SecuredWelcome() {}

  static String text(SecuredBroker secured, OwnSandbox sandbox, Observed observed) {
    String files =
        Arrays.stream(Role.values())
            .map(role -> "  %-26s %s%n".formatted(role.principal() + ".properties", role.words()))
            .collect(Collectors.joining());
    return """

    bootstrap.servers    %1$s   (TLS, SCRAM-SHA-512; nothing without a password or certificate)
    schema.registry.url  %2$s   (open to this machine)
    API                  %3$s   (open to this machine)
    metrics and health   %6$s   (/metrics /status /livez /readyz /startupz)
    %7$s
    Client settings of each role, readable by you only, in
    %4$s
    %5$s  admin.properties           The cluster's administrator: may do all
    Each also as NAME-by-certificate.properties.

    In another terminal, as the centre and as the operator:
      ./interlock explain --command-config %4$s/centre.properties TASK
      ./interlock topics check --command-config %4$s/operator.properties --set topics.partitions=1
      ./interlock acls check --command-config %4$s/admin.properties
      ./interlock drill --command-config %4$s/story.properties deploy/sandbox/drills/05-account-or-phone.yaml
    """
        .formatted(
            sandbox.endpoints().bootstrap(),
            sandbox.endpoints().registryUrl(),
            sandbox.api(),
            secured.dir(),
            files,
            sandbox.management(),
            observed.url().map(Welcome::prometheus).orElse("\n"));
  }
}
