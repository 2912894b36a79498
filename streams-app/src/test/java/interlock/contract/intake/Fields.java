package interlock.contract.intake;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** Fields of a record by their path, such as {@code transfers[0].payee.phone}. */
public final class Fields {
  private Fields() {}

  public static void set(SpecificRecord record, String path, Object value) {
    int dot = path.lastIndexOf('.');
    SpecificRecord parent = dot < 0 ? record : (SpecificRecord) get(record, path.substring(0, dot));
    String last = path.substring(dot + 1);
    int bracket = last.indexOf('[');
    if (bracket < 0) {
      parent.put(position(parent, last), value);
      return;
    }
    int field = position(parent, last.substring(0, bracket));
    var entries = new ArrayList<Object>((List<?>) parent.get(field));
    entries.set(index(last, bracket), value);
    parent.put(field, entries);
  }

  private static Object get(SpecificRecord record, String path) {
    Object here = record;
    for (String step : path.split("\\.", -1)) {
      SpecificRecord parent = (SpecificRecord) here;
      int bracket = step.indexOf('[');
      if (bracket < 0) {
        here = parent.get(position(parent, step));
      } else {
        List<?> entries = (List<?>) parent.get(position(parent, step.substring(0, bracket)));
        here = entries.get(index(step, bracket));
      }
    }
    return here;
  }

  private static int index(String step, int bracket) {
    return Integer.parseInt(step.substring(bracket + 1, step.length() - 1));
  }

  private static int position(SpecificRecord record, String name) {
    return record.getSchema().getField(name).pos();
  }
}
