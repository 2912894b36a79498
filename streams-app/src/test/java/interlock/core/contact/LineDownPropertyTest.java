package interlock.core.contact;

import static interlock.Property.qt;
import static interlock.core.intake.Given.START;
import static interlock.core.intake.Given.site;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import interlock.core.event.LineControlFeedback.LineCommand;
import interlock.core.event.LineControlFeedback.Result;
import interlock.core.event.OfficerDecision.Action;
import interlock.core.mail.ContactMail;
import interlock.core.mail.Wake;
import interlock.core.task.LineControlTask;
import interlock.core.task.LineControlTask.State;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A carrier does what the task asks or refuses it, and tells its answers again at any time: what
 * the task says of the line is what the carrier did, and a line that is down without a ground is
 * being restored.
 */
class LineDownPropertyTest {

  @Test
  void whatTheTaskSaysIsWhatTheCarrierDidAndNoLineStaysDownWithoutAGround() {
    qt().forAll(lists().of(integers().between(0, 2_399)).ofSizeBetween(1, 30))
        .checkAssert(LineDownPropertyTest::lives);
  }

  private static void lives(List<Integer> seeds) {
    var desk = new ContactStory();
    desk.contact = site("http://rebate.example");
    List<ContactMail> said = new ArrayList<>();
    boolean down = false;
    long at = 0;
    int version = 0;
    for (int seed : seeds) {
      at += (1 + seed / 24) * ContactStory.HOUR;
      while (desk.wakeAt.isPresent() && desk.wakeAt.getAsLong() <= START + at) {
        long due = desk.wakeAt.getAsLong();
        desk.at(due - START, new Wake(due));
      }
      int what = seed % 8;
      boolean asked =
          !desk.tasks.isEmpty()
              && (desk.task().state() == State.REQUESTED || desk.task().state() == State.REFUSED);
      switch (what) {
        case 0, 1 -> desk.at(at, ContactStory.named("UP-" + seed % 3, ++version));
        case 2 -> desk.at(at, ContactStory.named("UP-" + seed % 3, ++version, false));
        case 3 -> desk.at(at, desk.decided("007", "D-" + at, Action.LIFT));
        case 4, 5 -> {
          if (asked) {
            LineCommand command = desk.task().command();
            down = command != LineCommand.RESTORE;
            said.add(desk.answered(command, Result.DONE, "S-" + at, at));
            desk.at(at, said.getLast());
          }
        }
        case 6 -> {
          if (asked) {
            said.add(desk.answered(desk.task().command(), Result.REFUSED, "S-" + at, at));
            desk.at(at, said.getLast());
          }
        }
        default -> {
          if (!said.isEmpty()) {
            desk.at(at, said.get(seed % said.size()));
          }
        }
      }
      agrees(desk, down, START + at);
    }
  }

  private static void agrees(ContactStory desk, boolean down, long now) {
    if (desk.tasks.isEmpty()) {
      return;
    }
    LineControlTask task = desk.task();
    if (task.state() == State.DONE) {
      assertThat(down).isEqualTo(task.command() != LineCommand.RESTORE);
    }
    boolean stands = LineRelief.standing(desk.file.orElseThrow(), now).involved();
    if (down && !stands) {
      assertThat(task.command()).isEqualTo(LineCommand.RESTORE);
      assertThat(task.state()).isIn(State.REQUESTED, State.REFUSED);
      assertThat(desk.wakeAt.orElseThrow()).isLessThanOrEqualTo(now + ContactStory.DAY);
    }
  }
}
