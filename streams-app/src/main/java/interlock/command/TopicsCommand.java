package interlock.command;

import interlock.service.topics.Cluster;
import interlock.service.topics.TopicAdmin;
import interlock.service.topics.TopicFinding;
import interlock.service.topics.TopicPlan;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code interlock topics plan|apply|check}. */
@Command(
    name = "topics",
    description = "Compare, make and mend the topics of a cluster.",
    subcommands = {TopicsCommand.Plan.class, TopicsCommand.Apply.class, TopicsCommand.Check.class})
final class TopicsCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Which one: plan, apply or check?");
  }

  /** A line for each finding. */
  static void print(List<TopicFinding> findings, PrintWriter out) {
    findings.forEach(
        finding ->
            out.println("  " + finding.topic() + " " + finding.what() + ". Fix: " + finding.fix()));
  }

  /** What the three have in common: settings, a connection, a list of findings. */
  private abstract static class OnTopics implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private ClusterOptions options;

    /** How many topics there should be. */
    int wanted;

    List<TopicFinding> ask(Function<TopicAdmin, List<TopicFinding>> question) {
      // Who keeps the topics need not hold the key of the task ids.
      var config = options.loadToRead();
      wanted = TopicPlan.wanted(config).size();
      try (Cluster cluster = Cluster.connect(config)) {
        return question.apply(new TopicAdmin(cluster, config));
      }
    }

    PrintWriter out() {
      CommandLine line = spec.commandLine();
      return line.getOut();
    }
  }

  /** Shows what {@code apply} would do. */
  @Command(name = "plan", description = "Print what `apply` would change; changes nothing.")
  static final class Plan extends OnTopics {
    @Override
    public Integer call() {
      List<TopicFinding> findings = ask(TopicAdmin::check);
      List<TopicFinding> mendable = findings.stream().filter(TopicFinding::isMendable).toList();
      List<TopicFinding> others =
          findings.stream().filter(finding -> !finding.isMendable()).toList();
      if (mendable.isEmpty()) {
        out().println("Nothing to change.");
      } else {
        out().println("To be changed:");
        mendable.forEach(finding -> out().println("  " + finding.topic() + " " + finding.what()));
      }
      if (!others.isEmpty()) {
        out().println("Not to be changed by apply:");
        print(others, out());
      }
      return ExitCode.OK.code();
    }
  }

  /** Makes and mends. */
  @Command(
      name = "apply",
      description = "Make missing topics and set what differs; never a partition count.")
  static final class Apply extends OnTopics {
    @Override
    public Integer call() {
      List<TopicFinding> before = ask(TopicAdmin::apply);
      long mended = before.stream().filter(TopicFinding::isMendable).count();
      List<TopicFinding> left = before.stream().filter(finding -> !finding.isMendable()).toList();
      out().println(mended == 0 ? "Nothing to change." : "Changed: " + mended + ".");
      if (left.isEmpty()) {
        return ExitCode.OK.code();
      }
      out().println("Left as they are:");
      print(left, out());
      return ExitCode.CHECK_FAILED.code();
    }
  }

  /** Lists every difference. */
  @Command(name = "check", description = "List every difference; exit 1 if there is one.")
  static final class Check extends OnTopics {
    @Override
    public Integer call() {
      List<TopicFinding> findings = ask(TopicAdmin::check);
      if (findings.isEmpty()) {
        out().println("All " + wanted + " topics are as they must be.");
        return ExitCode.OK.code();
      }
      out().println(findings.size() + " difference(s):");
      print(findings, out());
      return ExitCode.CHECK_FAILED.code();
    }
  }
}
