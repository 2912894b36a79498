package interlock.core.policy;

import java.util.List;

/** What a message to the person says. */
public record MessageTemplate(
    @Setting(
            value = "The fraud type that it is for, as sources name it; empty: for every other.",
            max = 64,
            orElse = "\"\"")
        String fraudType,
    @Setting(value = "The levels that it is for.", orElse = "[LOW, MEDIUM, HIGH, SPECIAL_HIGH]")
        List<Level> levels,
    @Setting(
            value =
                "The text, without links and without numbers: whoever is warned must not learn to"
                    + " trust either in a message.",
            min = 1,
            max = 300)
        String text) {

  public MessageTemplate {
    levels = List.copyOf(levels);
  }
}
