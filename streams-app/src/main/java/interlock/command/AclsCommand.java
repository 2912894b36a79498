package interlock.command;

import interlock.service.config.InterlockConfig;
import interlock.service.security.AclAdmin;
import interlock.service.security.AclAdmin.Difference;
import interlock.service.security.AclMatrix;
import interlock.service.security.AclTable;
import interlock.service.security.AclTexts;
import interlock.service.security.Naming;
import interlock.service.security.Role;
import interlock.service.topics.Cluster;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import org.apache.kafka.common.acl.AclBinding;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code interlock acls print|plan|apply|check}. */
@Command(
    name = "acls",
    description = {
      "Who may do what on the cluster: print the table, compare it with a cluster, apply it.",
      "docs/security.md says how to secure a cluster."
    },
    subcommands = {
      AclsCommand.Print.class,
      AclsCommand.Plan.class,
      AclsCommand.Apply.class,
      AclsCommand.Check.class
    })
final class AclsCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Which one: print, plan, apply or check?");
  }

  /** The forms of the table. */
  enum Format {
    table,
    script,
    strimzi
  }

  /** Who is who. */
  static final class PrincipalOptions {
    @Option(
        names = "--principal",
        paramLabel = "ROLE=NAME",
        description = {
          "A principal of a role, without User:. Repeatable, also for one role: bank=bank-a"
              + " bank=bank-b. Its groups and transactional ids begin with NAME. and a dot.",
          "A role that is not named has one principal: bank, carrier, platform, police, registry,"
              + " centre, interlock-app, operator, recovery, monitor, auditor."
        })
    private List<String> given = new ArrayList<>();

    Map<Role, List<String>> of(CommandSpec spec) {
      Map<Role, List<String>> principals = new EnumMap<>(Role.class);
      for (String pair : given) {
        int sign = pair.indexOf('=');
        Role role =
            Role.ofLabel(sign < 0 ? pair : pair.substring(0, sign))
                .orElseThrow(
                    () ->
                        new ParameterException(
                            spec.commandLine(),
                            "--principal %s: no such role; there are %s"
                                .formatted(
                                    pair, Arrays.stream(Role.values()).map(Role::label).toList())));
        String name = pair.substring(sign + 1);
        if (sign < 0 || !name.matches("[A-Za-z0-9._-]+")) {
          throw new ParameterException(
              spec.commandLine(),
              "--principal %s: write ROLE=NAME, the name of a-z A-Z 0-9 . _ -".formatted(pair));
        }
        principals.computeIfAbsent(role, first -> new ArrayList<>()).add(name);
      }
      return principals;
    }
  }

  /** Asks no cluster. */
  @Command(
      name = "print",
      description =
          "Print the table, or a file made from it: a script of kafka-acls, Strimzi users.")
  static final class Print implements Runnable {
    @Spec private CommandSpec spec;
    @Mixin private PrincipalOptions principals;

    @Option(names = "--format", paramLabel = "table|script|strimzi", description = "Default table.")
    private Format format = Format.table;

    @Option(names = "--topic-prefix", paramLabel = "PREFIX", description = "As topic.prefix.")
    private String topicPrefix = "";

    @Option(
        names = "--application-id-prefix",
        paramLabel = "PREFIX",
        description = "As application.id.prefix; default interlock-.")
    private String applicationIdPrefix = Naming.byDefault().applicationIdPrefix();

    @Override
    public void run() {
      List<AclBinding> bindings =
          AclTable.of(new Naming(topicPrefix, applicationIdPrefix, principals.of(spec)));
      PrintWriter out = spec.commandLine().getOut();
      out.print(
          switch (format) {
            case table -> AclMatrix.text();
            case script -> AclTexts.script(bindings);
            case strimzi -> AclTexts.strimzi(bindings);
          });
      out.flush();
    }
  }

  /** What the three have in common that ask a cluster. */
  private abstract static class OnCluster implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private ClusterOptions cluster;
    @Mixin private PrincipalOptions principals;

    Difference ask(BiFunction<AclAdmin, List<AclBinding>, Difference> question) {
      InterlockConfig config = cluster.loadToRead();
      var naming =
          new Naming(config.topicPrefix(), config.applicationIdPrefix(), principals.of(spec));
      try (Cluster connected = Cluster.connect(config)) {
        return question.apply(new AclAdmin(connected, config.checkTimeout()), AclTable.of(naming));
      }
    }

    PrintWriter out() {
      return spec.commandLine().getOut();
    }

    void list(String title, List<AclBinding> bindings) {
      if (!bindings.isEmpty()) {
        out().println(title + " (" + bindings.size() + "):");
        bindings.forEach(binding -> out().println("  " + line(binding)));
      }
    }

    private static String line(AclBinding binding) {
      return "%s %s %s %s %s"
          .formatted(
              binding.entry().principal(),
              binding.entry().operation(),
              binding.pattern().resourceType(),
              binding.pattern().name(),
              binding.pattern().patternType());
    }
  }

  /** Shows what {@code apply} would do. */
  @Command(name = "plan", description = "Show what apply would do; change nothing.")
  static final class Plan extends OnCluster {
    @Override
    public Integer call() {
      Difference difference = ask(AclAdmin::compare);
      if (difference.isNone()) {
        out().println("Nothing to change.");
      }
      list("Would be added", difference.missing());
      list("Beyond the table, taken away only with apply --prune", difference.extra());
      return ExitCode.OK.code();
    }
  }

  /** Makes what is missing. */
  @Command(
      name = "apply",
      description = {
        "Add what is missing. ACLs of principals that the table does not name are never touched.",
        "Needs ALTER on the cluster: the cluster's administrator."
      })
  static final class Apply extends OnCluster {
    @Option(
        names = "--prune",
        description = "Take away what these principals may do beyond the table.")
    private boolean prune;

    @Override
    public Integer call() {
      Difference before = ask((admin, wanted) -> admin.apply(wanted, prune));
      out().println("Added: " + before.missing().size() + ".");
      if (prune) {
        out().println("Taken away: " + before.extra().size() + ".");
      } else {
        list("Left, though beyond the table", before.extra());
      }
      return before.extra().isEmpty() || prune ? ExitCode.OK.code() : ExitCode.CHECK_FAILED.code();
    }
  }

  /** Lists every difference. */
  @Command(name = "check", description = "List every difference; exit 1 if there is one.")
  static final class Check extends OnCluster {
    @Override
    public Integer call() {
      Difference difference = ask(AclAdmin::compare);
      if (difference.isNone()) {
        out().println("The cluster's ACLs are those of the table.");
        return ExitCode.OK.code();
      }
      list("Missing", difference.missing());
      list("Beyond the table", difference.extra());
      return ExitCode.CHECK_FAILED.code();
    }
  }
}
