package interlock.topology;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.bank.Transfer;
import interlock.common.CareGroup;
import interlock.common.Contact;
import interlock.common.ContactKind;
import interlock.common.Party;
import interlock.contract.TopicNames;
import interlock.contract.intake.Fields;
import interlock.contract.intake.Sent;
import interlock.police.ReportedTransfer;
import interlock.police.WatchTarget;
import interlock.police.WatchTargetKind;
import interlock.task.AccountQueryTask;
import interlock.task.DissuasionTask;
import interlock.task.LineControlTask;
import interlock.task.Reason;
import interlock.task.StopPaymentTask;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * At rest the tasks do not depend on the order in which their events came, nor on how often
 * (design.md §8). Each subject has one piece of evidence that opens its case: which of several
 * comes first is part of a task's id. A reason's event ids tell what raised it, and are not
 * compared.
 */
class ArrivalOrderTest {
  private static final int ORDERS = 20;
  private static final Map<Topic, Class<? extends SpecificRecord>> TASKS =
      Map.of(
          Topic.TASK_DISSUASION, DissuasionTask.class,
          Topic.TASK_STOP_PAYMENT, StopPaymentTask.class,
          Topic.TASK_ACCOUNT_QUERY, AccountQueryTask.class,
          Topic.TASK_LINE_CONTROL, LineControlTask.class);
  private static final List<String> COMPARED =
      List.of(
          "level",
          "state",
          "warningClass",
          "amountAtRisk",
          "careGroup",
          "command",
          "kind",
          "scope",
          "amount",
          "hop",
          "caseId");

  @TempDir Path folder;

  /** An event and when the broker took it, whenever it is read. */
  private record Arrival(String topic, SpecificRecord record, Instant appendedAt) {}

  @Test
  void tasksAtRestDoNotDependOnTheOrderOfTheirEventsNorOnRepetition() throws Exception {
    List<Arrival> events = events();
    Map<String, Map<String, Object>> inOrder = tasksAfter(events);
    assertThat(inOrder.keySet())
        .as("every kind of task that is compared comes up")
        .anyMatch(key -> key.startsWith("task.dissuasion"))
        .anyMatch(key -> key.startsWith("task.stop-payment"))
        .anyMatch(key -> key.startsWith("task.line-control"));

    for (int seed = 0; seed < ORDERS; seed++) {
      var random = new Random(seed);
      List<Arrival> shuffled = new ArrayList<>(events);
      for (int i = 0; i < events.size() / 2; i++) {
        shuffled.add(events.get(random.nextInt(events.size())));
      }
      Collections.shuffle(shuffled, random);

      assertThat(tasksAfter(shuffled))
          .as("seed %d: %s", seed, shuffled.stream().map(a -> a.record().get(0)).toList())
          .isEqualTo(inOrder);
    }
  }

  private Map<String, Map<String, Object>> tasksAfter(List<Arrival> events) throws Exception {
    try (var house = new House(Files.createTempDirectory(folder, "house"))) {
      for (Arrival event : events) {
        house.send(
            event.topic(),
            "key",
            house.bytes(event.topic(), event.record()),
            new RecordHeaders(),
            event.appendedAt());
      }
      for (int i = 0; i < 8; i++) {
        house.advance(Duration.ofSeconds(1));
      }
      assertThat(house.written(Topic.DEAD_LETTER)).isEmpty();
      assertThat(house.written(Topic.INTAKE_REJECTED)).isEmpty();
      var tasks = new TreeMap<String, Map<String, Object>>();
      TASKS.forEach(
          (topic, type) -> {
            for (TestRecord<byte[], byte[]> written : house.written(topic)) {
              SpecificRecord task = house.record(topic, written.value(), type);
              tasks.put(topic.base() + " " + value(task, "taskId"), seen(task));
            }
          });
      return tasks;
    }
  }

