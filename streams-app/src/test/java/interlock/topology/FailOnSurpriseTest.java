package interlock.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;
import org.junit.jupiter.api.Test;

class FailOnSurpriseTest {
  private final NumberFormatException repeatsInput =
      new NumberFormatException("For input string: \"13800138000\"");

  @Test
  void aPunctuatorThatThrowsComesWithoutARecord() {
    ProcessingExceptionHandler handler = new FailOnSurprise.InProcessing();
    handler.configure(Map.of());

    assertThat(handler.handleError(null, null, repeatsInput).result())
        .isEqualTo(ProcessingExceptionHandler.Result.FAIL);
    assertThat(handler.handleError(null, null, null).result())
        .isEqualTo(ProcessingExceptionHandler.Result.FAIL);
  }

  @Test
  void aWriteIsRetriedInAnOutageAndFailsOtherwise() {
    ProductionExceptionHandler handler = new FailOnSurprise.InProduction();
    handler.configure(Map.of());

    assertThat(handler.handleError(null, null, new TimeoutException()).result())
        .isEqualTo(ProductionExceptionHandler.Result.RETRY);
    assertThat(handler.handleError(null, null, new RecordTooLargeException()).result())
        .isEqualTo(ProductionExceptionHandler.Result.FAIL);
    assertThat(handler.handleSerializationError(null, null, repeatsInput, null).result())
        .isEqualTo(ProductionExceptionHandler.Result.FAIL);
  }

  @Test
  void bytesThatCannotBeReadStopTheApplication() {
    DeserializationExceptionHandler handler = new FailOnSurprise.InDeserialization();
    handler.configure(Map.of());

    assertThat(handler.handleError(null, null, repeatsInput).result())
        .isEqualTo(DeserializationExceptionHandler.Result.FAIL);
  }

  @Test
  void tellsWhereAndNeverWhat() {
    String told = FailOnSurprise.cause(new IllegalStateException("13800138000", repeatsInput));

    assertThat(told)
        .contains("IllegalStateException at " + getClass().getName())
        .contains("caused by java.lang.NumberFormatException")
        .doesNotContain("13800138000");
  }
}
