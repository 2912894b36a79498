package interlock.core.identity;

import static interlock.Property.qt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.generators.SourceDSL.strings;

import org.junit.jupiter.api.Test;

class FullWidthTest {

  @Test
  void asciiIsHandedBackAsItIs() {
    String ascii = "17000000101 a-Z";
    assertThat(FullWidth.toAscii(ascii)).isSameAs(ascii);
  }

  @Test
  void fullWidthFormsBlanksAndDashesBecomeAscii() {
    assertThat(FullWidth.toAscii("１７０\u3000（Ａ）\u00A0\u2013\u2212")).isEqualTo("170 (A) --");
  }

  @Test
  void invisibleMarksVanish() {
    assertThat(FullWidth.toAscii("\u202D17000000101\u202C\uFEFF\u200B")).isEqualTo("17000000101");
  }

  @Test
  void otherWritingStays() {
    assertThat(FullWidth.toAscii("罗某，é")).isEqualTo("罗某,é");
  }

  @Test
  void everyAsciiTextHasAFullWidthFormThatLeadsBack() {
    qt().forAll(strings().basicLatinAlphabet().ofLengthBetween(0, 40))
        .checkAssert(t -> assertThat(FullWidth.toAscii(FullWidths.of(t))).isEqualTo(t));
  }

  @Test
  void convertingTwiceChangesNothing() {
    qt().forAll(strings().allPossible().ofLengthBetween(0, 40))
        .checkAssert(
            t -> {
              String once = FullWidth.toAscii(t);
              assertThat(FullWidth.toAscii(once)).isEqualTo(once);
            });
  }

  @Test
  void institutionsAreTrimmedAndInUpperCase() {
    assertThat(InstitutionCode.normalise(" ｉｃｂｃ ")).isEqualTo("ICBC");
    assertThat(InstitutionCode.normalise("")).isEmpty();
  }

  @Test
  void nothingOfANameIsShown() {
    assertThat(Masks.name("罗某")).isEqualTo("**");
    assertThat(Masks.name("")).isEmpty();
    assertThat(Masks.tail("1234567")).isEqualTo("**");
    assertThat(Masks.tail("12345678")).isEqualTo("**78");
  }
}
