package interlock.contract.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import interlock.core.policy.Setting;
import interlock.core.policy.Units;

/**
 * A JSON Schema of policy documents, for editors. It knows forms and names; ranges of spans and
 * money, and the rules between settings, are checked by {@link PolicyDocument} only.
 */
public final class PolicySchema {
  private static final ObjectMapper JSON = new ObjectMapper();

  private PolicySchema() {}

  /** The schema as indented JSON, draft 2020-12. */
  public static String json() {
    ObjectNode root = JSON.createObjectNode();
    root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    root.put("title", "Interlock policy");
    root.setAll(of(PolicyDocument.SHAPE, false));
    root.putArray("required").add("version").add("effectiveFrom");
    DefaultIndenter indent = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter().withObjectIndenter(indent);
    try {
      return JSON.writer(printer.withArrayIndenter(indent)).writeValueAsString(root) + "\n";
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static ObjectNode of(Shape shape, boolean inList) {
    ObjectNode node = JSON.createObjectNode();
    switch (shape) {
      case Shape.Group group -> group(node, group, inList);
      case Shape.Table table -> {
        node.put("type", "object").put("additionalProperties", false);
        ObjectNode properties = node.putObject("properties");
        Shape.names(table.keys()).forEach(n -> properties.set(n, of(table.value(), inList)));
      }
      case Shape.Listing listing -> {
        node.put("type", "array").put("uniqueItems", true);
        node.set("items", of(listing.element(), true));
      }
      case Shape.Choice choice ->
          Shape.names(choice.type()).forEach(node.withArrayProperty("enum")::add);
      case Shape.Packaged data ->
          Editions.names(data.kind()).forEach(node.withArrayProperty("enum")::add);
      case Shape.Switch onOff -> node.put("type", "boolean");
      case Shape.Text text -> text(node, text.setting());
      case Shape.Count number -> number(node, number);
    }
    return node;
  }

  private static void group(ObjectNode node, Shape.Group group, boolean inList) {
    node.put("type", "object").put("additionalProperties", false);
    ObjectNode properties = node.putObject("properties");
    for (Shape.Field field : group.fields()) {
      ObjectNode property = of(field.shape(), inList);
      property.put("description", field.setting().value());
      properties.set(field.key(), property);
      // Outside lists the packaged policy stands in for whatever is left out.
      if (inList && field.setting().orElse().equals(Setting.NONE)) {
        node.withArrayProperty("required").add(field.key());
      }
    }
    if (group.type() == Units.class) {
      properties.set(UnitTable.KEY, unitFile());
    }
  }

  private static ObjectNode unitFile() {
    return JSON.createObjectNode().put("type", "string").put("description", UnitTable.MEANING);
  }

  private static void text(ObjectNode node, Setting setting) {
    node.put("type", "string").put("minLength", setting.min());
    if (setting.max() != Long.MAX_VALUE) {
      node.put("maxLength", setting.max());
    }
    if (!setting.pattern().isEmpty()) {
      node.put("pattern", "^(" + setting.pattern() + ")$");
    }
  }

  private static void number(ObjectNode node, Shape.Count number) {
    switch (number.quantity()) {
      case COUNT -> {
        node.put("type", "integer").put("minimum", number.setting().min());
        if (number.setting().max() != Long.MAX_VALUE) {
          node.put("maximum", number.setting().max());
        }
      }
      case SHARE -> node.put("type", "number").put("minimum", 0).put("maximum", 1);
      case MONEY -> node.putArray("type").add("number").add("string");
      case SPAN -> node.put("type", "string").put("pattern", "^[0-9]{1,15}(ms|s|m|h|d)$");
      case MOMENT -> node.put("type", "string").put("format", "date-time");
    }
  }
}
