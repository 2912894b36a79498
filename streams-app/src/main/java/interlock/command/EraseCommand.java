package interlock.command;

import interlock.control.ErasureRecord;
import interlock.control.ErasureResult;
import interlock.core.codes.RejectCode;
import interlock.core.identity.Account;
import interlock.core.identity.Identifier;
import interlock.core.identity.PersonToken;
import interlock.core.identity.PhoneParser;
import interlock.core.identity.PhoneReading;
import interlock.core.identity.Reading;
import interlock.core.policy.Policy;
import interlock.service.config.InterlockConfig;
import interlock.service.erasure.ErasureOrder;
import interlock.service.erasure.Erasures;
import interlock.service.policy.PolicyAdmin;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code interlock erase}. */
@Command(
    name = "erase",
    description = {
      "Forget what the desks hold about one phone number, account or person, as a person may ask for"
          + " (个人信息保护法 art. 47).",
      "Without --go it shows what would happen. What is under an open case, a stop, a list or a police"
          + " case stays, and the reason is shown. Every order leaves a line in audit.erasure, without"
          + " the identifier. What remains elsewhere, and until when: docs/retention.md."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:shown, or erased",
      "1:refused by a desk or by the policy in force, for the reasons shown, or a desk did not"
          + " answer in time",
      "2:arguments or settings are wrong",
      "3:broker or registry cannot be reached"
    })
final class EraseCommand implements Callable<Integer> {
  private static final Duration LONGEST = Duration.ofSeconds(30);

  @Spec private CommandSpec spec;
  @Mixin private ClusterOptions cluster;

  @ArgGroup(multiplicity = "1")
  private Whom whom;

  /** One identifier. */
  static final class Whom {
    @Option(names = "--phone", paramLabel = "NUMBER", description = "A phone number.")
    private String phone;

    @Option(names = "--account", paramLabel = "ACCOUNT", description = "An account.")
    private String account;

    @Option(names = "--person", paramLabel = "TOKEN", description = "A person's token.")
    private String person;
  }

  @Option(
      names = "--by",
      required = true,
      paramLabel = "OFFICER",
      description = "Who orders it, by badge or account; kept in the audit.")
  private String by;

  @Option(
      names = "--unit",
      paramLabel = "CODE",
      defaultValue = "000000",
      description = "The officer's unit; the national desk when left out.")
  private String unit;

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "Why; kept in the audit. Write no identifier.")
  private String reason;

  @Option(names = "--go", description = "Do it.")
  private boolean go;

  @Override
  public Integer call() throws InterruptedException {
    Identifier identifier = identifier();
    if (by.isBlank() || reason.isBlank()) {
      throw new ParameterException(spec.commandLine(), "--by and --reason must say something");
    }
    var order = new ErasureOrder("E-" + UUID.randomUUID(), identifier, by, unit, reason, go);
    InterlockConfig config = cluster.loadToDirect();
    Optional<RejectCode> refusal = ErasureOrder.refusal(policyInForce(config));
    if (refusal.isPresent()) {
      return refused(refusal.get());
    }
    try (Erasures erasures = Erasures.connect(config, Clock.systemUTC())) {
      spec.commandLine()
          .getErr()
          .println("Order " + order.erasureId() + ", waiting for the desks…");
      spec.commandLine().getErr().flush();
      return show(erasures.order(order, LONGEST));
    }
  }

  private static Policy policyInForce(InterlockConfig config) {
    Clock clock = Clock.systemUTC();
    try (PolicyAdmin policies = PolicyAdmin.connect(config, clock)) {
      return policies.read(ClusterOptions.fileOf(config)).inForce(clock.millis());
    }
  }

  private int refused(RejectCode why) {
    spec.commandLine()
        .getErr()
        .printf(
            "Not ordered: the policy in force rejects decisions of the source %s (%s).%n"
                + "Fix: publish a policy with a rule for it under sources.rules, for POLICE_DECISION.%n",
            ErasureOrder.SOURCE, why.code());
    spec.commandLine().getErr().flush();
    return ExitCode.CHECK_FAILED.code();
  }

  private int show(Erasures.Answers answers) {
    PrintWriter out = spec.commandLine().getOut();
    answers.lines().stream()
        .sorted(Comparator.comparing(ErasureRecord::getDesk))
        .forEach(line -> out.println(text(line)));
    if (!answers.isComplete()) {
      out.println(
          "%d of %d desks answered within %d s; the others may do so later: see audit.erasure, and intake.rejected in case Intake refused the order"
              .formatted(answers.lines().size(), answers.asked(), LONGEST.toSeconds()));
    } else if (!go) {
      out.println("Nothing was changed. Add --go to do it.");
    }
    out.flush();
    boolean refused =
        answers.lines().stream().anyMatch(l -> l.getResult() == ErasureResult.REFUSED);
    return (refused || !answers.isComplete() ? ExitCode.CHECK_FAILED : ExitCode.OK).code();
  }

  private static String text(ErasureRecord line) {
    String why = line.getWhy().isEmpty() ? "" : ": " + String.join(", ", line.getWhy());
    return "%-8s %s%s, %d ended tasks  (%s)"
        .formatted(line.getDesk(), line.getResult(), why, line.getTasks(), line.getDeskHash());
  }

  private Identifier identifier() {
    if (whom.phone != null) {
      return phone(whom.phone);
    }
    Reading<? extends Identifier> read =
        whom.account != null ? Account.parse(whom.account) : PersonToken.parse(whom.person);
    return read.value()
        .map(Identifier.class::cast)
        .orElseThrow(() -> wrong(whom.account != null ? "--account" : "--person"));
  }

  private Identifier phone(String text) {
    return switch (PhoneParser.parse(text)) {
      case PhoneReading.Subscriber(var phone) -> phone;
      case PhoneReading.ServiceNumber unused -> throw wrong("--phone");
      case PhoneReading.Unreadable unused -> throw wrong("--phone");
    };
  }

  private ParameterException wrong(String option) {
    return new ParameterException(spec.commandLine(), option + " is no such identifier");
  }
}
