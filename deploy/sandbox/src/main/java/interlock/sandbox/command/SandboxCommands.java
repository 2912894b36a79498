package interlock.sandbox.command;

import interlock.command.CommandProvider;
import interlock.sandbox.drill.ProductWorld;
import interlock.sandbox.drill.VirtualEngine;
import java.util.List;

/** What the sandbox adds to {@code interlock}. */
public final class SandboxCommands implements CommandProvider {
  @Override
  public List<Object> commands() {
    return List.of(
        new DrillCommand(drill -> new VirtualEngine(ProductWorld.of(drill), drill.start())));
  }
}
