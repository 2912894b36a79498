package interlock.service.doctor;

import interlock.contract.registry.HttpSchemaRegistry;
import interlock.contract.registry.RegistryException;
import interlock.service.config.InterlockConfig;
import interlock.service.schemas.SchemaAdmin;
import interlock.service.schemas.SchemaFinding;
import java.util.ArrayList;
import java.util.List;

/** The schema registry: reachable, and holding every contract to its level. */
final class Registry {
  private static final String AREA = "registry";

  private Registry() {}

  static List<Finding> examine(InterlockConfig config) {
    List<Finding> findings = new ArrayList<>();
    try (HttpSchemaRegistry registry = new HttpSchemaRegistry(config.registry())) {
      var schemas = new SchemaAdmin(registry, config);
      boolean registersItself = config.registry().autoRegister();
      List<SchemaFinding> wrong = schemas.check();
      for (SchemaFinding one : wrong) {
        String what = one.subject() + " " + one.what();
        findings.add(
            registersItself
                ? Finding.warn(AREA, what, one.fix() + "; or the next start does it")
                : Finding.fail(AREA, what, one.fix()));
      }
      if (wrong.isEmpty()) {
        findings.add(
            Finding.ok(
                AREA,
                schemas.subjects().size()
                    + " contracts are registered and held to FULL_TRANSITIVE; the registry's own"
                    + " level is "
                    + registry.globalLevel()));
      }
    } catch (RegistryException unexpected) {
      findings.add(
          Finding.fail(AREA, unexpected.getMessage(), "see the registry's log, and its version"));
    }
    return findings;
  }
}
