package interlock.sandbox.it;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.bank.Transfer;
import interlock.common.Party;
import interlock.mail.CaseMail;
import interlock.mail.CaseMailKind;
import interlock.police.IncidentReport;
import interlock.police.ReportedTransfer;
import interlock.sandbox.load.BadBytes;
import interlock.sandbox.load.Records;
import interlock.sandbox.server.AppProcess;
import interlock.topology.Topic;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;

/** What no party should send hurts nobody else, and nothing of it is lost. */
abstract class BadBytesSuite extends IntegrationSuite {
  private static final String HEADERS = "__streams.errors.";
  private static final String KEY = "one partition for all of them";

  /** Below the 1,048,588 bytes that an input topic takes. */
  private static final int LARGE = 1_000_000;

  /** As many as the packaged policy allows. */
  private static final int LINES = 2_000;

  private final Instant now = Instant.now();

  @Test
  void badBytesBetweenGoodOnesAreDeadLettersWhole() {
    try (Deployment deployment = deploy("bytes", Policies.unhurried(), 0)) {
      deployment.start("a");
      Map<String, byte[]> bad = BadBytes.of(transfer(deployment, 900));
      Map<String, byte[]> sent = new LinkedHashMap<>();
      int good = 0;
      for (byte[] bytes : bad.values()) {
        deployment.raw().send(Topic.BANK_SUSPICIOUS_TRANSFER, KEY, transfer(deployment, good));
        good++;
        sent.put(place(deployment.raw().send(Topic.BANK_SUSPICIOUS_TRANSFER, KEY, bytes)), bytes);
      }
      Transfer negative = suspicious(good);
      negative.setAmount(new BigDecimal("-1.00"));
      deployment.raw().send(Topic.BANK_SUSPICIOUS_TRANSFER, KEY, bytes(deployment, negative));
      good++;
      deployment.raw().send(Topic.BANK_SUSPICIOUS_TRANSFER, KEY, transfer(deployment, good));
      Published published = deployment.published();
      published.awaitRest();

      assertThat(deadLetters(published)).usingRecursiveComparison().isEqualTo(sent);
      published.deadLetters().forEach(BadBytesSuite::requireHeaders);
      assertThat(published.receipts("MAILED")).isEqualTo(bad.size() + 1L);
      assertThat(published.receipts("REJECTED")).isEqualTo(1);
      assertThat(published.receipts().values()).containsOnly(1);
      assertThat(published.receipts()).hasSize(bad.size() + 2);
      assertThat(published.all(Topic.INTAKE_REJECTED))
          .singleElement()
          .satisfies(r -> assertThat(r).containsEntry("reason", "NEGATIVE_AMOUNT"));
      assertThat(published.newest(Topic.TASK_DISSUASION))
          .as("every good one has its task")
          .hasSize(bad.size() + 1);
    }
  }

  /** As many lines as Intake takes, and long ones: each of its payees is stopped. */
  @Test
  void aLargeReportGoesItsWayAndOneWithTooManyLinesIsRefused() {
    try (Deployment deployment = deploy("large", Policies.unhurried(), 0)) {
      AppProcess app = deployment.start("a");
      Published published = deployment.published();
      byte[] tooMany = bytes(deployment, report("many", 6_000, 4));
      byte[] large = bytes(deployment, report("large", LINES, 120));
      assertThat(tooMany.length).isBetween(LARGE / 2, LARGE);
      assertThat(large.length).isBetween(LARGE / 2, LARGE);

      deployment.raw().send(Topic.POLICE_INCIDENT_REPORT, KEY, tooMany);
      deployment.raw().send(Topic.POLICE_INCIDENT_REPORT, KEY, large);
      deployment.raw().send(Topic.POLICE_INCIDENT_REPORT, KEY, report(deployment, "good"));
      published.awaitRest();

      assertThat(app.isAlive()).isTrue();
      assertThat(published.all(Topic.INTAKE_REJECTED))
          .singleElement()
          .satisfies(
              r ->
                  assertThat(r)
                      .containsEntry("reason", "LIST_TOO_LONG")
                      .containsEntry("value", tooMany.length + " bytes"));
      assertThat(published.deadLetters()).isEmpty();
      assertThat(published.receipts("MAILED")).isEqualTo(2);
      assertThat(published.receipts("REJECTED")).isEqualTo(1);
      assertThat(stoppedCases(published)).containsExactly("good", "large");
      assertThat(published.newest(Topic.TASK_STOP_PAYMENT)).hasSize(LINES + 1);
    }
  }

