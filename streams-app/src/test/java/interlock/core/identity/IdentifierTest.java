package interlock.core.identity;

import static interlock.Property.qt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;
import static org.quicktheories.generators.SourceDSL.strings;

import interlock.core.codes.RejectCode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quicktheories.core.Gen;

class IdentifierTest {

  @Test
  void phoneComesBeforeAccountBeforePersonToken() {
    Identifier phone = Identifier.ofKey("p:+8619999999999");
    Identifier account = Identifier.ofKey("a:0");
    Identifier token = Identifier.ofKey("t:!");
    assertThat(List.of(token, account, phone).stream().sorted())
        .containsExactly(phone, account, token);
  }

  @Test
  void orderIsTotalAndAgreesWithEquals() {
    qt().forAll(identifiers(), identifiers(), identifiers())
        .checkAssert(
            (a, b, c) -> {
              assertThat(Integer.signum(a.compareTo(b))).isEqualTo(-Integer.signum(b.compareTo(a)));
              assertThat(a.compareTo(b) == 0).isEqualTo(a.equals(b));
              assertThat(a.equals(b)).isEqualTo(a.key().equals(b.key()));
              if (a.compareTo(b) <= 0 && b.compareTo(c) <= 0) {
                assertThat(a).isLessThanOrEqualTo(c);
              }
            });
  }

  @Test
  void keyLeadsBackToTheSameIdentifier() {
    qt().forAll(identifiers())
        .checkAssert(
            id -> {
              Identifier back = Identifier.ofKey(id.key());
              assertThat(back).isEqualTo(id).hasSameHashCodeAs(id).hasSameClassAs(id);
              assertThat(back.reveal()).isEqualTo(id.reveal());
              assertThat(id.key()).endsWith(":" + id.reveal());
            });
  }

  @Test
  void oneValueInTwoKindsIsTwoIdentifiers() {
    assertThat(Identifier.ofKey("a:17000000101")).isNotEqualTo(Identifier.ofKey("t:17000000101"));
  }

  @Test
  void toStringShowsTheKindAndAtMostTheLastTwoCharacters() {
    assertThat(Identifier.ofKey("p:+8617000000101")).hasToString("Phone(**01)");
    assertThat(Identifier.ofKey("t:P-77")).hasToString("PersonToken(**)");
    qt().forAll(identifiers())
        .checkAssert(
            id -> {
              String kind = id.getClass().getSimpleName();
              assertThat(id.toString()).startsWith(kind + "(**").endsWith(")");
              String shown = id.toString().substring(kind.length() + 3).replace(")", "");
              assertThat(shown.length()).isLessThanOrEqualTo(id.reveal().length() < 8 ? 0 : 2);
              assertThat(id.reveal()).endsWith(shown);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "p",
        "p:",
        "p:17000000101",
        "p:+0123456789",
        "p:+86x7000000101",
        "a:6222 01",
        "a:abc",
        "t: P-77",
        "t:11010519491231002X",
        "z:1",
        "n:+8617000000101",
        "17000000101"
      })
  void keysThatAreNotInNormalFormAreRefused(String key) {
    assertThat(Identifier.tryOfKey(key)).isEmpty();
  }

  @Test
  void noRefusalAndNoExceptionRepeatsItsInput() {
    Gen<String> greek = strings().betweenCodePoints(0x391, 0x3A9).ofLengthBetween(4, 30);
    qt().forAll(greek)
        .checkAssert(
            secret -> {
              assertThat(Account.parse(secret).toString()).doesNotContain(secret);
              assertThat(PersonToken.parse(secret).toString()).doesNotContain(secret);
              assertThat(PhoneParser.parse(secret).toString()).doesNotContain(secret);
              assertThat(ContactPoint.parsePhone(secret).toString()).doesNotContain(secret);
              assertThat(ContactPoint.parseSite(secret).toString()).doesNotContain(secret);
              assertThat(ContactPoint.parseApp(secret).toString()).doesNotContain(secret);
              assertThat(Region.of(secret).toString()).doesNotContain(secret);
              assertThatThrownBy(() -> Identifier.ofKey("a:" + secret))
                  .hasMessageNotContaining(secret)
                  .hasNoCause();
              assertThatThrownBy(() -> ContactPoint.ofKey("s:" + secret))
                  .hasMessageNotContaining(secret)
                  .hasNoCause();
              assertThatThrownBy(() -> new Region(secret)).hasMessageNotContaining(secret);
            });
  }

  @ParameterizedTest
  @CsvSource({
    "6222020000000010019, 6222020000000010019",
    "6222 0200 0000 0010 019, 6222020000000010019",
    "6222-0200-0000-0010-019, 6222020000000010019",
    "６２２２　０２００, 62220200",
    "ab12cd, AB12CD",
    "wo-li@wallet.example, WO-LI@WALLET.EXAMPLE",
    "wo_li.1, WO_LI.1",
    "+8617000000101, +8617000000101"
  })
  void accountsHaveOneNormalForm(String written, String normal) {
    assertThat(Account.parse(written).value().orElseThrow().reveal()).isEqualTo(normal);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "--",
        "6222****0019",
        "622/1",
        "李某",
        "1234567890123456789012345678901234567890123456789012345678901234567890"
      })
  void accountsThatCannotBeReadAreRefused(String written) {
    assertThat(Account.parse(written).refusal()).contains(RejectCode.UNREADABLE_ACCOUNT);
  }

  @Test
  void normalisingAnAccountTwiceChangesNothing() {
    qt().forAll(strings().basicLatinAlphabet().ofLengthBetween(0, 40))
        .checkAssert(
            written -> {
              Reading<Account> once = Account.parse(written);
              assertThat(Account.parse(FullWidths.of(written))).isEqualTo(once);
              once.value().ifPresent(a -> assertThat(Account.parse(a.reveal())).isEqualTo(once));
            });
  }

  @Test
  void personTokensAreTrimmedAndKeepTheirCase() {
    assertThat(PersonToken.parse(" P-77 ").value())
        .contains((PersonToken) Identifier.ofKey("t:P-77"));
    assertThat(PersonToken.parse("Ｐ－７７").value())
        .contains((PersonToken) Identifier.ofKey("t:P-77"));
    assertThat(PersonToken.parse("p-77")).isNotEqualTo(PersonToken.parse("P-77"));
    assertThat(PersonToken.parse("P 77").refusal()).contains(RejectCode.UNREADABLE_PERSON);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "11010519491231002X",
        "11010519491231002x",
        " 110105 19491231 002X ",
        "１１０１０５１９４９１２３１００２Ｘ",
        "440524188001010014",
        "110105194912310021",
        "110105491231002"
      })
  void rawIdentityCardNumbersNeverEnter(String written) {
    assertThat(PersonToken.parse(written).refusal()).contains(RejectCode.RAW_ID_NUMBER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"P-77", "999999999999999999", "123456789012345", "A1010519491231002X"})
  void tokensThatOnlyResembleOnePass(String written) {
    assertThat(PersonToken.parse(written).value()).isPresent();
  }

  private static Gen<Identifier> identifiers() {
    Gen<Identifier> phones =
        longs().between(13_000_000_000L, 19_999_999_999L).map(n -> Identifier.ofKey("p:+86" + n));
    Gen<Identifier> accounts =
        strings()
            .betweenCodePoints('A', 'Z')
            .ofLengthBetween(1, 20)
            .map(s -> (Identifier) Account.parse(s).value().orElseThrow());
    Gen<Identifier> tokens = integers().between(0, 99_999).map(n -> Identifier.ofKey("t:P-" + n));
    return phones.mix(accounts).mix(tokens);
  }
}
