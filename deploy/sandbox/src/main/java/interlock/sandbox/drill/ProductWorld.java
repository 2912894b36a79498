package interlock.sandbox.drill;

import interlock.contract.registry.LocalSchemaRegistry;
import interlock.contract.signature.SourceKeys;
import interlock.contract.wire.AvroContractSerdes;
import interlock.contract.wire.RegistryAccess;
import interlock.core.desk.Room;
import interlock.core.desk.TaskIds;
import interlock.core.policy.Policy;
import interlock.core.policy.PolicyBook;
import interlock.service.Assembly;
import interlock.topology.App;
import interlock.topology.Counters;
import interlock.topology.Rooms;
import interlock.topology.Stores;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Interlock itself as a world of virtual time: every room in one topology, a registry in the JVM.
 */
public final class ProductWorld {
  private static final byte[] TASK_ID_KEY = "a key for rehearsals".getBytes(StandardCharsets.UTF_8);

  private ProductWorld() {}

  /** The world in which a drill's policy is in force. */
  public static VirtualWorld of(Drill drill) {
    return of(drill.policy());
  }

  /** The world in which a policy is in force. */
  public static VirtualWorld of(Policy policy) {
    return of(RegistryEventCodec.access(new LocalSchemaRegistry()), policy);
  }

  /**
   * The same, for who reads its records himself.
   *
   * @param access to the registry that its records are written by
   */
  public static VirtualWorld of(RegistryAccess access, Policy policy) {
    Rooms rooms =
        Assembly.rooms(
            access,
            new AvroContractSerdes(access),
            "",
            PolicyBook.of(policy),
            SourceKeys.NONE,
            new TaskIds(TASK_ID_KEY),
            1,
            new Counters(new SimpleMeterRegistry()));
    return new VirtualWorld(
        rooms.topology(List.of(App.values())),
        Map.of(),
        "",
        new RegistryEventCodec(access, ""),
        Arrays.stream(Room.values()).map(Stores::wakes).toList());
  }
}
