package interlock.contract.wire;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.util.ClassSecurityValidator;
import org.apache.avro.util.ClassSecurityValidator.ClassSecurityPredicate;

/**
 * Tells Avro which generated classes it may load. Since 1.12 it loads none that it was not told of,
 * since a schema from the wire could name any class. We name exactly those of the types that we
 * read; what the process trusted before it trusts on.
 */
final class TrustedClasses {
  private static final Set<String> NAMES = ConcurrentHashMap.newKeySet();

  static {
    ClassSecurityPredicate before = ClassSecurityValidator.getGlobal();
    ClassSecurityPredicate ours = type -> NAMES.contains(type.getName());
    ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(before, ours));
  }

  private TrustedClasses() {}

  /** Trusts the classes generated from this schema and from all that it contains. */
  static void trust(Schema schema) {
    trust(schema, new HashSet<>());
  }

  private static void trust(Schema schema, Set<String> seen) {
    switch (schema.getType()) {
      case RECORD -> {
        if (seen.add(schema.getFullName())) {
          NAMES.add(SpecificData.getClassName(schema));
          schema.getFields().forEach(field -> trust(field.schema(), seen));
        }
      }
      case ENUM, FIXED -> NAMES.add(SpecificData.getClassName(schema));
      case ARRAY -> trust(schema.getElementType(), seen);
      case MAP -> trust(schema.getValueType(), seen);
      case UNION -> schema.getTypes().forEach(branch -> trust(branch, seen));
      case STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL -> {
        // Not generated.
      }
    }
  }
}
