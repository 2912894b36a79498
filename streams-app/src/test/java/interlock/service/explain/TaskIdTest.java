package interlock.service.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import interlock.core.desk.TaskIds;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskIdTest {
  private final TaskIds ids = new TaskIds("a plain key for tests".getBytes(StandardCharsets.UTF_8));

  @ParameterizedTest
  @ValueSource(strings = {"D", "S", "Q", "L", "C"})
  void everyIdThatIsMadeIsOne(String prefix) {
    String made = ids.taskId(prefix, "part");

    assertThat(TaskId.parse(made)).contains(new TaskId(made));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "D-",
        "13800138001",
        "d-912a083810ed673f74892abc38608862",
        "D-912a083810ed673f74892abc3860886",
        "D-912a083810ed673f74892abc38608862 "
      })
  void nothingElseIs(String text) {
    assertThat(TaskId.parse(text)).isEmpty();
  }

  @Test
  void whatIsNoneIsNotRepeated() {
    assertThatThrownBy(() -> new TaskId("13800138001")).hasMessageNotContaining("138");
  }
}
