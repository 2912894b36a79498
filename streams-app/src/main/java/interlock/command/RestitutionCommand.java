package interlock.command;

import interlock.contract.policy.PolicyDocument;
import interlock.service.config.InterlockConfig;
import interlock.service.trace.CaseReader;
import interlock.service.trace.Figures;
import interlock.service.trace.FrozenMoney;
import interlock.service.trace.RestitutionText;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code interlock restitution CASE}. */
@Command(
    name = "restitution",
    description = {
      "Propose how the money that is frozen on a case's accounts goes back to the victims: directly"
          + " where it is one case's or timestamps tell it apart, else in proportion to the losses.",
      "A proposal for officers, to the fen; nothing is published or ordered."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:proposed",
      "1:no money is frozen for this case",
      "2:the arguments or the settings are wrong",
      "3:broker or registry cannot be reached"
    })
final class RestitutionCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ReadingOptions options;

  @Parameters(paramLabel = "CASE", description = "The case's id, as in the report.")
  private String caseId;

  @Option(names = "--json", description = "One JSON object.")
  private boolean json;

  @Override
  public Integer call() {
    InterlockConfig config = options.load();
    PrintWriter err = spec.commandLine().getErr();
    PrintWriter out = spec.commandLine().getOut();
    if (options.reveal) {
      err.println(options.warning());
    }
    var progress = new ReadingProgress(err);
    try (CaseReader reader = CaseReader.connect(config, PolicyDocument.packaged())) {
      FrozenMoney frozen = FrozenMoney.around(caseId, reader.stops(progress));
      if (frozen.pots().isEmpty()) {
        err.println(
            options
                .language()
                .pick(
                    "No money is frozen for this case: there is nothing to give back yet.\n"
                        + "Fix: see `interlock trace "
                        + caseId
                        + "` for its stops; check the id, topic.prefix and the cluster.",
                    "该案件目前没有已冻结资金，暂无可返还款项。\n处理：用 interlock trace "
                        + caseId
                        + " 查看止付情况，并核对案件编号、topic.prefix 与集群地址。"));
        return ExitCode.CHECK_FAILED.code();
      }
      var proposal = frozen.propose(reader.summaries(frozen.caseIds(), progress));
      var text =
          new RestitutionText(
              new Figures(options.language(), ZoneId.systemDefault(), options.reveal));
      (json ? List.of(text.json(caseId, frozen, proposal)) : text.lines(caseId, frozen, proposal))
          .forEach(out::println);
      out.flush();
      return ExitCode.OK.code();
    }
  }
}
