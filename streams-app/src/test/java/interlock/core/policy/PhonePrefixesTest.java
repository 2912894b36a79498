package interlock.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.contract.policy.PolicyDocument;
import interlock.core.identity.Phone;
import interlock.core.policy.PhonePrefixes.Run;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a number was given out. */
class PhonePrefixesTest {
  private static final Units PACKAGED = PolicyDocument.packaged().units();

  @ParameterizedTest
  @CsvSource({
    "+8613800138000, 110000",
    "+8613800040000, 210100", // 1380004: 沈阳
    "+8613800090000, 440100", // 1380009: 广州, below 138000
    "+861012345678, 110000",
    "+8675712345678, 440600",
    "+8671012345678, 420600", // 襄樊 by its present name
    "+862812345678, 510000", // three prefectures share 028
  })
  void theLongestBeginningTells(String phone, String region) {
    assertThat(PACKAGED.phonePrefixes().region(phone(phone))).contains(region);
  }

  @ParameterizedTest
  @CsvSource({"+8617100000101", "+85212345678", "+8612345", "+12025550123"})
  void ofOthersNothingIsKnown(String phone) {
    assertThat(PACKAGED.phonePrefixes().region(phone(phone))).isEmpty();
  }

  @Test
  void everyRegionIsADivision() {
    for (int area = 10; area < 1000; area++) {
      PACKAGED
          .phonePrefixes()
          .region(phone("+86" + area + "12345678"))
          .ifPresent(region -> assertThat(PACKAGED.knows(region)).as(region).isTrue());
    }
  }

  @Test
  void runsReachToTheirLast() {
    var prefixes =
        new PhonePrefixes(
            "x", 7, List.of(new Run(7, 1300001, 1300003, 440600), new Run(3, 130, 130, 110000)));
    assertThat(prefixes.region(phone("+8613000011111"))).contains("440600");
    assertThat(prefixes.region(phone("+8613000031111"))).contains("440600");
    assertThat(prefixes.region(phone("+8613000041111"))).contains("110000");
    assertThat(prefixes.region(phone("+8613100001111"))).isEmpty();
  }

  private static Phone phone(String e164) {
    return Phone.ofE164(e164).orElseThrow();
  }
}
