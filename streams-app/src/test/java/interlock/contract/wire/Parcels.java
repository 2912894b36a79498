package interlock.contract.wire;

import interlock.contract.registry.LocalSchemaRegistry;
import interlock.contract.registry.Patience;
import interlock.contract.registry.SchemaRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The record that the serde tests send. */
final class Parcels {
  static final String TOPIC = "parcels";
  static final String SUBJECT = "parcels-value";

  /** As published: with white space and docs, without a generator's properties. */
  static final String TEXT = read(Path.of("src/test/avro/Parcel.avsc"));

  private Parcels() {}

  static Parcel parcel() {
    return parcel("两本书", "1234.50");
  }

  static Parcel parcel(String label, String price) {
    return Parcel.newBuilder()
        .setLabel(label)
        .setPrice(new BigDecimal(price))
        .setSentAt(Instant.parse("2026-03-04T05:06:07.089Z"))
        .setNote("fragile")
        .setTags(List.of("a", "b"))
        .setPayload(ByteBuffer.wrap(new byte[] {1, 2, 3}))
        .build();
  }

  static RegistryAccess access() {
    return access(new LocalSchemaRegistry());
  }

  static RegistryAccess access(SchemaRegistry registry) {
    return new RegistryAccess(
        registry, new Patience(Duration.ofMillis(1), Duration.ofMillis(5)), true, schema -> TEXT);
  }

  static String read(Path path) {
    try {
      return Files.readString(path, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
