package interlock.core.identity;

import static interlock.Property.qt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.generators.SourceDSL.strings;

import interlock.core.codes.RejectCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quicktheories.core.Gen;

class ContactPointTest {

  @ParameterizedTest
  @CsvSource({
    "17100009999, n:+8617100009999",
    "00601155500001, n:+601155500001",
    "95588, v:95588",
    "0757-96110, v:96110"
  })
  void numbersAndServiceNumbersAreTwoKinds(String written, String key) {
    assertThat(ContactPoint.parsePhone(written).value()).contains(ContactPoint.ofKey(key));
  }

  @ParameterizedTest
  @CsvSource({
    "http://rebate.example/task, rebate.example",
    "HTTPS://WWW.Rebate.Example:8443/a?b=http://other.example#c, rebate.example",
    "rebate.example., rebate.example",
    "www.rebate.example, rebate.example",
    "www.www.rebate.example, rebate.example",
    "//rebate.example, rebate.example",
    "http:\\\\rebate.example\\x, rebate.example",
    "http://user:secret@rebate.example/, rebate.example",
    "http://bank.example@rebate.example/, rebate.example",
    "ｒｅｂａｔｅ．ｅｘａｍｐｌｅ, rebate.example",
    "返利.example, xn--kcr561m.example",
    "http://返利。example/任务, xn--kcr561m.example",
    "http://192.0.2.7:80/x, 192.0.2.7",
    "'http://[2001:DB8::1]:80/x', 2001:db8:0:0:0:0:0:1",
    "2001:db8:0::1, 2001:db8:0:0:0:0:0:1",
    "m_1.rebate.example, m_1.rebate.example"
  })
  void aSiteIsItsHost(String written, String host) {
    assertThat(ContactPoint.parseSite(written).value().map(ContactPoint::key))
        .contains("s:" + host);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "http://",
        "localhost",
        "999.1.1.1",
        "1.2.3",
        "a b.example",
        "-.example",
        "[::1",
        "::1::",
        "rebate..example",
        "http://rebate.example:port/",
        "%72ebate.example",
        "www."
      })
  void whatIsNoSiteIsRefused(String written) {
    assertThat(ContactPoint.parseSite(written).refusal()).contains(RejectCode.UNREADABLE_CONTACT);
  }

  @Test
  void anAppIsItsTrimmedIdOrName() {
    assertThat(key(ContactPoint.parseApp("  com.example.app "))).isEqualTo("x:com.example.app");
    assertThat(key(ContactPoint.parseApp("某某\u3000 理财"))).isEqualTo("x:某某 理财");
    assertThat(ContactPoint.parseApp(" ").refusal()).contains(RejectCode.UNREADABLE_CONTACT);
    assertThat(ContactPoint.parseApp("a\u0007b").refusal()).contains(RejectCode.UNREADABLE_CONTACT);
  }

  @Test
  void keyLeadsBackAndNormalFormIsAFixedPoint() {
    qt().forAll(texts())
        .checkAssert(
            text -> {
              for (var reading :
                  new Reading<?>[] {
                    ContactPoint.parseApp(text),
                    ContactPoint.parseSite(text),
                    ContactPoint.parsePhone(text)
                  }) {
                reading
                    .value()
                    .map(ContactPoint.class::cast)
                    .ifPresent(
                        point -> {
                          ContactPoint back = ContactPoint.ofKey(point.key());
                          assertThat(back).isEqualTo(point).hasSameHashCodeAs(point);
                          assertThat(back.kind()).isEqualTo(point.kind());
                          assertThat(back).isEqualByComparingTo(point);
                        });
              }
            });
  }

  @Test
  void fullWidthAndAsciiFormsAgree() {
    qt().forAll(texts())
        .checkAssert(
            text -> {
              String wide = FullWidths.of(text);
              assertThat(ContactPoint.parseApp(wide)).isEqualTo(ContactPoint.parseApp(text));
              assertThat(ContactPoint.parseSite(wide)).isEqualTo(ContactPoint.parseSite(text));
              assertThat(ContactPoint.parsePhone(wide)).isEqualTo(ContactPoint.parsePhone(text));
            });
  }

  @Test
  void toStringIsMasked() {
    assertThat(ContactPoint.ofKey("n:+8617100009999")).hasToString("NUMBER(**99)");
    assertThat(ContactPoint.ofKey("v:95588")).hasToString("SERVICE(**)");
    assertThat(ContactPoint.ofKey("s:rebate.example")).hasToString("SITE(**le)");
    assertThat(PhoneParser.parse("95588").toString()).doesNotContain("95588");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "n:",
        "n:17100009999",
        "v:+8695588",
        "v:17000000101",
        "s:Rebate.example",
        "s:www.rebate.example",
        "x: app",
        "p:+8617100009999"
      })
  void keysThatAreNotInNormalFormAreRefused(String key) {
    assertThat(ContactPoint.tryOfKey(key)).isEmpty();
  }

  private static String key(Reading<ContactPoint> reading) {
    return reading.value().orElseThrow().key();
  }

  private static Gen<String> texts() {
    Gen<String> hosts =
        strings().betweenCodePoints('a', 'z').ofLengthBetween(2, 12).map(s -> "www." + s + ".CN");
    Gen<String> digits = strings().betweenCodePoints('0', '9').ofLengthBetween(3, 20);
    return strings().basicLatinAlphabet().ofLengthBetween(0, 30).mix(hosts).mix(digits);
  }
}
