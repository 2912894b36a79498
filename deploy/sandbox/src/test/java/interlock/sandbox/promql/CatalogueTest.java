package interlock.sandbox.promql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CatalogueTest {
  @Test
  void takesWhatIsInIt() {
    assertThat(
            Catalogue.problems(
                "sum by (x) (rate(interlock_intake_left_total{job=~\"$job\",door=\"rejected\"}[5m]))"
                    + " / on (y) max(interlock_stops_open{state=~\"ACTIVE|FROZEN\"})"
                    + " > histogram_quantile(0.9, sum by (le)"
                    + " (rate(interlock_event_to_task_seconds_bucket[5m]))) or up == 0"))
        .isEmpty();
  }

  @Test
  void findsNamesLabelsAndWordsThatAreNot() {
    assertThat(Catalogue.problems("sum(rate(interlock_intake_left[5m]))"))
        .containsExactly("there is no metric interlock_intake_left");
    assertThat(Catalogue.problems("sum(interlock_breaker_open{desk=\"subject\"})"))
        .containsExactly("interlock_breaker_open has no label desk");
    assertThat(Catalogue.problems("sum(interlock_breaker_open{scope=~\"source|bank\"})"))
        .containsExactly("interlock_breaker_open: scope is never bank");
  }

  @Test
  void findsInstancesThatAreCountedTwiceOrNotAtAll() {
    assertThat(Catalogue.problems("sum by (level) (interlock_tasks_unsigned)"))
        .containsExactly("interlock_tasks_unsigned is of MAX instances, first aggregated by sum");
    assertThat(Catalogue.problems("sum(max by (level) (interlock_tasks_unsigned))")).isEmpty();
    assertThat(Catalogue.problems("max(interlock_breaker_open)"))
        .containsExactly("interlock_breaker_open is of SUM instances, first aggregated by max");
    assertThat(Catalogue.problems("interlock_breaker_open > 0"))
        .containsExactly("interlock_breaker_open is of SUM instances, first aggregated by nothing");
  }
}
