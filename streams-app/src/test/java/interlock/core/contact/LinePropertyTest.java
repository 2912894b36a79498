package interlock.core.contact;

import static interlock.Property.qt;
import static interlock.core.intake.Given.POLICY;
import static interlock.core.intake.Given.START;
import static interlock.core.intake.Given.site;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import interlock.contract.policy.PolicyDocument;
import interlock.core.event.LineControlFeedback.LineCommand;
import interlock.core.event.LineControlFeedback.Result;
import interlock.core.event.OfficerDecision.Action;
import interlock.core.mail.ContactMail;
import interlock.core.mail.Wake;
import interlock.core.policy.Policy;
import interlock.core.task.LineControlTask;
import interlock.core.task.LineControlTask.State;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Reports, retellings, withdrawals, answers, lifts and time in any order: a site is asked to be
 * blocked exactly while a ground stands that neither time nor an officer has set aside, and never
 * beyond the end that its task names; whether a desk is woken at that moment or not.
 */
class LinePropertyTest {
  private static final long MINUTE = 60_000;
  private static final long LONGEST = 60 * MINUTE;
  private static final Policy SHORT =
      PolicyDocument.patch(POLICY, Map.of("lineControl.longest", "1h")).orThrow();

  /** What ought to be: one ground a case, one measure at a time. */
  private static final class Model {
    final Set<String> named = new TreeSet<>();
    final Set<String> setAside = new TreeSet<>();
    long endsAt = Long.MAX_VALUE;

    Set<String> standing() {
      var standing = new TreeSet<>(named);
      standing.removeAll(setAside);
      return standing;
    }

    boolean isAsked() {
      return endsAt != Long.MAX_VALUE;
    }

    void passes(long now) {
      if (endsAt <= now) {
        setAside.addAll(standing());
        endsAt = Long.MAX_VALUE;
      }
    }

    void follows(long now) {
      if (standing().isEmpty()) {
        endsAt = Long.MAX_VALUE;
      } else if (!isAsked()) {
        endsAt = now + LONGEST;
      }
    }
  }

  /** A desk, woken in time or never, and how often each case was told. */
  private static final class Told extends ContactStory {
    final boolean woken;
    final int[] versions = new int[4];

    Told(boolean woken) {
      this.woken = woken;
      contact = site("http://rebate.example");
      policy = SHORT;
    }

    /** Time passes until that moment. */
    void until(long at) {
      while (woken && wakeAt.isPresent() && wakeAt.getAsLong() <= START + at) {
        long due = wakeAt.getAsLong();
        at(due - START, new Wake(due));
        at(due - START, new Wake(due));
      }
    }

    void twice(long at, ContactMail mail) {
      at(at, mail);
      int told = tasks.size();
      at(at, mail);
      assertThat(tasks).as("told twice").hasSize(told);
    }

    boolean isAsked() {
      return file.flatMap(ContactFile::control)
          .filter(c -> c.command() == LineCommand.BLOCK_CONTACT && c.state() != State.CANCELLED)
          .isPresent();
    }
  }

  @Test
  void aLineIsAskedForExactlyWhileAGroundCountsAndNeverBeyondItsEnd() {
    qt().forAll(lists().of(integers().between(0, 2_399)).ofSizeBetween(1, 24))
        .checkAssert(
            seeds -> {
              lives(seeds, true);
              lives(seeds, false);
            });
  }

  private static void lives(List<Integer> seeds, boolean woken) {
    var desk = new Told(woken);
    var model = new Model();
    long at = 0;
    for (int i = 0; i < seeds.size(); i++) {
      int seed = seeds.get(i);
      int n = seed % 4;
      int what = seed / 4 % 6;
      at += seed / 24 % 100 * MINUTE;
      desk.until(at);
      model.passes(START + at);
      switch (what) {
        case 0, 1 -> {
          desk.twice(at, ContactStory.named("UP-" + n, ++desk.versions[n]));
          model.named.add("UP-" + n);
        }
        case 2 -> {
          desk.twice(at, ContactStory.named("UP-" + n, ++desk.versions[n], false));
          model.named.remove("UP-" + n);
        }
        case 3 -> {
          desk.at(at, desk.decided("007", "D-" + i, Action.LIFT));
          model.setAside.addAll(model.standing());
        }
        case 4 -> desk.at(at, new Wake(START + at));
        default ->
            desk.at(
                at,
                desk.answered(
                    desk.tasks.isEmpty() ? LineCommand.BLOCK_CONTACT : desk.task().command(),
                    Result.DONE));
      }
      model.follows(START + at);
      assertThat(desk.isAsked()).isEqualTo(model.isAsked());
      if (model.isAsked()) {
        LineControlTask task = desk.task();
        assertThat(task.expiresAt()).hasValue(model.endsAt);
        assertThat(task.notice()).isPresent();
        assertThat(task.legalBasis()).isNotEmpty();
        assertThat(task.caseIds()).containsExactlyElementsOf(model.standing());
      }
    }
    for (LineControlTask task : desk.tasks) {
      assertThat(task.expiresAt().isPresent())
          .isEqualTo(
              task.command() == LineCommand.BLOCK_CONTACT && task.state() != State.CANCELLED);
    }
  }
}
