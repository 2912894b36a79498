package interlock.core.identity;

import static interlock.Property.qt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.generators.SourceDSL.longs;

import interlock.core.codes.RejectCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegionTest {

  @ParameterizedTest
  @CsvSource({
    "440604, 440604, 440604",
    "440600, 4406, 440600",
    "440000, 44, 440000",
    "44, 44, 440000",
    "4400, 44, 440000",
    "440604000000, 440604, 440604",
    "440604011000, 440604011, 440604011",
    "440604011001, 440604011001, 440604011001",
    "441900003, 441900003, 441900003",
    "４４０６０４, 440604, 440604"
  })
  void fillingZerosMeanTheLevelAbove(String written, String code, String padded) {
    Region region = region(written);
    assertThat(region.code()).isEqualTo(code);
    assertThat(region.padded()).isEqualTo(padded);
  }

  @Test
  void prefixesGoFromTheVillageToTheProvince() {
    assertThat(region("440604011001").prefixes())
        .containsExactly("440604011001", "440604011", "440604", "4406", "44");
    assertThat(region("440600").prefixes()).containsExactly("4406", "44");
    assertThat(region("441900003").prefixes()).containsExactly("441900003", "4419", "44");
  }

  @Test
  void aPlaceContainsWhatLiesInIt() {
    assertThat(region("440600").contains(region("440604011"))).isTrue();
    assertThat(region("440600").contains(region("440600"))).isTrue();
    assertThat(region("440604").contains(region("440600"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "4", "440", "44060", "4406040", "044060", "44060x", "4406040110010"})
  void whatIsNoCodeIsRefused(String written) {
    assertThat(Region.of(written).refusal()).contains(RejectCode.UNREADABLE_REGION);
  }

  @Test
  void normalFormIsAFixedPoint() {
    qt().forAll(longs().between(10, 999_999_999_999L).map(n -> Long.toString(n)))
        .checkAssert(
            written ->
                Region.of(written)
                    .value()
                    .ifPresent(
                        region -> {
                          assertThat(region(region.code())).isEqualTo(region);
                          assertThat(region(region.padded())).isEqualTo(region);
                          assertThat(region.prefixes()).startsWith(region.code());
                          assertThat(region.prefixes())
                              .allSatisfy(p -> assertThat(region(p).code()).isEqualTo(p));
                        }));
  }

  private static Region region(String written) {
    return Region.of(written).value().orElseThrow();
  }
}
