package interlock.contract.registry;

import static interlock.contract.registry.FakeRegistry.answers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpSchemaRegistryTest {
  private static final String TEXT = "{\"type\":\"string\"}";
  private static final String STRING_SCHEMA = "{\"schema\":\"{\\\"type\\\":\\\"string\\\"}\"}";
  private static final String UNKNOWN_ID = "{\"error_code\":40403,\"message\":\"secret\"}";

  private final FakeRegistry first = new FakeRegistry(answers(200, STRING_SCHEMA));
  private final FakeRegistry second = new FakeRegistry(answers(200, STRING_SCHEMA));
  private HttpSchemaRegistry client = client(Map.of());

  @AfterEach
  void close() {
    client.close();
    first.close();
    second.close();
  }

  @Test
  void asksForAnIdOnce() {
    assertThat(client.byId(7)).isEqualTo(Schema.create(Schema.Type.STRING));
    assertThat(client.byId(7)).isEqualTo(Schema.create(Schema.Type.STRING));
    assertThat(first.requests()).containsExactly("GET /schemas/ids/7");
  }

  @Test
  void encodesSubjectsInPaths() {
    first.now(answers(200, "{\"id\":3}"));
    assertThat(client.register("a b/c-value", TEXT)).isEqualTo(3);
    assertThat(first.requests()).containsExactly("POST /subjects/a%20b%2Fc-value/versions");
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 429, 401, 403, 400, 301})
  void whatIsNotAboutTheSchemaIsAnOutageAndTheBodyStaysUntold(int status) {
    first.now(answers(status, "{\"error_code\":50001,\"message\":\"secret\"}"));
    assertThatExceptionOfType(RegistryOutage.class)
        .isThrownBy(() -> client.byId(1))
        .withMessageContaining("HTTP " + status)
        .withMessageContaining(first.address())
        .withMessageNotContaining("secret");
  }

  @Test
  void aServerThatHangsIsAnOutage() {
    first.now(first.hangs());
    assertThatExceptionOfType(RegistryOutage.class)
        .isThrownBy(() -> client.byId(1))
        .withMessageContaining("no answer within 300 ms");
  }

  @Test
  void aServerThatHangsAfterTheHeadersIsAnOutage() {
    first.now(first.hangsAfterTheHeaders());
    assertThatExceptionOfType(RegistryOutage.class)
        .isThrownBy(() -> client.byId(1))
        .withMessageContaining("no answer within 300 ms");
  }

  @Test
  void aServerThatIsGoneIsAnOutage() {
    first.close();
    assertThatExceptionOfType(RegistryOutage.class)
        .isThrownBy(() -> client.byId(1))
        .withMessageContaining("ConnectException");
  }

  @Test
  void anAnswerOfAnotherKindOfServerIsAnOutage() {
    first.now(answers(404, "<html>not here</html>"));
    assertThatExceptionOfType(RegistryOutage.class).isThrownBy(() -> client.byId(1));
    first.now(answers(200, "<html>welcome</html>"));
    assertThatExceptionOfType(RegistryOutage.class).isThrownBy(() -> client.byId(1));
    first.now(answers(200, "{\"greeting\":\"welcome\"}"));
    assertThatExceptionOfType(RegistryOutage.class).isThrownBy(() -> client.byId(1));
  }

  @Test
  void theRegistrysWordOnASchemaIsNoOutage() {
    first.now(answers(409, "{\"error_code\":409,\"message\":\"secret\"}"));
    assertThatExceptionOfType(IncompatibleSchema.class)
        .isThrownBy(() -> client.register("letters-value", TEXT))
        .withMessageContaining("letters-value")
        .withMessageNotContaining("secret");
    first.now(answers(422, "{\"error_code\":42201,\"message\":\"secret\"}"));
    assertThatExceptionOfType(InvalidSchema.class)
        .isThrownBy(() -> client.register("letters-value", TEXT));
    first.now(answers(404, "{\"error_code\":40401,\"message\":\"secret\"}"));
    assertThatExceptionOfType(UnknownSchema.class)
        .isThrownBy(() -> client.lookup("letters-value", TEXT));
  }

  @Test
  void anIdThatIsNoAvroSchemaIsInvalid() {
    first.now(answers(200, "{\"schemaType\":\"PROTOBUF\",\"schema\":\"message A {}\"}"));
    assertThatExceptionOfType(InvalidSchema.class).isThrownBy(() -> client.byId(1));
    first.now(answers(200, "{\"schema\":\"no schema\"}"));
    assertThatExceptionOfType(InvalidSchema.class).isThrownBy(() -> client.byId(1));
  }

  @Test
  void anUnknownIdIsNotAskedForAgainForAWhile() {
    first.now(answers(404, UNKNOWN_ID));
    assertThatExceptionOfType(UnknownSchema.class).isThrownBy(() -> client.byId(9));
    assertThatExceptionOfType(UnknownSchema.class).isThrownBy(() -> client.byId(9));
    assertThat(first.requests()).hasSize(1);
  }

  @Test
  void anUnknownIdThatIsRegisteredLaterIsFound() {
    client.close();
    client = client(Map.of("missing.id.cache.ttl.sec", "0"));
    first.now(answers(404, UNKNOWN_ID));
    assertThatExceptionOfType(UnknownSchema.class).isThrownBy(() -> client.byId(9));
    first.now(answers(200, STRING_SCHEMA));
    assertThat(client.byId(9)).isEqualTo(Schema.create(Schema.Type.STRING));
  }

  @Test
  void aNegativeIdIsUnknownWithoutAsking() {
    assertThatExceptionOfType(UnknownSchema.class).isThrownBy(() -> client.byId(-1));
    assertThat(first.requests()).isEmpty();
  }

  @Test
  void addressesAreTriedInOrderAndOneThatFailsIsPassedOver() {
    client.close();
    client = twoAddresses("600000");
    first.now(answers(503, ""));
    client.byId(1);
    first.now(answers(200, STRING_SCHEMA));
    client.byId(2);
    assertThat(first.requests()).containsExactly("GET /schemas/ids/1");
    assertThat(second.requests()).containsExactly("GET /schemas/ids/1", "GET /schemas/ids/2");
  }

  @Test
  void theFirstAddressIsAskedAgainAfterItsCoolDown() throws InterruptedException {
    client.close();
    client = twoAddresses("1");
    first.now(answers(503, ""));
    client.byId(1);
    first.now(answers(200, STRING_SCHEMA));
    // Longer than the cool-down of 1 ms, however the clock ticks.
    Thread.sleep(20);
    client.byId(2);
    assertThat(second.requests()).containsExactly("GET /schemas/ids/1");
  }

  @Test
  void whenAllAddressesCoolTheyAreStillAsked() {
    client.close();
    client = twoAddresses("600000");
    first.now(answers(503, ""));
    second.now(answers(502, ""));
    assertThatExceptionOfType(RegistryOutage.class)
        .isThrownBy(() -> client.byId(1))
        .withMessageContainingAll(first.address() + " HTTP 503", second.address() + " HTTP 502");
    second.now(answers(200, STRING_SCHEMA));
    assertThat(client.byId(1)).isEqualTo(Schema.create(Schema.Type.STRING));
  }

  @Test
  void sendsTheCredentialsOfItsSettings() {
    client.close();
    client =
        client(
            Map.of(
                "basic.auth.credentials.source", "USER_INFO",
                "basic.auth.user.info", "desk:pass:word"));
    client.byId(1);
    assertThat(first.authorizations()).containsExactly("Basic ZGVzazpwYXNzOndvcmQ=");
  }

  @Test
  void sendsTheCredentialsOfItsAddressAndNeverTellsThem() {
    client.close();
    client =
        client(Map.of("schema.registry.url", first.url().replace("//", "//desk:pass:word@")));
    first.now(answers(503, ""));
    assertThatExceptionOfType(RegistryOutage.class)
        .isThrownBy(() -> client.byId(1))
        .withMessageNotContainingAny("desk", "pass");
    assertThat(first.authorizations()).containsExactly("Basic ZGVzazpwYXNzOndvcmQ=");
  }

  @Test
  void aSubjectWithoutALevelOfItsOwnHasNone() {
    first.now(answers(404, "{\"error_code\":40408,\"message\":\"\"}"));
    assertThat(client.level("letters-value")).isEmpty();
  }

  @Test
  void aModeOfANewerRegistryIsNoFailure() {
    first.now(answers(200, "{\"mode\":\"SIDEWAYS\"}"));
    assertThat(client.mode()).isEqualTo(RegistryMode.UNKNOWN);
  }

  private HttpSchemaRegistry twoAddresses(String coolDownMillis) {
    return client(
        Map.of(
            "schema.registry.url", first.url() + "/," + second.url(),
            "interlock.registry.url.cool.down.ms", coolDownMillis));
  }

  private HttpSchemaRegistry client(Map<String, String> settings) {
    Map<String, String> all = new HashMap<>();
    all.put("schema.registry.url", first.url());
    all.put("http.read.timeout.ms", "300");
    all.putAll(settings);
    return new HttpSchemaRegistry(new RegistryConfig(all));
  }
}
