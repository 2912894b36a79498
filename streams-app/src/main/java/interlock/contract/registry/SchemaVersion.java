package interlock.contract.registry;

/**
 * A schema as registered under a subject.
 *
 * @param id the registry's id, as written into records
 * @param version 1, 2, … within the subject
 */
public record SchemaVersion(String subject, int id, int version) {}
