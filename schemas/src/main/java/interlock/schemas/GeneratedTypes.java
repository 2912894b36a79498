package interlock.schemas;

import org.apache.avro.generic.GenericEnumSymbol;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.avro.util.ClassSecurityValidator;

/**
 * Lets Avro load our generated classes by name.
 *
 * <p>Since 1.12.2 Avro refuses to load any class that a schema names unless it is trusted, for a
 * schema may come from outside. Trusted here are generated records and enums below {@code
 * interlock}, and nothing else, beside what was trusted before. Every generated record and {@link
 * Contracts} call this when they are loaded, so nobody has to set a system property.
 */
public final class GeneratedTypes {
  static {
    ClassSecurityValidator.setGlobal(
        ClassSecurityValidator.composite(
            ClassSecurityValidator.getGlobal(), GeneratedTypes::isOurs));
  }

  private GeneratedTypes() {}

  /** Returns once they are trusted; done once for the whole process. */
  public static void trust() {
    // The static block has run by now.
  }

  private static boolean isOurs(Class<?> type) {
    return type.getName().startsWith("interlock.")
        && (SpecificRecordBase.class.isAssignableFrom(type)
            || GenericEnumSymbol.class.isAssignableFrom(type));
  }
}
