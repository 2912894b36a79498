package interlock.service.tasks;

import interlock.contract.TopicNames;
import interlock.task.AccountQueryTask;
import interlock.task.DissuasionTask;
import interlock.task.LeadTask;
import interlock.task.LineControlTask;
import interlock.task.StopPaymentTask;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** The five sorts of tasks; each has a topic of its own. */
public enum TaskKind {
  DISSUASION(TopicNames.TASK_DISSUASION, DissuasionTask.class),
  STOP_PAYMENT(TopicNames.TASK_STOP_PAYMENT, StopPaymentTask.class),
  ACCOUNT_QUERY(TopicNames.TASK_ACCOUNT_QUERY, AccountQueryTask.class),
  LINE_CONTROL(TopicNames.TASK_LINE_CONTROL, LineControlTask.class),
  LEAD(TopicNames.TASK_LEAD, LeadTask.class);

  private final String topic;
  private final Class<? extends SpecificRecord> type;

  TaskKind(String topic, Class<? extends SpecificRecord> type) {
    this.topic = topic;
    this.type = type;
  }

  /** The topic without the deployment's prefix. */
  public String topic() {
    return topic;
  }

  public Class<? extends SpecificRecord> type() {
    return type;
  }

  /** What follows {@code task.} in the topic's name, for example {@code stop-payment}. */
  public String label() {
    return topic.substring(topic.indexOf('.') + 1);
  }

  public static Optional<TaskKind> ofLabel(String label) {
    return Arrays.stream(values()).filter(kind -> kind.label().equals(label)).findFirst();
  }

  public static List<String> labels() {
    return Arrays.stream(values()).map(TaskKind::label).toList();
  }
}
