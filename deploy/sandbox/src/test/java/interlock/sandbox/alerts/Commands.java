package interlock.sandbox.alerts;

import interlock.command.Interlock;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;

/** Whether a person can type what a page tells him to. */
final class Commands {
  private static final Pattern TYPED = Pattern.compile("\\./interlock ([^`\\n]+)");

  private Commands() {}

  /** What is wrong with the commands of a page, one line each. */
  static List<String> problems(String page) {
    List<String> problems = new ArrayList<>();
    Matcher typed = TYPED.matcher(page);
    while (typed.find()) {
      check(typed.group(1), problems);
    }
    return problems;
  }

  private static void check(String typed, List<String> problems) {
    CommandLine command = all();
    for (String word : typed.split(" ", -1)) {
      if (word.startsWith("--")) {
        if (command.getCommandSpec().findOption(word) == null) {
          problems.add("no option %s: ./interlock %s".formatted(word, typed));
        }
      } else if (command.getSubcommands().containsKey(word)) {
        command = command.getSubcommands().get(word);
      } else if (!command.getSubcommands().isEmpty()) {
        problems.add("no command %s: ./interlock %s".formatted(word, typed));
        return;
      }
    }
  }

  private static CommandLine all() {
    return Interlock.commandLine(
        config -> {
          throw new IllegalStateException("nothing is run");
        });
  }
}
