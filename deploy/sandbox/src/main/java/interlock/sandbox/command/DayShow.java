package interlock.sandbox.command;

import interlock.sandbox.day.DayRun;
import interlock.sandbox.day.DayScale;
import interlock.sandbox.day.DaySummary;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Plays the officers' day, and says every two seconds how far it is. */
final class DayShow implements DayRun.Watcher {
  private static final long EVERY_NANOS = TimeUnit.SECONDS.toNanos(2);
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

  private final Consumer<String> progress;
  private long toldAt = System.nanoTime();

  /**
   * @param progress takes a line
   */
  DayShow(Consumer<String> progress) {
    this.progress = progress;
  }

  DaySummary play(DayScale scale, BooleanSupplier cancelled) {
    return new DayRun(scale, this, cancelled).play();
  }

  @Override
  public void reached(Instant moment, int tasks) {
    long now = System.nanoTime();
    if (now - toldAt >= EVERY_NANOS) {
      toldAt = now;
      progress.accept("it is %s, %d tasks".formatted(CLOCK.format(moment), tasks));
    }
  }
}