  /**
   * Nothing that Intake lets in is too large for a file, so that here it is passed by: a mail as an
   * instance with other limits might have left it. It is a dead letter of the desk's mailbox and
   * does not take the next one along.
   */
  @Test
  void whatIsTooLargeForItsDesksFileIsSetAsideAndTheNextOneGoesItsWay() {
    try (Deployment deployment = deploy("oversize", Policies.unhurried(), 0)) {
      AppProcess app = deployment.start("a");
      Published published = deployment.published();
      byte[] oversize = mail(deployment, report("oversize", 9_500, 0));
      assertThat(oversize.length).isBetween(LARGE / 2, LARGE);

      deployment.raw().send(Topic.MAIL_CASE, "c:oversize", oversize);
      deployment.raw().send(Topic.MAIL_CASE, "c:good-1", mail(deployment, report("good-1", 1, 4)));
      deployment.raw().send(Topic.POLICE_INCIDENT_REPORT, KEY, report(deployment, "good-2"));
      published.awaitRest();

      assertThat(app.isAlive()).isTrue();
      assertThat(published.deadLetters())
          .singleElement()
          .satisfies(
              letter -> {
                assertThat(header(letter, "topic"))
                    .isEqualTo(Topic.MAIL_CASE.on(deployment.prefix()));
                assertThat(header(letter, "exception")).endsWith("OversizeException");
                assertThat(letter.value()).isEqualTo(oversize);
              });
      assertThat(stoppedCases(published)).containsExactly("good-1", "good-2");
    }
  }

  /** As Intake writes it: identifiers in normal form. */
  private byte[] mail(Deployment deployment, IncidentReport report) {
    report.getVictim().setPhone("+86" + report.getVictim().getPhone());
    CaseMail mail =
        CaseMail.newBuilder()
            .setKind(CaseMailKind.REPORTED)
            .setCauseKind(Topic.POLICE_INCIDENT_REPORT.base())
            .setEventId(report.getEventId())
            .setSource(report.getSource())
            .setSourceTime(now)
            .setReceivedAt(now)
            .setEventReceivedAt(now)
            .setReported(report)
            .build();
    return deployment.bytes(Topic.MAIL_CASE, CaseMail.class, mail);
  }

  private static SortedSet<String> stoppedCases(Published published) {
    return published.newest(Topic.TASK_STOP_PAYMENT).stream()
        .map(task -> task.get("caseId").toString())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static byte[] bytes(Deployment deployment, Transfer transfer) {
    return deployment.bytes(Topic.BANK_SUSPICIOUS_TRANSFER, Transfer.class, transfer);
  }

  private static byte[] bytes(Deployment deployment, IncidentReport report) {
    return deployment.bytes(Topic.POLICE_INCIDENT_REPORT, IncidentReport.class, report);
  }

  private Transfer suspicious(int number) {
    String id = "bytes-" + number;
    return Records.suspicious(id, now, id, number, 5_000 + number, 100_000);
  }

  private byte[] transfer(Deployment deployment, int number) {
    return bytes(deployment, suspicious(number));
  }

  private byte[] report(Deployment deployment, String caseId) {
    return bytes(deployment, report(caseId, 1, 4));
  }

  /**
   * @param lines payments, each to another account
   * @param name characters of each payee's name
   */
  private IncidentReport report(String caseId, int lines, int name) {
    int victim = Math.abs(caseId.hashCode() % 1_000);
    List<ReportedTransfer> transfers = new ArrayList<>();
    for (int i = 0; i < lines; i++) {
      ReportedTransfer line =
          Records.line(now, caseId + "-" + i, victim, 10_000 + victim * 7_000 + i, 100_000);
      Party payee = line.getPayee();
      payee.setName("名".repeat(name));
      transfers.add(line);
    }
    return Records.report("report-" + caseId, now, caseId, victim, transfers);
  }

  private static Map<String, byte[]> deadLetters(Published published) {
    Map<String, byte[]> letters = new LinkedHashMap<>();
    for (ConsumerRecord<byte[], byte[]> letter : published.deadLetters()) {
      String place =
          header(letter, "topic")
              + "-"
              + header(letter, "partition")
              + "@"
              + header(letter, "offset");
      assertThat(letters).as("once").doesNotContainKey(place);
      assertThat(new String(letter.key(), StandardCharsets.UTF_8)).isEqualTo(KEY);
      letters.put(place, letter.value());
    }
    return letters;
  }

  private static void requireHeaders(ConsumerRecord<byte[], byte[]> letter) {
    assertThat(header(letter, "exception")).endsWith("BadRecordException");
    assertThat(header(letter, "message")).isNotBlank();
  }

  private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
    return new String(letter.headers().lastHeader(HEADERS + name).value(), StandardCharsets.UTF_8);
  }

  private static String place(RecordMetadata at) {
    return at.topic() + "-" + at.partition() + "@" + at.offset();
  }
}
