package interlock.core.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceIdTest {

  @ParameterizedTest
  @CsvSource({
    "' a1b2-c3d4 ', A1B2-C3D4",
    "ａ１ｂ２ｃ３ｄ４, A1B2C3D4",
    "867530021122334, 867530021122334",
    "7F3C.9a:0b/x=, 7F3C.9A:0B/X="
  })
  void aFingerprintIsBroughtToItsNormalForm(String written, String normal) {
    DeviceId device = DeviceId.ofFingerprint(written).orElseThrow();
    assertThat(device.reveal()).isEqualTo(normal);
    assertThat(DeviceId.ofFingerprint(normal)).contains(device);
  }

  @ParameterizedTest
  @CsvSource({"a4:5e:60:c1:22:0f", "A4-5E-60-C1-22-0F", "a45e.60c1.220f", "A45E60C1220F"})
  void separatorsOfAHardwareAddressAreTypography(String written) {
    DeviceId device = DeviceId.ofHardwareAddress(written).orElseThrow();
    assertThat(device.reveal()).isEqualTo("A45E60C1220F");
    assertThat(DeviceId.ofFingerprint(device.reveal())).contains(device);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "DEV-1",
        "UNKNOWN",
        "000000000000000",
        "00000000-0000-0000-0000-000000000000",
        "two words of it",
        "设备一二三四五六七八"
      })
  void whatTellsNobodyApartIsNoDevice(String written) {
    assertThat(DeviceId.ofFingerprint(written)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"02:00:00:00:00:00", "ff:ff:ff:ff:ff:ff", "a4:5e:60:c1:22", "192.168.1.20"})
  void norIsWhatTelephonesSayInsteadOfAHardwareAddress(String written) {
    assertThat(DeviceId.ofHardwareAddress(written)).isEmpty();
  }

  @Test
  void whatIsTooLongIsNoDevice() {
    assertThat(DeviceId.ofFingerprint("ABCD".repeat(16))).isPresent();
    assertThat(DeviceId.ofFingerprint("ABCD".repeat(16) + "E")).isEmpty();
    assertThat(DeviceId.ofFingerprint("ABCD".repeat(1000))).isEmpty();
    assertThat(DeviceId.ofHardwareAddress("ABCD".repeat(1000))).isEmpty();
  }

  @Test
  void itIsMasked() {
    assertThat(DeviceId.ofFingerprint("A1B2-C3D4").orElseThrow()).hasToString("Device(**D4)");
  }
}
