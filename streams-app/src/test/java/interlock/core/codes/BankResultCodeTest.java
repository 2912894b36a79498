package interlock.core.codes;

import static interlock.core.codes.BankResultCode.Meaning.ALREADY_DONE;
import static interlock.core.codes.BankResultCode.Meaning.EXPIRED;
import static interlock.core.codes.BankResultCode.Meaning.HELD_BY_OTHERS;
import static interlock.core.codes.BankResultCode.Meaning.INVALID_REQUEST;
import static interlock.core.codes.BankResultCode.Meaning.LIMIT_REACHED;
import static interlock.core.codes.BankResultCode.Meaning.PARTIAL;
import static interlock.core.codes.BankResultCode.Meaning.REFUSED;
import static interlock.core.codes.BankResultCode.Meaning.RETRYABLE;
import static interlock.core.codes.BankResultCode.Meaning.SUCCESS;
import static org.assertj.core.api.Assertions.assertThat;

import interlock.core.codes.BankResultCode.Meaning;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BankResultCodeTest {

  @Test
  void codesThatDecideAHoldMeanWhatTheInterfaceSays() {
    assertThat(meaning("0000")).isEqualTo(SUCCESS);
    assertThat(meaning("1200")).isEqualTo(PARTIAL);
    assertThat(meaning("0900")).isEqualTo(ALREADY_DONE);
    assertThat(meaning("200003")).isEqualTo(ALREADY_DONE);
    assertThat(meaning("1301")).isEqualTo(HELD_BY_OTHERS);
    assertThat(meaning("1304")).isEqualTo(LIMIT_REACHED);
    assertThat(meaning("0301")).isEqualTo(REFUSED);
    assertThat(meaning("1800")).isEqualTo(EXPIRED);
    assertThat(meaning("200002")).isEqualTo(RETRYABLE);
  }

  @Test
  void unnamedDateErrorsCountAsDateErrors() {
    assertThat(BankResultCode.of("0842")).contains(BankResultCode.DATE_OTHER);
    assertThat(meaning("0842")).isEqualTo(INVALID_REQUEST);
  }

  @Test
  void unknownCodesAreEmptyAndNotAnException() {
    assertThat(BankResultCode.of("9876")).isEmpty();
    assertThat(BankResultCode.of("")).isEmpty();
    assertThat(BankResultCode.of("0")).isEmpty();
    assertThat(ReasonCode.of("nonsense")).isEmpty();
    assertThat(RejectCode.of("nonsense")).isEmpty();
  }

  @Test
  void everyCodeIsFoundByItsText() {
    assertThat(BankResultCode.values())
        .allSatisfy(code -> assertThat(BankResultCode.of(code.code())).contains(code));
    assertThat(ReasonCode.values())
        .allSatisfy(code -> assertThat(ReasonCode.of(code.code())).contains(code));
    assertThat(RejectCode.values())
        .allSatisfy(code -> assertThat(RejectCode.of(code.code())).contains(code));
  }

  @Test
  void transportCodesAreTheSixDigitOnes() {
    assertThat(Arrays.stream(BankResultCode.values()).filter(BankResultCode::isTransport))
        .allSatisfy(code -> assertThat(code.code()).hasSize(6))
        .hasSize(13);
  }

  private static Meaning meaning(String code) {
    return BankResultCode.of(code).orElseThrow().meaning();
  }
}
