package interlock.sandbox.command;

/** What a person can do with a sandbox that runs. */
final class Welcome {
  private Welcome() {}

  static String text(OwnSandbox sandbox, Observed observed) {
    return """

    bootstrap.servers    %1$s
    schema.registry.url  %2$s
    API                  %3$s   (open to this machine; %3$s/v1/openapi.yaml)
    metrics and health   %4$s   (/metrics /status /livez /readyz /startupz)
    %5$s
    What officers have to do now, in another terminal:
      ./interlock worklist --api %3$s

    Attach a client of your own:
      (cd deploy/sandbox/clients/node && npm install --no-audit --no-fund)   # once
      node deploy/sandbox/clients/node/publish-and-read.js %1$s %2$s
      ./interlock drill --cluster %1$s --registry %2$s deploy/sandbox/drills/05-account-or-phone.yaml
      kcat -b %1$s -t task.dissuasion -C

    How a task came to be, by the id in its last line (D-…, S-…):
      ./interlock explain --cluster %1$s --registry %2$s TASK
    """
        .formatted(
            sandbox.endpoints().bootstrap(),
            sandbox.endpoints().registryUrl(),
            sandbox.api(),
            sandbox.management(),
            observed.url().map(Welcome::prometheus).orElse(""));
  }

  static String prometheus(String url) {
    return "Prometheus           %1$s   (alerts: %1$s/alerts)%n".formatted(url);
  }
}
