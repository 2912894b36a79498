package interlock.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import interlock.contract.registry.HttpSchemaRegistry;
import interlock.contract.registry.Patience;
import interlock.contract.wire.RegistryAccess;
import interlock.core.policy.Policy;
import interlock.schemas.Contracts;
import interlock.service.config.InterlockConfig;
import interlock.service.kpi.KpiJson;
import interlock.service.kpi.KpiPublisher;
import interlock.service.kpi.KpiReader;
import interlock.service.kpi.KpiReport;
import interlock.service.kpi.KpiText;
import interlock.service.policy.PolicyAdmin;
import interlock.service.tasks.UnitScope;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code interlock kpi}. */
@Command(
    name = "kpi",
    description = {
      "Show the figures by which centres are judged, each as the two numbers it is made of, and what"
          + " changed to the same days a month and a year before. docs/reference/kpi.md defines"
          + " them.",
      "With --publish writes the days to kpi.daily instead, so that they outlive the history: run it"
          + " every night.",
      "Shows no identifiers."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:shown, or published",
      "2:the arguments or the settings are wrong",
      "3:broker or registry cannot be reached"
    })
final class KpiCommand implements Callable<Integer> {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  /** A loss within 30 days after a warning still counts; a few more, should a night be left out. */
  private static final int NIGHTLY_DAYS = 35;

  @Spec private CommandSpec spec;
  @Mixin private ClusterOptions cluster;
  @Mixin private LanguageOption languageOption;

  @Option(
      names = "--unit",
      paramLabel = "CODE",
      defaultValue = "",
      description = "This unit and all below it, for example 4406; by default all.")
  private String unit;

  @Option(
      names = "--from",
      paramLabel = "DAY",
      converter = DayConverter.class,
      description =
          "The first day, 2026-03-01; by default the first of this month, with --publish 35 days"
              + " ago.")
  private LocalDate from;

  @Option(
      names = "--to",
      paramLabel = "DAY",
      converter = DayConverter.class,
      description = "The last day; by default today, with --publish yesterday.")
  private LocalDate to;

  @Option(names = "--json", paramLabel = "FILE", description = "Write it as JSON too.")
  private Path json;

  @Option(names = "--publish", description = "Write the days to kpi.daily.")
  private boolean publish;

  @Override
  public Integer call() throws IOException {
    Clock clock = Clock.systemUTC();
    Instant now = clock.instant();
    LocalDate today = LocalDate.ofInstant(now, ZONE);
    LocalDate last = to != null ? to : publish ? today.minusDays(1) : today;
    LocalDate first =
        from != null ? from : publish ? last.minusDays(NIGHTLY_DAYS - 1L) : last.withDayOfMonth(1);
    check(first, last, today);
    InterlockConfig config = publish ? cluster.loadToDirect() : cluster.loadToRead();
    Policy policy;
    try (PolicyAdmin policies = PolicyAdmin.connect(config, clock)) {
      policy = policies.read(ClusterOptions.fileOf(config)).inForce(now.toEpochMilli());
    }
    try (KpiReader reader = KpiReader.connect(config)) {
      var progress = new ReadingProgress(spec.commandLine().getErr());
      if (publish) {
        publish(config, reader, policy, first, last, now, progress);
      } else {
        show(KpiReport.read(reader, UnitScope.of(unit), policy, first, last, now, progress));
      }
    }
    return ExitCode.OK.code();
  }

  private void check(LocalDate first, LocalDate last, LocalDate today) {
    if (first.isAfter(last)) {
      throw new ParameterException(
          spec.commandLine(), "--from %s is after --to %s".formatted(first, last));
    }
    if (last.isAfter(today)) {
      throw new ParameterException(
          spec.commandLine(),
          "--to %s is not over: today is %s in Asia/Shanghai".formatted(last, today));
    }
    if (publish && (!unit.isEmpty() || json != null)) {
      throw new ParameterException(
          spec.commandLine(), "--publish writes every unit's days: leave --unit and --json out");
    }
  }

  private void publish(
      InterlockConfig config,
      KpiReader reader,
      Policy policy,
      LocalDate first,
      LocalDate last,
      Instant now,
      ReadingProgress progress) {
    try (var access =
        new RegistryAccess(
            new HttpSchemaRegistry(config.registry()),
            Patience.of(config.registry()),
            config.registry().autoRegister(),
            schema -> Contracts.text(schema.getFullName()))) {
      var done =
          new KpiPublisher(config, access).publish(reader, policy, first, last, now, progress);
      PrintWriter out = spec.commandLine().getOut();
      out.printf(
          "%d day(s) from %s to %s: %d record(s) written, %d as they were%n",
          done.days(), first, last, done.written(), done.unchanged());
      long missing = last.toEpochDay() - first.toEpochDay() + 1 - done.days();
      if (missing > 0) {
        out.printf(
            "%d day(s) are not whole in task.history any more, or from before its beginning: they"
                + " stay as published%n",
            missing);
      }
      out.flush();
    }
  }

  private void show(KpiReport report) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    new KpiText(languageOption.language()).lines(report).forEach(out::println);
    out.flush();
    if (json != null) {
      new ObjectMapper().writeValue(json.toFile(), KpiJson.of(report));
    }
  }

  /** A day as ISO-8601 writes it. */
  static final class DayConverter implements ITypeConverter<LocalDate> {
    @Override
    public LocalDate convert(String text) {
      try {
        return LocalDate.parse(text);
      } catch (DateTimeException e) {
        throw new TypeConversionException("'" + text + "' is no day such as 2026-03-09");
      }
    }
  }
}
