package interlock.contract.intake;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** Fields of a record by their path, such as {@code transfers[0].payee.phone}. */
final class Fields {
  private Fields() {}

  static void set(SpecificRecord record, String path, Object value) {
    int dot = path.lastIndexOf('.');
    SpecificRecord parent = dot < 0 ? record : (SpecificRecord) get(record, path.substring(0, dot));
    parent.put(position(parent, path.substring(dot + 1)), value);
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
        here =
            new ArrayList<>(entries)
                .get(Integer.parseInt(step.substring(bracket + 1, step.length() - 1)));
      }
    }
    return here;
  }

  private static int position(SpecificRecord record, String name) {
    return record.getSchema().getField(name).pos();
  }
}
