package interlock.service.reading;

import interlock.contract.registry.RegistryOutage;
import interlock.contract.registry.SchemaRegistry;
import interlock.contract.registry.SchemaVersion;
import interlock.service.OutsideException;
import java.util.function.Supplier;
import org.apache.avro.Schema;

/** A registry for a person who waits for the answer: an outage is told, not waited out. */
public record ImpatientRegistry(SchemaRegistry registry) implements SchemaRegistry {
  @Override
  public int register(String subject, String schemaText) {
    return atOnce(() -> registry.register(subject, schemaText));
  }

  @Override
  public SchemaVersion lookup(String subject, String schemaText) {
    return atOnce(() -> registry.lookup(subject, schemaText));
  }

  @Override
  public Schema byId(int id) {
    return atOnce(() -> registry.byId(id));
  }

  @Override
  public void close() {
    registry.close();
  }

  private static <T> T atOnce(Supplier<T> question) {
    try {
      return question.get();
    } catch (RegistryOutage outage) {
      throw new OutsideException(
          outage.getMessage(),
          "check that the registry runs, schema.registry.url and basic.auth.*",
          outage);
    }
  }
}
