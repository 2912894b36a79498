package interlock.core.policy;

import java.util.List;

/** A unit of the directory. */
public record Unit(
    @Setting(value = "Its id, as on tasks.", min = 1, max = 12, pattern = "[0-9A-Z]+") String unit,
    @Setting(value = "Its name, for people.", max = 128, orElse = "\"\"") String name,
    @Setting(
            value = "The unit above it; empty: the one that answers for the place around it.",
            max = 12,
            orElse = "\"\"")
        String parent,
    @Setting(
            value = "The GB/T 2260 codes, or their beginnings, that it answers for.",
            min = 1,
            max = 12,
            pattern = "[0-9]+")
        List<String> prefixes,
    @Setting(
            value =
                "When it has officers on duty, by the clock of Asia/Shanghai, such as 08:30-18:00,"
                    + " 20:00-08:00 or 08:30-18:00 weekdays; at other times cases go to the unit"
                    + " above. Empty: always.",
            max = 32,
            pattern = Duty.FORM,
            orElse = "\"\"")
        String duty) {

  public Unit {
    prefixes = List.copyOf(prefixes);
  }
}
