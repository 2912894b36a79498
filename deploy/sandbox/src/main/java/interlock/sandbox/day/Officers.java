package interlock.sandbox.day;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Who is free takes the most pressing thing that his unit has for him. */
final class Officers {
  private final DayScale scale;
  private final Diary diary;
  private final Stage stage;
  private final Worklists worklists;
  private final Casework casework;
  private final Map<Post, Integer> busy = new HashMap<>();

  private record Post(String unit, Hand hand) {}

  Officers(DayScale scale, Diary diary, Stage stage, Worklists worklists, Casework casework) {
    this.scale = scale;
    this.diary = diary;
    this.stage = stage;
    this.worklists = worklists;
    this.casework = casework;
  }

  /** Everybody who is free looks at the list. */
  void look() {
    for (String unit : Prefecture.units()) {
      for (Hand hand : Hand.values()) {
        look(new Post(unit, hand));
      }
    }
  }

  private void look(Post post) {
    while (busy.getOrDefault(post, 0) < post.hand().onDuty(scale, stage.now())) {
      Optional<Job> job = worklists.take(post.unit(), post.hand(), stage.now());
      if (job.isEmpty()) {
        return;
      }
      busy.merge(post, 1, Integer::sum);
      casework.begin(job.get(), again -> free(post, job.get(), again));
    }
  }

  private void free(Post post, Job job, Duration again) {
    busy.merge(post, -1, Integer::sum);
    worklists.putBack(job, stage.now().plus(again));
    if (again.isPositive()) {
      diary.note(
          stage.now().plus(again),
          () -> {
            // Everybody looks after each deed: this is the moment at which it can be tried again.
          });
    }
  }
}
