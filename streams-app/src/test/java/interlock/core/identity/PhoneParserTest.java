package interlock.core.identity;

import static interlock.Property.qt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;
import static org.quicktheories.generators.SourceDSL.strings;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quicktheories.core.Gen;

class PhoneParserTest {

  @ParameterizedTest
  @CsvSource({
    "17000000101, +8617000000101",
    "17100009999, +8617100009999",
    "+86 170-0000-0401, +8617000000401",
    "008617000000401, +8617000000401",
    "8617000000401, +8617000000401",
    "１７００００００１０１, +8617000000101",
    "（０１０）６２３４　５６７８, +861062345678",
    "17951 17000000101, +8617000000101",
    "017000000101, +8617000000101",
    "00601155500001, +601155500001",
    "+60 11-5550 0001, +601155500001",
    "0757-82345678, +8675782345678",
    "(0757) 82345678 转 801, +8675782345678",
    "010-62345678, +861062345678",
    "+861062345678, +861062345678",
    "0935-2123456, +869352123456",
    "+44 (0)20 7946 0958, +442079460958",
    "+852 5123 4567, +85251234567",
    "+1 202 555 0143, +12025550143"
  })
  void readsSubscribersHoweverTheyAreWritten(String written, String e164) {
    assertThat(PhoneParser.parse(written)).isEqualTo(subscriber(e164));
  }

