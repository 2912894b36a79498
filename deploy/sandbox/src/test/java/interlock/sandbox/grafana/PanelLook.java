package interlock.sandbox.grafana;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import interlock.sandbox.grafana.Board.Panel;
import java.util.Map;
import java.util.TreeMap;

/** Units, thresholds and options of a panel, as its kind has them. */
final class PanelLook {
  private PanelLook() {}

  static void put(ObjectNode node, Panel panel) {
    ObjectNode config = node.putObject("fieldConfig");
    ObjectNode defaults = config.putObject("defaults");
    defaults.put("unit", panel.unit()).put("min", panel.min());
    if (panel.max() != null) {
      defaults.put("max", panel.max());
    }
    defaults.putObject("color").put("mode", isDrawn(panel) ? "palette-classic" : "thresholds");
    thresholds(defaults.putObject("thresholds"), panel);
    mappings(defaults.putArray("mappings"), panel);
    custom(defaults.putObject("custom"), panel);
    config.putArray("overrides");
    options(node, panel);
  }

  private static boolean isDrawn(Panel panel) {
    return panel.kind() == Board.Kind.TIMESERIES;
  }

  private static void thresholds(ObjectNode thresholds, Panel panel) {
    ArrayNode steps = thresholds.put("mode", "absolute").putArray("steps");
    for (String threshold : panel.thresholds()) {
      String[] words = threshold.split(" ", 2);
      ObjectNode step = steps.addObject().put("color", words[0]);
      if (words.length == 1) {
        step.putNull("value");
      } else {
        step.put("value", Double.parseDouble(words[1]));
      }
    }
  }

  private static void mappings(ArrayNode mappings, Panel panel) {
    if (panel.mappings().isEmpty()) {
      return;
    }
    ObjectNode options = mappings.addObject().put("type", "value").putObject("options");
    int index = 0;
    for (Map.Entry<String, Board.Mapped> entry : new TreeMap<>(panel.mappings()).entrySet()) {
      Board.Mapped to = entry.getValue();
      options
          .putObject(entry.getKey())
          .put("text", to.en() + " · " + to.zh())
          .put("color", to.colour())
          .put("index", index++);
    }
  }

  private static void custom(ObjectNode custom, Panel panel) {
    if (!isDrawn(panel)) {
      return;
    }
    custom.put("drawStyle", "line").put("lineWidth", 1).put("fillOpacity", panel.stack() ? 30 : 5);
    custom.put("showPoints", "never").put("spanNulls", false);
    custom.putObject("stacking").put("mode", panel.stack() ? "normal" : "none").put("group", "A");
    boolean hasLimits = panel.thresholds().size() > 1;
    custom.putObject("thresholdsStyle").put("mode", hasLimits ? "line" : "off");
  }

  private static void options(ObjectNode node, Panel panel) {
    ObjectNode options = node.putObject("options");
    switch (panel.kind()) {
      case STAT -> {
        reduce(options);
        options.put("colorMode", "value").put("graphMode", "none").put("textMode", "auto");
        options.put("justifyMode", "auto").put("orientation", "auto");
      }
      case BARGAUGE -> {
        reduce(options);
        options.put("displayMode", "basic").put("orientation", "horizontal");
        options.put("showUnfilled", true).put("valueMode", "color");
      }
      case TIMESERIES -> {
        ObjectNode legend = options.putObject("legend");
        legend.put("showLegend", true).put("displayMode", "table").put("placement", "bottom");
        legend.putArray("calcs").add("min").add("max").add("lastNotNull");
        options.putObject("tooltip").put("mode", "multi").put("sort", "desc");
      }
      case TABLE -> {
        options.put("showHeader", true).put("cellHeight", "sm");
        ArrayNode transformations = node.putArray("transformations");
        transformations.addObject().put("id", "merge").putObject("options");
        transformations
            .addObject()
            .put("id", "organize")
            .putObject("options")
            .putObject("excludeByName")
            .put("Time", true);
      }
    }
  }

  private static void reduce(ObjectNode options) {
    options
        .putObject("reduceOptions")
        .put("values", false)
        .put("fields", "")
        .putArray("calcs")
        .add("lastNotNull");
  }
}
