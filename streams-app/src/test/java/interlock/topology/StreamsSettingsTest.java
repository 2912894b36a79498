package interlock.topology;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.service.config.ConfigProblem;
import interlock.service.config.InterlockConfig;
import interlock.service.config.Settings;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;

class StreamsSettingsTest {

  @Test
  void bothApplicationsAreAcceptedByKafkaStreams() {
    for (String profile : new String[] {"latency", "shared"}) {
      for (String protocol : new String[] {"classic", "streams"}) {
        InterlockConfig config = Settings.with("profile", profile, "group.protocol", protocol);
        assertThat(StreamsSettings.problems(config)).isEmpty();
        for (App app : App.values()) {
          StreamsConfig read = new StreamsConfig(StreamsSettings.of(config, app));
          assertThat(read.getString(StreamsConfig.PROCESSING_GUARANTEE_CONFIG))
              .isEqualTo("exactly_once_v2");
        }
      }
    }
  }

  @Test
  void latencyCommitsEveryFiveMillisecondsWhileNothingLagsAndSharedEveryHundred() {
    assertThat(money("profile", "latency"))
        .containsEntry(PromptCommit.MILLIS, 5)
        .containsEntry("commit.interval.ms", 50L)
        .containsEntry("poll.ms", 2L)
        .containsEntry("producer.linger.ms", 0)
        .containsEntry("producer.transaction.timeout.ms", 2_000);
    assertThat(money("profile", "shared"))
        .containsEntry(PromptCommit.MILLIS, 0)
        .containsEntry("commit.interval.ms", 100L)
        .containsEntry("producer.linger.ms", 5)
        .containsEntry("consumer.session.timeout.ms", 10_000);
  }

  @Test
  void whatItWasToldReachesTheClients() {
    Properties settings =
        money(
            "threads.money", "3",
            "topic.prefix", "east.",
            "application.id.prefix", "east-",
            "kafka.security.protocol", "SSL",
            "streams.commit.interval.ms", "20");

    assertThat(settings)
        .containsEntry("application.id", "east-money")
        .containsEntry("num.stream.threads", 3)
        .containsEntry("errors.dead.letter.queue.topic.name", "east.dead-letter")
        .containsEntry("security.protocol", "SSL")
        .containsEntry("commit.interval.ms", "20");
    StreamsConfig read = new StreamsConfig(settings);
    Map<String, Object> producer = read.getProducerConfigs("p");
    assertThat(producer)
        .containsEntry("security.protocol", "SSL")
        .containsEntry("max.request.size", StreamsSettings.LARGEST_RECORD)
        .containsEntry("acks", "all");
    assertThat(read.getMainConsumerConfigs("g", "c", 0))
        .containsEntry("auto.offset.reset", "earliest")
        .containsEntry("isolation.level", "read_committed");
  }

  @Test
  void problemsOfStreamsSettingsAreNamed() {
    assertThat(StreamsSettings.problems(Settings.with("streams.comit.interval.ms", "5")))
        .extracting(ConfigProblem::key, ConfigProblem::fix)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "streams.comit.interval.ms", "did you mean streams.commit.interval.ms?"));
    assertThat(StreamsSettings.problems(Settings.with("streams.commit.interval.ms", "often")))
        .singleElement()
        .satisfies(problem -> assertThat(problem.what()).contains("commit.interval.ms"));
  }

  @Test
  void changelogsAreNamedAfterApplicationAndStore() {
    assertThat(StreamsSettings.changelogs(Settings.with("application.id.prefix", "x-")))
        .containsExactlyInAnyOrder(
            "x-money-case-state-changelog",
            "x-money-case-wakes-changelog",
            "x-money-case-outbox-changelog",
            "x-money-account-state-changelog",
            "x-money-account-wakes-changelog",
            "x-money-account-outbox-changelog",
            "x-money-account-breaker-changelog",
            "x-money-device-state-changelog",
            "x-money-device-wakes-changelog",
            "x-money-device-outbox-changelog",
            "x-people-subject-state-changelog",
            "x-people-subject-wakes-changelog",
            "x-people-subject-outbox-changelog",
            "x-people-contact-state-changelog",
            "x-people-contact-wakes-changelog",
            "x-people-contact-outbox-changelog");
  }

  private static Properties money(String... more) {
    return StreamsSettings.of(Settings.with(more), App.MONEY);
  }
}
