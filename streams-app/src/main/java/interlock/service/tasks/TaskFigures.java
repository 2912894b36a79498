package interlock.service.tasks;

import interlock.metrics.Meters;
import interlock.metrics.Watched;
import java.time.InstantSource;

/** The metrics that are made of a book of tasks. */
public final class TaskFigures {
  private final TaskBook book;
  private final TimeToReader readable;
  private final BankAnswers answers;
  private final CaseMoney money;

  /** Listens to the book; what comes before {@link #begin} is no news. */
  public TaskFigures(TaskBook book, Meters meters, Watched watched, InstantSource clock) {
    this.book = book;
    readable = new TimeToReader(meters, clock);
    answers = new BankAnswers(meters, watched, clock);
    money = new CaseMoney(meters);
    book.listen(new OpenTasks(meters, clock));
    book.listen(new Cheated(meters));
    book.listen(answers);
    book.listen(money);
  }

  /** All that there was has been read: from now on spans of time are measured. */
  public void begin() {
    answers.begin();
    money.begin();
    book.listen(readable);
  }
}
