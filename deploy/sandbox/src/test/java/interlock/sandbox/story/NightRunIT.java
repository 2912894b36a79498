package interlock.sandbox.story;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.contract.registry.HttpSchemaRegistry;
import interlock.contract.registry.RegistryConfig;
import interlock.contract.wire.RegistryAccess;
import interlock.sandbox.drill.RegistryEventCodec;
import interlock.sandbox.load.Endpoints;
import interlock.sandbox.load.ProductLauncher;
import interlock.sandbox.server.SandboxServers;
import interlock.service.Application;
import interlock.service.wording.Language;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A small night on the real broker: the banks answer, and the books balance. */
@Timeout(300)
class NightRunIT {
  @TempDir private Path dir;

  @Test
  @Tag("full")
  void everyReportedAccountHasItsStopAndNoMoneyIsLostFromTheBooks() throws Exception {
    List<String> lines = Collections.synchronizedList(new ArrayList<>());
    try (SandboxServers servers = SandboxServers.start();
        Application app =
            new ProductLauncher()
                .start(servers.broker().bootstrap(), servers.registry().url(), dir, Map.of());
        RegistryAccess access =
            RegistryEventCodec.access(
                new HttpSchemaRegistry(
                    new RegistryConfig(Map.of(RegistryConfig.URL, servers.registry().url()))))) {
      Awaitility.await().atMost(Duration.ofMinutes(2)).until(app::isRunning);
      var endpoints = Endpoints.of(servers.broker().bootstrap(), servers.registry().url());
      NightSummary night =
          new NightRun(endpoints, access, watcher(lines), () -> false)
              .play(new NightScale(3, 8, 15_000), "it");

      assertThat(night.books().balance()).isTrue();
      assertThat(night.books().stolenFen()).isPositive();
      assertThat(night.oracle().missing()).isZero();
      assertThat(night.oracle().accounts()).isGreaterThanOrEqualTo(8);
      assertThat(night.exitCode()).isZero();
      assertThat(night.board().answersByCode()).containsKey("0000");
      assertThat(night.board().stopToAnswer().count()).isPositive();
      assertThat(night.board().dissuasions()).isPositive();
      assertThat(night.books().blockedFen()).as("held by the banks' books").isPositive();
      assertThat(night.text(Language.ZH)).contains("银行账");
      assertThat(night.json()).containsEntry("reportedAccountsWithoutStop", 0);
    }
    assertThat(lines).isNotEmpty();
  }

  private static NightRun.Watcher watcher(List<String> lines) {
    return new NightRun.Watcher() {
      @Override
      public void task(SpecificRecord task, Duration sinceEvent) {}

      @Override
      public void second(long seconds, NightRun.NightNow now) {
        lines.add(NightSummary.line(seconds, now, Language.EN));
      }
    };
  }
}
