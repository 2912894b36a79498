package interlock.topology;

import interlock.bank.StopPaymentFeedback;
import interlock.casefile.CaseSummary;
import interlock.centre.DissuasionFeedback;
import interlock.common.Party;
import interlock.contract.TopicNames;
import interlock.contract.intake.Sent;
import interlock.metrics.Meters;
import interlock.police.IncidentReport;
import interlock.police.ReportedTransfer;
import interlock.police.WarningDirective;
import interlock.service.tasks.TaskBook;
import interlock.service.tasks.TaskFigures;
import interlock.service.tasks.TaskKind;
import interlock.service.tasks.TaskRow;
import interlock.service.tasks.TaskRows;
import interlock.telecom.FraudContact;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;

/**
 * Many persons, each warned, some also defrauded, reported and answered for; and what a reader of
 * the topics makes of it. Remembers every word by which one could be known.
 */
final class Crowd {
  private static final int REPORTED = 20;
  private static final int REFUSED = 50;
  private static final int CALLED = 25;
  private static final int BATCH = 100;

  private final House house;
  private final TaskBook book = new TaskBook(() -> 0, () -> Long.MAX_VALUE / 2);
  private final Set<String> words = new HashSet<>();
  private int events;

  Crowd(House house) {
    this.house = house;
    var figures =
        new TaskFigures(
            book, new Meters(house.meters()), House.WATCHED, InstantSource.fixed(Sent.AT));
    figures.begin();
  }

  /** Sends what happens to the persons of these numbers. */
  void live(int from, int to) {
    for (int person = from; person < to; person++) {
      warned(person);
      if (person % CALLED == 0) {
        called(person);
      }
      if (person % REPORTED == 0) {
        reported(person);
      }
      if (person % REFUSED == 0) {
        unusable(person);
      }
      if (person % BATCH == 0) {
        read();
      }
    }
    read();
    // What came of the answers.
    read();
  }

  /** Phones, accounts, names, sources, cases, events and tasks. */
  Set<String> words() {
    return words;
  }

  int events() {
    return events;
  }

  int tasks() {
    return book.size();
  }

  private String word(String pattern, int person) {
    String word = pattern.formatted(person);
    words.add(word);
    return word;
  }

  private void send(String topic, SpecificRecord record) {
    events++;
    house.send(topic, record);
  }

  private Party person(int person) {
    return Party.newBuilder()
        .setAccount(word("62220298%09d", person))
        .setInstitution(word("bank-%d-x", person))
        .setName(word("姓名%d号", person))
        .setPhone("+86" + word("170%08d", person))
        .build();
  }

  private void warned(int person) {
    send(
        TopicNames.WARNING_DIRECTIVE,
        WarningDirective.newBuilder((WarningDirective) Sent.on(TopicNames.WARNING_DIRECTIVE))
            .setEventId(word("event-%d-x", person))
            // A source that puts a phone where its name belongs.
            .setSource(person % 2 == 0 ? "PSB" : word("171%08d", person))
            .setDirectiveId(word("directive-%d-x", person))
            .setSubject(person(person))
            .setCounterparty(null)
            .setContact(null)
            .build());
  }

  private void called(int person) {
    send(
        TopicNames.TELECOM_FRAUD_CONTACT,
        FraudContact.newBuilder((FraudContact) Sent.on(TopicNames.TELECOM_FRAUD_CONTACT))
            .setEventId(word("call-%d-x", person))
            .setSubscriber("+86" + word("170%08d", person))
            .build());
  }

  private void reported(int person) {
    var payee =
        Party.newBuilder()
            .setAccount(word("62220297%09d", person))
            .setInstitution(person % 3 == 0 ? "ICBC" : word("bank-%d-y", person))
            .setName(word("收款%d号", person))
            .build();
    var line =
        new ReportedTransfer(
            payee,
            new BigDecimal("80000.00"),
            Sent.AT,
            word("transfer-%d-x", person),
            word("62220298%09d", person),
            null);
    send(
        TopicNames.INCIDENT_REPORT,
        IncidentReport.newBuilder((IncidentReport) Sent.on(TopicNames.INCIDENT_REPORT))
            .setEventId(word("report-%d-x", person))
            .setCaseId(word("case-%d-x", person))
            .setVictim(person(person))
            .setTransfers(List.of(line))
            .setContacts(List.of())
            .build());
  }

  private void unusable(int person) {
    send(
        TopicNames.WARNING_DIRECTIVE,
        WarningDirective.newBuilder((WarningDirective) Sent.on(TopicNames.WARNING_DIRECTIVE))
            .setEventId(word("refused-%d-x", person))
            .setSource(word("source-%d-x", person))
            .setOccurredAt(Instant.EPOCH)
            .build());
    events++;
    house.send(
        TopicNames.WARNING_DIRECTIVE,
        "key",
        word("no record %d", person).getBytes(StandardCharsets.UTF_8),
        new RecordHeaders());
  }

  /** As the follower does; and answers what is read for the first time. */
  private void read() {
    for (TaskKind kind : TaskKind.values()) {
      Topic topic = Topic.ofBase(kind.topic()).orElseThrow();
      for (TestRecord<byte[], byte[]> written : house.written(topic)) {
        SpecificRecord task = house.record(topic, written.value(), kind.type());
        TaskRow row = TaskRows.of(task);
        words.add(row.taskId());
        book.put(row);
        if (row.revision() == 1) {
          answer(task);
        }
      }
    }
    for (TestRecord<byte[], byte[]> written : house.written(Topic.CASE_SUMMARY)) {
      book.put(house.record(Topic.CASE_SUMMARY, written.value(), CaseSummary.class));
    }
  }

  private void answer(SpecificRecord task) {
    switch (task) {
      case interlock.task.StopPaymentTask stop -> {
        boolean refuses = "ICBC".equals(stop.getTarget().getInstitution());
        send(
            TopicNames.STOP_PAYMENT_FEEDBACK,
            StopPaymentFeedback.newBuilder(
                    (StopPaymentFeedback) Sent.on(TopicNames.STOP_PAYMENT_FEEDBACK))
                .setEventId("answer-" + stop.getTaskId())
                .setTaskId(stop.getTaskId())
                .setApplicationId(stop.getApplicationId())
                .setAccount(stop.getTarget().getAccount())
                .setInstitution(stop.getTarget().getInstitution())
                .setResultCode(refuses ? "1300" : "0000")
                .setAmountHeld(refuses ? null : stop.getAmount())
                .build());
        words.add(stop.getApplicationId());
      }
      case interlock.task.DissuasionTask warning ->
          send(
              TopicNames.DISSUASION_FEEDBACK,
              DissuasionFeedback.newBuilder(
                      (DissuasionFeedback) Sent.on(TopicNames.DISSUASION_FEEDBACK))
                  .setEventId("feedback-" + warning.getTaskId())
                  .setTaskId(warning.getTaskId())
                  .setRoutingKey(warning.getRoutingKey())
                  .build());
      default -> {}
    }
  }
}
