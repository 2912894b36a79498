package interlock.sandbox.drill;

import interlock.topology.Topic;
import org.apache.avro.generic.GenericRecord;

/** The key of an event: what the contract says its records are partitioned by. */
final class Keys {
  private Keys() {}

  /** The key; empty where the event does not have the field. */
  static String of(String topic, GenericRecord event) {
    Object here = event;
    for (String name : Topic.ofBase(topic).orElseThrow().key().split("\\.", -1)) {
      here = here instanceof GenericRecord record ? record.get(name) : null;
    }
    return here instanceof GenericRecord contact
        ? line(contact)
        : here == null ? "" : here.toString();
  }

  private static String line(GenericRecord contact) {
    for (String name : new String[] {"phone", "url", "app"}) {
      if (contact.get(name) != null) {
        return contact.get(name).toString();
      }
    }
    return "";
  }
}
