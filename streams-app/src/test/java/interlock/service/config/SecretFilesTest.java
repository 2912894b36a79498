package interlock.service.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFilesTest {
  @TempDir private Path dir;

  private InterlockConfig load(String... flags) {
    List<String> all = new java.util.ArrayList<>(List.of(flags));
    all.add("bootstrap.servers=b:1");
    all.add("schema.registry.url=http://r");
    return ConfigSources.loadToRead(Optional.empty(), Optional.empty(), Map.of(), all);
  }

  @Test
  void aSecretMayStandInAFileOfItsOwn() throws IOException {
    Path password = Files.writeString(dir.resolve("kafka"), "s3:cret\n");
    Path several = Files.writeString(dir.resolve("all.properties"), "trust=t1\nkey=k1\n");

    Map<String, Object> client =
        load(
                "kafka.ssl.truststore.password=file:" + password,
                "kafka.ssl.key.password=${file:" + several + ":key}",
                "kafka.sasl.jaas.config=L required username=\"u\" password=\"${file:"
                    + password
                    + "}\";")
            .kafkaClient();

    assertThat(client)
        .containsEntry("ssl.truststore.password", "s3:cret")
        .containsEntry("ssl.key.password", "k1")
        .containsEntry("sasl.jaas.config", "L required username=\"u\" password=\"s3:cret\";");
  }

  @Test
  void theRegistrysAndTheFileOfKafkasToolsToo() throws IOException {
    Path password = Files.writeString(dir.resolve("kafka"), "s3cret");
    Path file =
        Files.writeString(
            dir.resolve("client.properties"),
            "security.protocol=SASL_SSL\nssl.key.password=file:%s\nbasic.auth.user.info=u:${file:%s}\n"
                .formatted(password, password));

    assertThat(ClientFile.read(file).kafkaClient())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("security.protocol", "SASL_SSL", "ssl.key.password", "s3cret"));
    assertThat(ClientFile.read(file).value("basic.auth.user.info")).contains("u:s3cret");
  }

  @Test
  void whatCannotBeReadIsAProblemThatNamesTheSettingAndNoSecret() throws IOException {
    Path several = Files.writeString(dir.resolve("all.properties"), "trust=t1\n");

    assertThatExceptionOfType(InvalidConfig.class)
        .isThrownBy(
            () ->
                load(
                    "kafka.ssl.truststore.password=file:" + dir.resolve("none"),
                    "kafka.ssl.key.password=${file:" + several + ":key}"))
        .satisfies(
            e ->
                assertThat(e.problems())
                    .extracting(ConfigProblem::key)
                    .containsExactlyInAnyOrder(
                        "kafka.ssl.truststore.password", "kafka.ssl.key.password"))
        .withMessageNotContaining("t1");
  }
}
