package interlock.sandbox.drill;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.avro.Schema;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Reads one value by the schema of its field. What does not fit becomes a fault with its line. */
final class ScalarReader {
  private static final Pattern REFERENCE =
      Pattern.compile("\\$\\{([A-Za-z][A-Za-z0-9_-]*)\\.([A-Za-z][A-Za-z0-9.]*)}");

  /** As YAML 1.2 and JSON write them; YAML 1.1 would read 010 as eight. */
  private static final Pattern WHOLE = Pattern.compile("[+-]?(0|[1-9][0-9]{0,17})");

  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(0|[1-9][0-9]{0,17})(\\.[0-9]{1,17})?");
  private static final Pattern YUAN = Pattern.compile("-?[0-9]{1,16}(\\.[0-9]{1,2})?");

  private final Scope scope;

  ScalarReader(Scope scope) {
    this.scope = scope;
  }

  /** Whether the node is {@code ${alias.path}} and nothing else. */
  static boolean isReference(Node node) {
    return node instanceof ScalarNode scalar && REFERENCE.matcher(scalar.getValue()).matches();
  }

  /** The operand; empty, with a fault, where the node is no value of that field. */
  Optional<Operand> read(Node node, Schema schema, String what) {
    if (isReference(node)) {
      return reference((ScalarNode) node, schema, what);
    }
    Kind kind = Kind.of(schema);
    if (kind == Kind.BYTES) {
      return wrong(node, what + " holds bytes, which a drill cannot write or compare");
    }
    if (!(node instanceof ScalarNode scalar) || kind == Kind.RECORD || kind == Kind.LIST) {
      return wrong(node, what + " must be " + kind.label());
    }
    String text = scalar.getValue();
    return switch (kind) {
      case TEXT -> text(scalar, what);
      case NUMBER -> number(scalar, schema, what);
      case MONEY ->
          scalar.getTag().equals(Tag.STR) && YUAN.matcher(text).matches()
              ? literal(new BigDecimal(text))
              : wrong(node, what + " is money: write yuan in quotes, such as \"1200.00\"");
      case TIME ->
          Offsets.moment(text, scope.start())
              .map(offset -> Optional.<Operand>of(new Operand.At(offset)))
              .orElseGet(
                  () ->
                      wrong(
                          node,
                          what
                              + " is a time: write an offset from the start (+90s, -2h) or"
                              + " 2024-03-09T19:05:00+08:00"));
      case FLAG ->
          text.equals("true") || text.equals("false")
              ? literal(text.equals("true"))
              : wrong(node, what + " must be true or false");
      case CHOICE ->
          schema.hasEnumSymbol(text)
              ? literal(text)
              : wrong(
                  node,
                  "%s is not %s; it is one of %s"
                      .formatted(what, text, String.join(", ", schema.getEnumSymbols())));
      case RECORD, LIST, BYTES -> throw new IllegalStateException("refused above");
    };
  }

  private Optional<Operand> number(ScalarNode scalar, Schema schema, String what) {
    boolean fraction =
        schema.getType() == Schema.Type.DOUBLE || schema.getType() == Schema.Type.FLOAT;
    String text = scalar.getValue();
    if (!scalar.isPlain() || !(fraction ? DECIMAL : WHOLE).matcher(text).matches()) {
      return wrong(
          scalar, what + " must be a " + (fraction ? "" : "whole ") + "number, without quotes");
    }
    if (fraction) {
      return literal(Double.parseDouble(text));
    }
    long number = Long.parseLong(text);
    if (schema.getType() == Schema.Type.INT && number != (int) number) {
      return wrong(scalar, what + " is too large a number");
    }
    return literal(number);
  }

  private Optional<Operand> text(ScalarNode scalar, String what) {
    if (!scalar.getTag().equals(Tag.STR)) {
      return wrong(scalar, what + " is text: put it in quotes, or YAML reads it as something else");
    }
    String text = scalar.getValue();
    Matcher matcher = REFERENCE.matcher(text);
    List<Operand> parts = new ArrayList<>();
    int end = 0;
    while (matcher.find()) {
      if (resolve(scalar, matcher.group(1), matcher.group(2)).isEmpty()) {
        return Optional.empty();
      }
      parts.add(new Operand.Literal(text.substring(end, matcher.start())));
      parts.add(new Operand.Reference(matcher.group(1), matcher.group(2)));
      end = matcher.end();
    }
    String rest = text.substring(end);
    boolean broken =
        rest.contains("${")
            || parts.stream()
                .anyMatch(p -> p instanceof Operand.Literal l && l.toString().contains("${"));
    if (broken) {
      return wrong(scalar, what + ": a reference is ${name.path}");
    }
    if (parts.isEmpty()) {
      return literal(text);
    }
    parts.add(new Operand.Literal(rest));
    return Optional.of(new Operand.Joined(parts));
  }

  private Optional<Operand> reference(ScalarNode scalar, Schema schema, String what) {
    Matcher matcher = REFERENCE.matcher(scalar.getValue());
    if (!matcher.matches()) {
      throw new IllegalStateException("seen to be a reference");
    }
    Optional<FieldPath> found = resolve(scalar, matcher.group(1), matcher.group(2));
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Kind from = found.get().kind();
    Kind to = Kind.of(schema);
    if (from == Kind.BYTES || (from != to && !(from == Kind.CHOICE && to == Kind.TEXT))) {
      return wrong(
          scalar,
          "%s is %s, but %s is %s".formatted(what, to.label(), scalar.getValue(), from.label()));
    }
    return Optional.of(new Operand.Reference(matcher.group(1), matcher.group(2)));
  }

  private Optional<FieldPath> resolve(Node node, String alias, String path) {
    Schema record = scope.aliases().get(alias);
    if (record == null) {
      scope.faults().add(node, "no earlier step has `as: " + alias + "`");
      return Optional.empty();
    }
    try {
      return Optional.of(FieldPath.root(record).at(path));
    } catch (FieldPath.Unknown e) {
      scope.faults().add(node, "${" + alias + "." + path + "}: " + e.getMessage());
      return Optional.empty();
    }
  }

  private static Optional<Operand> literal(Object value) {
    return Optional.of(new Operand.Literal(value));
  }

  private Optional<Operand> wrong(Node node, String message) {
    scope.faults().add(node, message);
    return Optional.empty();
  }
}
