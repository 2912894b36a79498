package interlock.topology;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.metrics.Label;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Prometheus reads while ten thousand persons are warned. */
class MetricsTest {
  /** Of the rooms and of the tasks as they are read, with one institution and one source named. */
  private static final int MOST_SERIES = 1_200;

  @TempDir Path stateDir;
  private House house;

  @BeforeEach
  void open() {
    house = new House(stateDir);
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void seriesDoNotGrowWithPersonsAndNeverNameOne() {
    seriesDoNotGrow(200, 1_000);
  }

  @Test
  @Tag("full")
  void seriesDoNotGrowWithTenThousandPersonsAndNeverNameOne() {
    seriesDoNotGrow(500, 10_000);
  }

  @Test
  void aStartIsNoWordOfASource() {
    String name = "interlock_source_last_event_timestamp_seconds";
    assertThat(new Scrape(house.scrape()).names()).contains(name + "{source=\"PSB\"}");
    assertThat(new Scrape(house.scrape()).sum(name)).isZero();

    new Crowd(house).live(0, 20);

    assertThat(new Scrape(house.scrape()).sum(name, "source=\"PSB\"")).isPositive();
  }

  private void seriesDoNotGrow(int few, int many) {
    var crowd = new Crowd(house);
    crowd.live(0, few);
    var before = new Scrape(house.scrape());
    crowd.live(few, many);
    String text = house.scrape();
    var after = new Scrape(text);

    assertThat(after.names()).isEqualTo(before.names());
    assertThat(after.size()).isLessThan(MOST_SERIES);
    assertThat(crowd.tasks()).isGreaterThan(many);
    assertThat(crowd.words()).hasSizeGreaterThan(5 * many);
    assertThat(crowd.words().stream().filter(text::contains)).isEmpty();
    inIsTheSumOfOut(after, crowd.events());
    everyFigureMoved(after);
  }

  private static void inIsTheSumOfOut(Scrape scrape, int events) {
    for (String party : Label.PARTY.words()) {
      String label = "party=\"" + party + "\"";
      assertThat(scrape.sum("interlock_intake_left_total", label))
          .as(party)
          .isEqualTo(scrape.sum("interlock_intake_read_total", label));
    }
    assertThat(scrape.sum("interlock_intake_read_total")).isEqualTo(events);
    assertThat(scrape.sum("interlock_intake_rejected_total"))
        .isEqualTo(scrape.sum("interlock_intake_left_total", "door=\"rejected\""))
        .isPositive();
    assertThat(scrape.sum("interlock_source_events_total"))
        .isEqualTo(events - scrape.sum("interlock_intake_left_total", "door=\"dead_letter\""));
  }

  /** Those that this crowd makes move, none of them by accident. */
  private static void everyFigureMoved(Scrape scrape) {
    for (String name :
        Arrays.asList(
            "interlock_tasks_opened_total",
            "interlock_tasks_revised_total",
            "interlock_tasks_raised_total",
            "interlock_tasks_concluded_total",
            "interlock_steps_total",
            "interlock_event_to_task_seconds_count",
            "interlock_source_to_task_seconds_count",
            "interlock_event_to_readable_seconds_count",
            "interlock_stop_commands_total",
            "interlock_mail_read_total",
            "interlock_dead_letters_total",
            "interlock_tasks_open",
            "interlock_steps_open",
            "interlock_cases",
            "interlock_cases_yuan")) {
      assertThat(scrape.sum(name)).as(name).isPositive();
    }
    for (String state : new String[] {"REQUESTED", "ACTIVE", "REFUSED"}) {
      String label = "state=\"" + state + "\"";
      assertThat(scrape.sum("interlock_stops_total", label)).as(state).isPositive();
      assertThat(scrape.sum("interlock_stops_yuan_total", label)).as(state).isPositive();
    }
    assertThat(scrape.sum("interlock_stop_refused_total", "institution=\"ICBC\"", "code=\"1300\""))
        .isEqualTo(scrape.sum("interlock_stops_total", "state=\"REFUSED\""));
    assertThat(
            scrape.sum(
                "interlock_stop_refused_yuan_total", "institution=\"ICBC\"", "code=\"1300\""))
        .isEqualTo(scrape.sum("interlock_stops_yuan_total", "state=\"REFUSED\""));
    assertThat(scrape.sum("interlock_stop_leg_seconds_count", "leg=\"result\""))
        .isEqualTo(
            scrape.sum("interlock_stops_total", "state=\"REFUSED\"")
                + scrape.sum("interlock_stops_total", "state=\"ACTIVE\""));
  }
}
