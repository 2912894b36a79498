package interlock.topology;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.core.breaker.Pace;
import interlock.core.breaker.Pace.Slice;
import interlock.core.task.Alert.Scope;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class BreakerStoreTest {
  private static final Pace OPEN =
      new Pace(List.of(new Slice(7, 3, 500), new Slice(9, 1, 20)), OptionalLong.of(46_000), 12);

  @Test
  void whatIsKeptComesBack() {
    assertThat(BreakerStore.paceOf(BreakerStore.valueOf(OPEN))).isEqualTo(OPEN);
    assertThat(BreakerStore.paceOf(BreakerStore.valueOf(Pace.NONE))).isEqualTo(Pace.NONE);
    var scope = new Scope(Scope.Kind.SOURCE, "PSB/440600");
    assertThat(BreakerStore.scopeOf(BreakerStore.keyOf(scope))).isEqualTo(scope);
  }

  @Test
  void anotherLayoutCountsAsNothing() {
    byte[] later = BreakerStore.valueOf(OPEN);
    later[0] = 2;
    assertThat(BreakerStore.paceOf(later)).isEqualTo(Pace.NONE);
    assertThat(BreakerStore.paceOf(new byte[] {1, 2, 3})).isEqualTo(Pace.NONE);
    assertThat(BreakerStore.paceOf(new byte[0])).isEqualTo(Pace.NONE);
  }

  @Test
  void aScopeNeverShowsItsName() {
    assertThat(new Scope(Scope.Kind.SOURCE, "6222020000000010019").toString())
        .isEqualTo("SOURCE(***)");
  }
}
