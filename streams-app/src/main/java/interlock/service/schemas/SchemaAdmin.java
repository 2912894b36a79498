package interlock.service.schemas;

import interlock.contract.registry.CompatibilityLevel;
import interlock.contract.registry.HttpSchemaRegistry;
import interlock.contract.registry.IncompatibleSchema;
import interlock.contract.registry.InvalidSchema;
import interlock.contract.registry.RegistryMode;
import interlock.contract.registry.RegistryOutage;
import interlock.contract.registry.UnknownSchema;
import interlock.service.OutsideException;
import interlock.service.config.InterlockConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Registers the contracts, and says how the registry differs from them. */
public final class SchemaAdmin {
  private static final String REGISTER = "interlock schemas register";

  private final HttpSchemaRegistry registry;
  private final List<SchemaSubject> subjects;

  public SchemaAdmin(HttpSchemaRegistry registry, InterlockConfig config) {
    this.registry = registry;
    this.subjects = SchemaSubject.all(config.topicPrefix());
  }

  /** The subjects that have to be there. */
  public List<SchemaSubject> subjects() {
    return subjects;
  }

  /**
   * Registers every contract and holds its subject to FULL_TRANSITIVE. What is there already stays
   * as it is.
   *
   * @return what could not be registered
   * @throws OutsideException when the registry cannot be asked
   */
  public List<SchemaFinding> register() {
    return reaching(
        () -> {
          List<SchemaFinding> findings = new ArrayList<>();
          for (SchemaSubject subject : subjects) {
            try {
              // A registry may refuse a level for a subject that is not there yet.
              boolean isNew = versions(subject).isEmpty();
              if (!isNew) {
                holdToLevel(subject);
              }
              registry.register(subject.name(), subject.text());
              if (isNew) {
                holdToLevel(subject);
              }
            } catch (IncompatibleSchema | InvalidSchema refused) {
              findings.add(
                  new SchemaFinding(
                      subject.name(),
                      "the registry refuses our version: " + refused.getMessage(),
                      "run a version of Interlock that is as new as the registered schema, or"
                          + " use another topic.prefix"));
            }
          }
          return findings;
        });
  }

  /**
   * Everything that differs; changes nothing.
   *
   * @throws OutsideException when the registry cannot be asked
   */
  public List<SchemaFinding> check() {
    return reaching(
        () -> {
          List<SchemaFinding> findings = new ArrayList<>();
          subjects.forEach(subject -> check(subject, findings));
          if (!findings.isEmpty() && registry.mode() != RegistryMode.READWRITE) {
            findings.add(
                new SchemaFinding(
                    "registry",
                    "is in mode " + registry.mode() + " and takes no schemas",
                    "set its mode to READWRITE before " + REGISTER));
          }
          return findings;
        });
  }

  private void check(SchemaSubject subject, List<SchemaFinding> findings) {
    List<Integer> versions = versions(subject);
    if (versions.isEmpty()) {
      findings.add(new SchemaFinding(subject.name(), "is not registered", REGISTER));
      return;
    }
    CompatibilityLevel level = registry.level(subject.name());
    if (level != CompatibilityLevel.FULL_TRANSITIVE) {
      findings.add(
          new SchemaFinding(
              subject.name(), "is held to " + level + " and not to FULL_TRANSITIVE", REGISTER));
    }
    try {
      registry.lookup(subject.name(), subject.text());
    } catch (UnknownSchema notAmongThem) {
      boolean compatible = registry.isCompatible(subject.name(), subject.text());
      findings.add(
          new SchemaFinding(
              subject.name(),
              "has %d version(s), none of them ours, which is %scompatible with the newest"
                  .formatted(versions.size(), compatible ? "" : "in"),
              compatible
                  ? REGISTER
                  : "run a version of Interlock that is as new as the registered schema"));
    }
  }

  private void holdToLevel(SchemaSubject subject) {
    if (registry.level(subject.name()) != CompatibilityLevel.FULL_TRANSITIVE) {
      registry.setLevel(subject.name(), CompatibilityLevel.FULL_TRANSITIVE);
    }
  }

  private List<Integer> versions(SchemaSubject subject) {
    try {
      return registry.versions(subject.name());
    } catch (UnknownSchema noSubject) {
      return List.of();
    }
  }

  private static List<SchemaFinding> reaching(Supplier<List<SchemaFinding>> work) {
    try {
      return work.get();
    } catch (RegistryOutage outage) {
      throw new OutsideException(
          outage.getMessage(),
          "check that the registry runs, schema.registry.url and basic.auth.*",
          outage);
    }
  }
}
