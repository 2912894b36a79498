package interlock.sandbox.command;

import interlock.command.CommandProvider;
import interlock.sandbox.drill.ProductWorld;
import interlock.sandbox.drill.VirtualEngine;
import interlock.sandbox.load.ProductLauncher;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** What the sandbox adds to {@code interlock}. */
public final class SandboxCommands implements CommandProvider {
  @Override
  public List<Object> commands() {
    var launcher = new ProductLauncher();
    return List.of(
        new SandboxCommand(launcher, Path.of(System.getProperty("interlock.root", "."))),
        new DrillCommand(drill -> new VirtualEngine(ProductWorld.of(drill), drill.start())),
        new ConformCommand(Clock.systemUTC()),
        FeedCommand.with(launcher),
        new SimulateCommand(),
        BenchCommand.with(launcher),
        new FaultsCommand());
  }
}
