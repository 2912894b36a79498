package interlock.service.api;

import static interlock.service.tasks.Published.dissuasion;
import static interlock.service.tasks.Published.id;
import static org.assertj.core.api.Assertions.assertThat;

import interlock.service.api.ApiHouse.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OutageTest {
  @Test
  void soManyWaitForKafkaTheOthersAreToldSoAndReadersAreAnswered() throws Exception {
    try (var api = ApiHouse.open();
        ExecutorService posters = Executors.newVirtualThreadPerTaskExecutor()) {
      api.put(dissuasion(1).build());
      var allWait = new CountDownLatch(Writes.AT_A_TIME);
      var back = new CountDownLatch(1);
      api.outage =
          () -> {
            allWait.countDown();
            await(back);
          };
      List<Future<Answer>> waiting = new ArrayList<>();
      for (int i = 0; i < Writes.AT_A_TIME; i++) {
        waiting.add(posters.submit(() -> post(api)));
      }
      allWait.await();

      Answer beyond = post(api);
      assertThat(beyond.status()).isEqualTo(503);
      assertThat(beyond.response().headers().firstValue("Retry-After")).contains("2");
      assertThat(api.get("/v1/tasks/" + id("D", 1) + "?reveal=true").status())
          .as("an audit record is a write too")
          .isEqualTo(503);
      assertThat(api.get("/health/live").status()).isEqualTo(200);
      assertThat(api.get("/v1/tasks").status()).isEqualTo(200);

      back.countDown();
      for (Future<Answer> answer : waiting) {
        assertThat(answer.get().status()).isEqualTo(202);
      }
      assertThat(post(api).status()).isEqualTo(202);
    }
  }

  private static Answer post(ApiHouse api) throws Exception {
    return api.post(
        "/v1/feedback",
        "{\"taskId\": \"%s\", \"unit\": \"440605\", \"action\": \"SIGNED\"}".formatted(id("D", 1)),
        "Content-Type",
        "application/json");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