  private static Map<String, Object> seen(SpecificRecord task) {
    var seen = new TreeMap<String, Object>();
    for (String field : COMPARED) {
      if (task.getSchema().getField(field) != null) {
        seen.put(field, String.valueOf(value(task, field)));
      }
    }
    var reasons = new TreeSet<String>();
    for (Object reason : (List<?>) value(task, "reasons")) {
      reasons.add(((Reason) reason).getCode());
    }
    seen.put("reasons", reasons);
    return seen;
  }

  private static Object value(SpecificRecord record, String field) {
    return record.get(record.getSchema().getField(field).pos());
  }

  private static List<Arrival> events() {
    var events = new ArrayList<Arrival>();
    SpecificRecord directive = add(events, TopicNames.WARNING_DIRECTIVE);
    Fields.set(directive, "subject", phone(1));
    Fields.set(directive, "counterparty", null);
    Fields.set(directive, "contact", null);
    Fields.set(directive, "level", interlock.common.Level.HIGH);
    SpecificRecord care = add(events, TopicNames.CARE_LIST);
    Fields.set(care, "person", phone(1));
    Fields.set(care, "group", CareGroup.ELDERLY);

    SpecificRecord call = add(events, TopicNames.TELECOM_FRAUD_CONTACT);
    Fields.set(call, "subscriber", "17000000002");
    SpecificRecord visit = add(events, TopicNames.ENTERPRISE_FRAUD_CONTACT);
    Fields.set(visit, "subscriber", "17000000003");
    Fields.set(visit, "phase", interlock.telecom.ContactPhase.INSTANT);
    Fields.set(
        visit,
        "contact",
        Contact.newBuilder().setKind(ContactKind.SITE).setUrl("rebate.example").build());
    SpecificRecord site = add(events, TopicNames.WATCHLIST);
    Fields.set(site, "target", new WatchTarget(WatchTargetKind.SITE, "rebate.example"));

    transfer(events, TopicNames.SUSPICIOUS_TRANSFER, "T-4", 4, 5, "80000.00");

    SpecificRecord report = add(events, TopicNames.INCIDENT_REPORT);
    Fields.set(report, "victim", account(6));
    Fields.set(report, "contacts", List.of());
    Fields.set(
        report,
        "transfers",
        List.of(
            ReportedTransfer.newBuilder()
                .setPayee(account(7))
                .setPayerAccount(account(6).getAccount())
                .setTransferId("T-6")
                .setAmount(new BigDecimal("50000.00"))
                .setOccurredAt(Sent.AT)
                .build()));
    transfer(events, TopicNames.ACCOUNT_MOVEMENT, "T-6", 6, 7, "50000.00");
    transfer(events, TopicNames.ACCOUNT_MOVEMENT, "T-7", 7, 8, "30000.00");
    transfer(events, TopicNames.ACCOUNT_MOVEMENT, "T-8", 8, 9, "10000.00");
    return events;
  }

  private static void transfer(
      List<Arrival> events, String topic, String id, int payer, int payee, String yuan) {
    var transfer = (Transfer) add(events, topic);
    transfer.setTransferId(id);
    transfer.setPayer(account(payer));
    transfer.setPayee(account(payee));
    transfer.setAmount(new BigDecimal(yuan));
  }

  /** Each a tenth of a second after the one before it. */
  private static SpecificRecord add(List<Arrival> events, String topic) {
    Instant at = Sent.AT.plusMillis(100L * events.size());
    SpecificRecord record = Sent.on(topic);
    Fields.set(record, "eventId", "E-" + (events.size() + 1));
    Fields.set(record, "occurredAt", at);
    Fields.set(record, "reportedAt", at);
    events.add(new Arrival(topic, record, at));
    return record;
  }

  private static Party phone(int n) {
    return Party.newBuilder().setPhone("1700000000" + n).build();
  }

  private static Party account(int n) {
    return Party.newBuilder().setAccount("622202000000000000" + n).setInstitution("ICBC").build();
  }
}