  @ParameterizedTest
  @CsvSource({
    "110, 110",
    "96110, 96110",
    "12381, 12381",
    "95588, 95588",
    "+8695588, 95588",
    "+86 95588, 95588",
    "0757-96110, 96110",
    "+86 757 96110, 96110",
    "10086, 10086",
    "９５５８８, 95588",
    "95013579, 95013579",
    "400-820-8820, 4008208820",
    "+86 800 820 8820, 8008208820",
    "1069012345678, 1069012345678",
    "106575125821501234, 106575125821501234"
  })
  void knowsServiceNumbersAsAKindOfTheirOwn(String written, String number) {
    assertThat(PhoneParser.parse(written)).isEqualTo(new PhoneReading.ServiceNumber(number));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "+",
        "00",
        "82345678",
        "1700000010",
        "12000000101",
        "+8612000000101",
        "170000001011",
        "12",
        "hello",
        "170****0101",
        "17000000101/17000000201",
        "170+00000101",
        "+999123456789",
        "+60115",
        "+1 2025550143 000000",
        "0000000000000",
        "11111111111111111111111111111111111111111111111111111111111"
      })
  void refusesWhatCannotBeReadWithoutRepeatingIt(String written) {
    PhoneReading reading = PhoneParser.parse(written);
    assertThat(reading).isInstanceOf(PhoneReading.Unreadable.class);
    assertThat(((PhoneReading.Unreadable) reading).detail()).doesNotContainPattern("[0-9]");
  }

  @Test
  void shortCutAgreesWithTheLibraryForEveryMobile() {
    qt().withExamples(20_000)
        .forAll(mobiles())
        .assuming(mobile -> !isReadAsCallAbroad(mobile))
        .checkAssert(
            mobile -> {
              assertThat(PhoneParser.parse(mobile))
                  .isEqualTo(PhoneParser.parseSlowly(mobile))
                  .isEqualTo(subscriber(byLibrary(mobile)));
              assertThat(PhoneParser.parse("+86" + mobile))
                  .isEqualTo(PhoneParser.parseSlowly("+86" + mobile))
                  .isEqualTo(subscriber(byLibrary("+86" + mobile)));
            });
  }

  /** Every beginning, for the library strips carriers' prefixes such as 17951 by their digits. */
  @Test
  void shortCutAgreesWithTheLibraryForEveryBeginning() {
    for (int head = 13_000; head < 20_000; head++) {
      String mobile = head + "100101";
      assertThat(PhoneParser.parse(mobile))
          .isEqualTo(PhoneParser.parseSlowly(mobile))
          .isEqualTo(subscriber(byLibrary(mobile)));
    }
  }

  /**
   * The one shape where we differ, and why that is harmless: the library can make nothing of it.
   */
  @Test
  void whatTheLibraryTakesForACallAbroadWouldBeNoNumberThere() {
    qt().forAll(longs().between(0, 899_999).map(n -> carrierAbroad(n)))
        .checkAssert(
            mobile -> {
              assertThat(isReadAsCallAbroad(mobile)).isTrue();
              assertThat(PhoneParser.parse(mobile))
                  .isEqualTo(PhoneParser.parseSlowly(mobile))
                  .isEqualTo(subscriber("+86" + mobile));
              assertThat(Phone.ofE164(byLibrary(mobile))).isEmpty();
            });
  }

  @Test
  void landlinesAreReadAsTheLibraryReadsThem() {
    Gen<String> areas =
        integers()
            .between(300, 999)
            .map(n -> "0" + n)
            .mix(integers().between(20, 29).map(n -> "0" + n));
    qt().forAll(areas, integers().between(20_000_000, 89_999_999))
        .checkAssert(
            (area, local) -> {
              String written = area + local;
              assertThat(PhoneParser.parse(written)).isEqualTo(subscriber(byLibrary(written)));
            });
  }

  @Test
  void numbersAbroadAreReadAsTheLibraryReadsThem() {
    qt().forAll(longs().between(10_000_000L, 9_999_999_999_999L))
        .assuming(n -> !Long.toString(n).startsWith("86"))
        .checkAssert(
            n -> {
              String e164 = byLibrary("00" + n);
              boolean possible =
                  !e164.isEmpty() && PhoneNumberUtil.getInstance().isPossibleNumber("00" + n, "CN");
              switch (PhoneParser.parse("00" + n)) {
                case PhoneReading.Subscriber(Phone phone) ->
                    assertThat(phone.reveal()).isEqualTo(e164);
                case PhoneReading.ServiceNumber service -> throw new AssertionError("abroad");
                case PhoneReading.Unreadable unreadable ->
                    assertThat(possible && e164.length() > 7 && !isLocalOnly(e164)).isFalse();
              }
              assertThat(PhoneParser.parse("+" + n)).isEqualTo(PhoneParser.parse("00" + n));
            });
  }

  @Test
  void oneNumberHasOneFormHoweverItIsDecorated() {
    qt().forAll(mobiles())
        .checkAssert(
            mobile -> {
              PhoneReading plain = PhoneParser.parse(mobile);
              assertThat(PhoneParser.parse("0086" + mobile)).isEqualTo(plain);
              assertThat(PhoneParser.parse("86" + mobile)).isEqualTo(plain);
              assertThat(PhoneParser.parse(FullWidths.of(mobile))).isEqualTo(plain);
              assertThat(
                      PhoneParser.parse(
                          " " + mobile.substring(0, 3) + "-" + mobile.substring(3) + " "))
                  .isEqualTo(plain);
            });
  }

  @Test
  void normalFormIsAFixedPoint() {
    qt().forAll(strings().numericBetween(0, 2_000_000_000).map(s -> "0" + s).mix(longDigits()))
        .checkAssert(
            written -> {
              switch (PhoneParser.parse(written)) {
                case PhoneReading.Subscriber(Phone phone) ->
                    assertThat(PhoneParser.parse(phone.reveal()))
                        .isEqualTo(subscriber(phone.reveal()));
                case PhoneReading.ServiceNumber(String number) ->
                    assertThat(PhoneParser.parse(number))
                        .isEqualTo(new PhoneReading.ServiceNumber(number));
                case PhoneReading.Unreadable(String detail) -> assertThat(detail).isNotBlank();
              }
            });
  }

  private static Gen<String> mobiles() {
    return longs().between(13_000_000_000L, 19_999_999_999L).map(n -> Long.toString(n));
  }

  /** 179dd00dddd, the last four from 1000 on: after a zero the library sees no country. */
  private static String carrierAbroad(long n) {
    return String.format(Locale.ROOT, "179%02d00%04d", n / 9_000, 1_000 + n % 9_000);
  }

  private static boolean isReadAsCallAbroad(String mobile) {
    return mobile.matches("179[0-9]{2}00[1-9][0-9]{3}");
  }

  private static Gen<String> longDigits() {
    return longs().between(1, 999_999_999_999_999L).map(n -> n % 2 == 0 ? "+" + n : "" + n);
  }

  private static boolean isLocalOnly(String e164) {
    try {
      PhoneNumberUtil library = PhoneNumberUtil.getInstance();
      return library.isPossibleNumberWithReason(library.parse(e164, "CN"))
          == PhoneNumberUtil.ValidationResult.IS_POSSIBLE_LOCAL_ONLY;
    } catch (NumberParseException e) {
      return false;
    }
  }

  /** What the library alone makes of it; empty when nothing. */
  private static String byLibrary(String written) {
    try {
      PhoneNumberUtil library = PhoneNumberUtil.getInstance();
      return library.format(library.parse(written, "CN"), PhoneNumberFormat.E164);
    } catch (NumberParseException e) {
      return "";
    }
  }

  private static PhoneReading subscriber(String e164) {
    return new PhoneReading.Subscriber(Phone.ofE164(e164).orElseThrow());
  }
}
