package interlock.contract.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryConfigTest {
  private static final String URL = "schema.registry.url";

  @Test
  void addressesLoseCredentialsAndTrailingSlashes() {
    var config = new RegistryConfig(Map.of(URL, "https://u:p@a.example:8443/api/ , http://b.example"));
    assertThat(config.urls())
        .containsExactly(URI.create("https://a.example:8443/api"), URI.create("http://b.example"));
    assertThat(config.credentials()).contains("u:p");
    assertThat(config.autoRegister()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a.example:8081", "ftp://u:secret@a.example", "http://u:secret@[broken"})
  void anAddressThatIsNoneIsRefusedWithoutRepeatingIt(String address) {
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> new RegistryConfig(Map.of(URL, address)))
        .withMessageContaining(URL)
        .withMessageNotContaining("secret");
  }

  @Test
  void saslInheritIsRefusedWithWhatToUseInstead() {
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> config("basic.auth.credentials.source", "SASL_INHERIT"))
        .withMessageContainingAll("USER_INFO", "basic.auth.user.info", "URL");
  }

  @Test
  void userInfoMustHoldAPassword() {
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> config("basic.auth.credentials.source", "USER_INFO"))
        .withMessageContaining("basic.auth.user.info");
  }

  @Test
  void passwordsAreNotPrinted() {
    assertThat(config("basic.auth.user.info", "u:secret").values().toString())
        .doesNotContain("secret");
  }

  @Test
  void everySettingIsDocumented() {
    assertThat(RegistryConfig.definition().configKeys().values())
        .allSatisfy(key -> assertThat(key.documentation).as(key.name).isNotBlank());
  }

  private static RegistryConfig config(String key, String value) {
    return new RegistryConfig(Map.of(URL, "http://a.example", key, value));
  }
}
