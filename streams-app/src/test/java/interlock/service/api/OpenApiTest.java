package interlock.service.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import interlock.schemas.Contracts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

/** The document is written by hand; here it is held against routes and contracts. */
class OpenApiTest {
  /** Filled in by the API; whoever posts need not know of them. */
  private static final Set<String> COMPLETED = Set.of("source", "routingKey");

  private static final Map<String, String> BODIES =
      Map.of(
          "DissuasionFeedback", "interlock.centre.DissuasionFeedback",
          "StopPaymentFeedback", "interlock.bank.StopPaymentFeedback",
          "OfficerDecision", "interlock.police.OfficerDecision",
          "IncidentReport", "interlock.police.IncidentReport",
          "WarningDirective", "interlock.police.WarningDirective");

  private final JsonNode document;

  OpenApiTest() throws Exception {
    document = new ObjectMapper(new YAMLFactory()).readTree(ApiServer.openApi());
  }

  @Test
  void everyRouteIsInTheDocumentAndTheOtherWayRound() {
    List<String> described = new ArrayList<>();
    document
        .get("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        method ->
                            described.add(
                                method.getKey().toUpperCase(Locale.ROOT)
                                    + " "
                                    + path.getKey()
                                    + " "
                                    + method.getValue().get("operationId").asText())));

    assertThat(described)
        .containsExactlyInAnyOrderElementsOf(
            Route.all().stream()
                .map(r -> r.method() + " " + r.path() + " " + r.operation())
                .toList());
  }

  @Test
  void everyParameterOfAQueryIsDescribed() {
    for (Route route : Route.all()) {
      JsonNode operation = operation(route);
      Set<String> described =
          StreamSupport.stream(operation.path("parameters").spliterator(), false)
              .map(p -> p.has("$ref") ? document.at(p.get("$ref").asText().substring(1)) : p)
              .filter(p -> p.get("in").asText().equals("query"))
              .map(p -> p.get("name").asText())
              .collect(Collectors.toSet());
      assertThat(described).as(route.operation()).isEqualTo(route.parameters());
      assertThat(operation.has("security"))
          .as(route.operation())
          .isEqualTo(route.scope().isEmpty());
    }
  }

  @Test
  void bodiesHaveTheFieldsAndWordsOfTheContracts() {
    BODIES.forEach(
        (name, contract) -> {
          JsonNode body = document.at("/components/schemas/" + name + "/allOf/1/properties");
          Schema schema = Contracts.schema(contract);
          Set<String> described = new TreeSet<>(names(body));
          described.addAll(names(document.at("/components/schemas/Event/properties")));
          Set<String> fields =
              schema.getFields().stream()
                  .map(Schema.Field::name)
                  .filter(field -> !COMPLETED.contains(field))
                  .collect(Collectors.toCollection(TreeSet::new));
          assertThat(described).as(name).isEqualTo(fields);
          for (Schema.Field field : schema.getFields()) {
            if (field.schema().getType() == Schema.Type.ENUM) {
              List<String> words = new ArrayList<>(field.schema().getEnumSymbols());
              words.remove("UNKNOWN");
              // An erasure is ordered by a command, which waits for what comes of it.
              words.removeAll(List.of("TRY_ERASE", "ERASE"));
              assertThat(texts(body.at("/" + field.name() + "/enum")))
                  .as(name + "." + field.name())
                  .isEqualTo(words);
            }
          }
        });
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    assertThat(document.findValuesAsText("$ref"))
        .isNotEmpty()
        .allMatch(ref -> !document.at(ref.substring(1)).isMissingNode());
  }

  private JsonNode operation(Route route) {
    return document
        .get("paths")
        .get(route.path())
        .get(route.method().toString().toLowerCase(Locale.ROOT));
  }

  private static Set<String> names(JsonNode object) {
    Set<String> names = new TreeSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static List<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
  }
}
