package interlock.service.api;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** JSON as the API speaks it: amounts to the fen, nothing twice, nothing after the end. */
final class ApiJson {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .configure(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN, true)
          .build();

  private ApiJson() {}

  static String text(Object tree) {
    try {
      return JSON.writeValueAsString(tree);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("maps, texts and numbers can be written", e);
    }
  }

  /**
   * Reads a request's body.
   *
   * @throws ApiProblem when it is no JSON object
   */
  static ObjectNode object(String body) {
    try {
      if (JSON.readTree(body) instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException e) {
      // Not the message: it repeats what was sent.
      JsonLocation at = e.getLocation();
      throw ApiProblem.badBody(
          at == null
              ? "The body is no JSON"
              : "The body is no JSON at line %d, column %d"
                  .formatted(at.getLineNr(), at.getColumnNr()));
    } catch (NumberFormatException e) {
      // Jackson's own: an exponent beyond what a BigDecimal can have.
      throw ApiProblem.badBody("The body has a number that is none: its exponent is too large");
    }
    throw ApiProblem.badBody("The body is no JSON object");
  }

  static boolean isText(JsonNode node) {
    return node != null && node.isTextual();
  }
}
