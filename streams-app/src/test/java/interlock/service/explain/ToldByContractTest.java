package interlock.service.explain;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.schemas.Contracts;
import interlock.service.wording.Language;
import interlock.task.Cause;
import interlock.task.TaskHistory;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every kind of task and every field of its contract. */
class ToldByContractTest {
  private static final String TASK = "interlock.task.";

  /** Masked by the contract, and of no use to a person. */
  private static final String ROUTING_KEY = "SECRET-routingKey-1";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DissuasionTask",
        "StopPaymentTask",
        "AccountQueryTask",
        "LineControlTask",
        "LeadTask"
      })
  void aChangeOfAnyFieldIsTold(String kind) {
    SpecificRecord before = Filled.record(TASK + kind, 1);
    for (Schema.Field field : Contracts.schema(TASK + kind).getFields()) {
      if (Fields.UNTOLD.contains(field.name())) {
        continue;
      }
      var retelling = new Retelling();
      retelling.tell(revision(1, before));
      Entry entry = retelling.tell(revision(2, Filled.otherIn(field, TASK + kind)));
      assertThat(entry.changes()).as(field.name()).isNotEmpty();
      if (!field.name().equals("subject")) {
        assertThat(entry.changes()).extracting(Change::field).containsOnly(field.name());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DissuasionTask",
        "StopPaymentTask",
        "AccountQueryTask",
        "LineControlTask",
        "LeadTask"
      })
  void whatDoesNotChangeIsNotRepeated(String kind) {
    var retelling = new Retelling();
    retelling.tell(revision(1, Filled.record(TASK + kind, 1)));

    assertThat(retelling.tell(revision(2, Filled.record(TASK + kind, 1))).changes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DissuasionTask",
        "StopPaymentTask",
        "AccountQueryTask",
        "LineControlTask",
        "LeadTask"
      })
  void whatTheContractMasksIsShownOnlyToWhoAsks(String kind) {
    SpecificRecord first = Filled.record(TASK + kind, 1);
    SpecificRecord second = Filled.record(TASK + kind, 2);

    for (Language language : Language.values()) {
      assertThat(told(language, false, first, second)).doesNotContain(Filled.SECRET);
    }
    Set<String> secrets = new TreeSet<>(Filled.secrets(TASK + kind, 1));
    secrets.remove(ROUTING_KEY);
    assertThat(secrets).isNotEmpty();
    assertThat(told(Language.EN, true, first, second)).contains(secrets);
    assertThat(json(true, first)).contains(secrets);
    var retelling = new Retelling();
    assertThat(retelling.tell(revision(1, first)).toString()).doesNotContain(Filled.SECRET);
  }

  @Test
  void everyFieldHasItsNameInBothLanguages() {
    Map<String, Schema> fields = new LinkedHashMap<>();
    for (String kind :
        List.of(
            "DissuasionTask",
            "StopPaymentTask",
            "AccountQueryTask",
            "LineControlTask",
            "LeadTask")) {
      Filled.collect(Contracts.schema(TASK + kind), fields);
    }
    assertThat(fields.keySet().stream().filter(field -> !Fields.UNTOLD.contains(field)))
        .filteredOn(field -> !field.equals("subject"))
        .allMatch(Fields::isKnown);
  }

  private static String told(
      Language language, boolean reveal, SpecificRecord first, SpecificRecord second) {
    var retelling = new Retelling();
    var text = new TimelineText(language, ZoneOffset.UTC, reveal);
    Entry one = retelling.tell(revision(1, first));
    Entry two = retelling.tell(revision(2, second));
    return text.title(one) + text.lines(one) + text.lines(two) + json(reveal, first);
  }

  private static String json(boolean reveal, SpecificRecord task) {
    return new TimelineJson(reveal).line(new Retelling().tell(revision(1, task)));
  }

  private static Revision revision(int number, SpecificRecord task) {
    var history =
        new TaskHistory(
            "D-1",
            number,
            "task.dissuasion",
            new Cause("bank.suspicious-transfer", "e-1", "PAB", Instant.EPOCH),
            "default-1",
            Instant.EPOCH,
            ByteBuffer.allocate(0));
    return new Revision(history, Optional.of(task));
  }
}
