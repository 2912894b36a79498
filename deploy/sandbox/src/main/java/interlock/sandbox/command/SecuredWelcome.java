package interlock.sandbox.command;

import interlock.sandbox.secured.SecuredBroker;
import interlock.service.security.Role;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What a secured sandbox says of itself: where the files are, and what works with them. */
final class SecuredWelcome {
  /** Opens a task with its first event. */
  static final String NEXT_DRILL = "deploy/sandbox/drills/05-account-or-phone.yaml";

  static final String VERSION = "mine-1";

  /** A policy document that changes one limit. */
  static final String POLICY =
      """
      version: %s
      effectiveFrom: 2026-01-01T00:00:00+08:00
      stopPayment: {breaker: {policy: {stops: 500, amount: 0.00}}}
      """
          .formatted(VERSION);

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

    In another terminal, as the centre, the operator, the administrator and Interlock itself:
      ./interlock explain --command-config %4$s/centre.properties TASK
      ./interlock topics check --command-config %4$s/operator.properties --set topics.partitions=1
      ./interlock acls check --command-config %4$s/admin.properties
      ./interlock doctor --command-config %4$s/interlock-app.properties --set topics.partitions=1 --set topics.replication.factor=1

    Change the policy while it runs, and see the next task carry it:
      printf '%8$s' > mine.yaml
      ./interlock policy diff mine.yaml --command-config %4$s/operator.properties
      ./interlock policy publish mine.yaml --by 014001 --command-config %4$s/operator.properties   # then wait 5 s
      ./interlock drill --until 1s --command-config %4$s/story.properties %9$s
      curl -s %3$s/v1/subjects/17000000501 | grep -o '"policyVersion": *"[^"]*"'
    """
        .formatted(
            sandbox.endpoints().bootstrap(),
            sandbox.endpoints().registryUrl(),
            sandbox.api(),
            secured.dir(),
            files,
            sandbox.management(),
            observed.url().map(Welcome::prometheus).orElse("\n"),
            POLICY.replace("\n", "\\n"),
            NEXT_DRILL);
  }
}
