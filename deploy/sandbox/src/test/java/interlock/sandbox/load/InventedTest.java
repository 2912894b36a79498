package interlock.sandbox.load;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.core.identity.PhoneParser;
import interlock.core.identity.PhoneReading;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InventedTest {
  private static final int HOLDERS = 30_000;

  @Test
  void accountsFailTheLuhnCheckAndAreAllDifferent() {
    assertThat(IntStream.range(0, HOLDERS).mapToObj(Invented::account))
        .doesNotHaveDuplicates()
        .allMatch(account -> account.matches("[0-9]{19}"))
        .noneMatch(InventedTest::passesLuhn);
  }

  @Test
  void theLuhnCheckOfThisTestKnowsARealisticNumber() {
    assertThat(passesLuhn("4111111111111111")).isTrue();
    assertThat(passesLuhn("4111111111111112")).isFalse();
  }

  @Test
  void phonesAreReadAsSubscribersAndAreAllDifferent() {
    assertThat(IntStream.range(0, HOLDERS).mapToObj(Invented::phone))
        .doesNotHaveDuplicates()
        .allMatch(phone -> phone.startsWith("1700"))
        .allMatch(phone -> PhoneParser.parse(phone) instanceof PhoneReading.Subscriber);
    assertThat(PhoneParser.parse(Invented.phone(Invented.PHONES - 1)))
        .isInstanceOf(PhoneReading.Subscriber.class);
  }

  @Test
  void foreignPhonesAreReadAsSubscribersAbroad() {
    assertThat(IntStream.range(0, HOLDERS).mapToObj(Invented::foreignPhone))
        .doesNotHaveDuplicates()
        .allMatch(phone -> PhoneParser.parse(phone) instanceof PhoneReading.Subscriber);
  }

  @Test
  void holdersAreFoundByTheirIdentifiers() {
    assertThat(IntStream.range(0, HOLDERS))
        .allSatisfy(
            holder -> {
              assertThat(Invented.holder(Invented.account(holder))).isEqualTo(holder);
              assertThat(Invented.holder(Invented.phone(holder))).isEqualTo(holder);
              assertThat(Invented.holder("+86" + Invented.phone(holder))).isEqualTo(holder);
            });
    assertThat(Invented.holder("+8613800138000")).isEqualTo(-1);
    assertThat(Invented.holder("6299040000000100079")).isEqualTo(-1);
    assertThat(Invented.holder(Invented.foreignPhone(1))).isEqualTo(-1);
  }

  @Test
  void identifiersNeverChange() {
    assertThat(Invented.account(0)).isEqualTo("6299040000000100078");
    assertThat(Invented.institution(0)).isEqualTo("COMM");
    assertThat(Invented.phone(42)).isEqualTo("17000000042");
    assertThat(Invented.fraction(1, 2)).isBetween(0.0, 1.0).isEqualTo(Invented.fraction(1, 2));
  }

  /** The usual formulation, from the right: every second digit doubled, digits summed. */
  private static boolean passesLuhn(String number) {
    int sum = 0;
    boolean doubled = false;
    for (int i = number.length() - 1; i >= 0; i--) {
      int digit = Character.digit(number.charAt(i), 10);
      int value = doubled ? digit * 2 : digit;
      sum += value / 10 + value % 10;
      doubled = !doubled;
    }
    return sum % 10 == 0;
  }
}
