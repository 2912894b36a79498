package interlock.service.api;

import static interlock.service.api.ApiHouse.as;
import static interlock.service.tasks.Published.ACCOUNT;
import static interlock.service.tasks.Published.NOW;
import static interlock.service.tasks.Published.PHONE;
import static interlock.service.tasks.Published.dissuasion;
import static interlock.service.tasks.Published.id;
import static interlock.service.tasks.Published.review;
import static interlock.service.tasks.Published.step;
import static org.assertj.core.api.Assertions.assertThat;

import interlock.contract.policy.PolicyDocument;
import interlock.service.api.ApiHouse.Answer;
import interlock.service.tasks.Published;
import interlock.task.DissuasionState;
import interlock.task.DissuasionTask;
import interlock.task.Measure;
import interlock.task.Step;
import interlock.task.StepState;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TasksOverHttpTest {
  @TempDir private static Path dir;
  private ApiHouse api;

  @BeforeEach
  void start() throws Exception {
    api =
        ApiHouse.guarded(
            dir,
            1_000,
            "foshan 440600 read",
            "nanhai 440605 read",
            "auditor * read,reveal",
            "writer 4406 act");
    api.put(
        dissuasion(1).build(),
        dissuasion(2).setResponsibleUnit("330106").build(),
        review(3).build());
    api.book.put(Published.summary("FS-0309"));
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void aListIsSortedFilteredAndMasked() throws Exception {
    Answer all = api.get(as("foshan"), "/v1/tasks");

    assertThat(all.status()).isEqualTo(200);
    assertThat(all.ids()).containsExactly(id("S", 3), id("D", 1));
    assertThat(all.text()).doesNotContain("138001", "12345").contains("**01");
    assertThat(all.json().at("/tasks/1/humanStep/measure").asText()).isEqualTo("CALL");
    assertThat(all.json().at("/tasks/1/task/amountAtRisk").decimalValue())
        .isEqualByComparingTo("50000.00");

    assertThat(api.get(as("foshan"), "/v1/tasks?kind=dissuasion&level=HIGH,LOW").ids())
        .containsExactly(id("D", 1));
    assertThat(api.get(as("foshan"), "/v1/tasks?unit=440606&state=PROPOSED").ids())
        .containsExactly(id("S", 3));
    assertThat(api.get(as("foshan"), "/v1/tasks?state=closed").ids()).isEmpty();
  }

  @Test
  void aUnitSeesWhatTheDirectoryPutsBelowIt() throws Exception {
    api.put(dissuasion(5).setResponsibleUnit("GUICHENG").setCopyUnits(List.of()).build());
    assertThat(api.get(as("nanhai"), "/v1/tasks").ids()).containsExactly(id("D", 1));

    api.units =
        PolicyDocument.patch(
                PolicyDocument.packaged(),
                Map.of("units.directory", "[{unit: GUICHENG, prefixes: ['440605001']}]"))
            .orThrow()
            .units();

    assertThat(api.get(as("nanhai"), "/v1/tasks").ids())
        .containsExactlyInAnyOrder(id("D", 1), id("D", 5));
    assertThat(api.get(as("nanhai"), "/v1/tasks/" + id("D", 5)).status()).isEqualTo(200);
    assertThat(api.get(as("nanhai"), "/v1/tasks?unit=GUICHENG").ids()).containsExactly(id("D", 5));
  }

  @Test
  void aUnitsOwnListHasWhatUnitsBelowCannotTake() throws Exception {
    api.put(dissuasion(6).setPriority(400).build());
    assertThat(api.get(as("nanhai"), "/v1/tasks?own=true").ids())
        .containsExactly(id("D", 1), id("D", 6));
    assertThat(api.get(as("foshan"), "/v1/tasks?own=true").ids()).isEmpty();

    api.units =
        PolicyDocument.patch(
                PolicyDocument.packaged(),
                Map.of(
                    "units.stepsPerOfficer",
                    "1",
                    "units.directory",
                    "[{unit: '440605', prefixes: ['440605'], officers: 1}]"))
            .orThrow()
            .units();

    assertThat(api.get(as("nanhai"), "/v1/tasks?own=true").ids()).containsExactly(id("D", 1));
    Answer above = api.get(as("foshan"), "/v1/tasks?own=true");
    assertThat(above.ids()).containsExactly(id("D", 6));
    assertThat(above.json().at("/fromBelow/0").asText()).isEqualTo(id("D", 6));
    assertThat(api.get(as("auditor"), "/v1/tasks?own=true").status()).isEqualTo(400);
  }

  @Test
  void aUnitsOwnListHasItsStepThoughAnothersIsDueFirst() throws Exception {
    var visit =
        new Step(Measure.VISIT, "330106", NOW.plusSeconds(60), StepState.PENDING, 0, null, false);
    api.put(
        dissuasion(7)
            .setSteps(
                List.of(visit, step(Measure.REVISIT, StepState.PENDING, NOW.plusSeconds(86_400))))
            .build());

    Answer own = api.get(as("nanhai"), "/v1/tasks?own=true");
    assertThat(own.ids()).contains(id("D", 7));
    assertThat(own.json().findValues("humanStep").toString()).contains("VISIT");
  }

  @Test
  void ofWhatChangedSinceAMomentNothingEarlierIsShown() throws Exception {
    api.put(ended(8, NOW.minusMillis(1)), ended(9, NOW), ended(10, NOW.plusSeconds(30)));

    String closed = "/v1/tasks?state=closed";
    assertThat(api.get(as("foshan"), closed).ids()).hasSize(3);
    assertThat(api.get(as("foshan"), closed + "&since=" + NOW).ids())
        .containsExactlyInAnyOrder(id("D", 9), id("D", 10));
    assertThat(api.get(as("foshan"), closed + "&since=2026-03-09T20:00:01%2B08:00").ids())
        .containsExactly(id("D", 10));
    assertThat(api.get(as("foshan"), "/v1/tasks?since=yesterday").field()).isEqualTo("since");
  }

  private static DissuasionTask ended(int number, Instant at) {
    return dissuasion(number).setState(DissuasionState.CONCLUDED).setUpdatedAt(at).build();
  }

  @Test
  void nobodyWithoutATokenAndNobodyBeyondHisUnit() throws Exception {
    assertThat(api.get("/v1/tasks").status()).isEqualTo(401);
    assertThat(api.get("/v1/tasks").response().headers().firstValue("WWW-Authenticate"))
        .contains("Bearer");
    assertThat(api.get(as("stranger"), "/v1/tasks").status()).isEqualTo(401);
    assertThat(api.get("/v1/tasks", "Authorization", "Basic foshan").status()).isEqualTo(401);
    assertThat(api.get(as("writer"), "/v1/tasks").status()).isEqualTo(403);

    assertThat(api.get(as("nanhai"), "/v1/tasks").ids()).containsExactly(id("D", 1));
    assertThat(api.get(as("nanhai"), "/v1/tasks?unit=33").ids()).isEmpty();
    for (String path :
        List.of(
            "/v1/tasks/" + id("S", 3),
            "/v1/tasks/" + id("D", 99),
            "/v1/subjects/" + id("D", 2),
            "/v1/cases/FS-0309",
            "/v1/accounts/none")) {
      assertThat(api.get(as("nanhai"), path).status()).as(path).isEqualTo(404);
    }
  }

  @Test
  void whatIsRevealedIsWrittenDownFirst() throws Exception {
    assertThat(api.get(as("foshan"), "/v1/tasks?reveal=true").status()).isEqualTo(403);
    assertThat(api.get(as("auditor"), "/v1/tasks").text()).doesNotContain(PHONE);
    assertThat(api.audit).isEmpty();

    Answer shown = api.get(as("auditor"), "/v1/tasks/" + id("D", 1) + "?reveal=true");
    assertThat(shown.text()).contains(PHONE, ACCOUNT);
    assertThat(shown.json().at("/history/0/reveal").asBoolean()).isTrue();
    assertThat(api.audit).containsExactly("auditor getTask [" + id("D", 1) + "]");

    api.auditFails = true;
    Answer refused = api.get(as("auditor"), "/v1/tasks?reveal=true");
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.text()).doesNotContain(PHONE);
  }

  @Test
  void aTaskHasItsHistoryUnlessItIsNotWanted() throws Exception {
    String path = "/v1/tasks/" + id("D", 1);
    assertThat(api.get(as("nanhai"), path).json().at("/history/0/revision").asInt()).isEqualTo(1);
    assertThat(api.get(as("nanhai"), path + "?history=false").json().has("history")).isFalse();
  }

  @Test
  void aPersonIsFoundByTaskPhoneOrAccountAndACaseByItsNumber() throws Exception {
    for (String name : List.of(id("D", 1), PHONE, "13800138001", "138-0013-8001")) {
      assertThat(api.get(as("foshan"), "/v1/subjects/" + name).ids()).as(name).contains(id("D", 1));
    }
    assertThat(api.get(as("foshan"), "/v1/accounts/" + ACCOUNT).ids())
        .containsExactly(id("S", 3), id("D", 1));
    assertThat(api.get(as("auditor"), "/v1/accounts/" + ACCOUNT).ids()).hasSize(3);

    Answer found = api.get(as("foshan"), "/v1/cases/FS-0309");
    assertThat(found.ids()).containsExactly(id("S", 3));
    assertThat(found.json().at("/summary/lost").decimalValue()).isEqualByComparingTo("1570000.00");
  }

  @Test
  void pagesAreFollowedToTheEnd() throws Exception {
    for (int i = 10; i < 40; i++) {
      api.put(dissuasion(i).setPriority(i).build());
    }
    List<String> seen = new ArrayList<>();
    String cursor = "";
    do {
      Answer page = api.get(as("auditor"), "/v1/tasks?limit=7" + cursor);
      seen.addAll(page.ids());
      cursor = page.json().has("next") ? "&cursor=" + page.json().get("next").asText() : "";
    } while (!cursor.isEmpty());

    assertThat(seen).hasSize(33).doesNotHaveDuplicates();
  }

  @Test
  void aWrongQuestionIsToldWithItsFix() throws Exception {
    for (String query :
        List.of(
            "limit=0",
            "limit=201",
            "limit=x",
            "cursor=x",
            "kind=stops",
            "level=BAD",
            "state=HALF",
            "human=yes")) {
      Answer answer = api.get(as("auditor"), "/v1/tasks?" + query);
      assertThat(answer.status()).as(query).isEqualTo(400);
      assertThat(answer.field()).as(query).isEqualTo(query.substring(0, query.indexOf('=')));
      assertThat(answer.json().at("/errors/0/fix").asText()).isNotEmpty();
      assertThat(answer.response().headers().firstValue("Content-Type"))
          .contains("application/problem+json");
    }
    assertThat(api.get(as("auditor"), "/v1/tasks?untis=4406").text())
        .contains("write only: cursor, human");
    assertThat(api.get(as("auditor"), "/v1/nothing").status()).isEqualTo(404);
  }

  @Test
  void beforeTheTasksAreKnownNothingIsAnswered() throws Exception {
    api.loaded = false;
    Answer answer = api.get(as("foshan"), "/v1/tasks");
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.response().headers().firstValue("Retry-After")).isPresent();
    assertThat(api.get("/health/ready").status()).isEqualTo(503);
    assertThat(api.get("/health/live").status()).isEqualTo(200);
  }

  @Test
  void aFloodOfOneCallerIsHeldBackAndOthersAreServed() throws Exception {
    try (ApiHouse slow = ApiHouse.guarded(dir, 5, "busy 4406 read", "calm 4406 read")) {
      List<Integer> statuses = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        statuses.add(slow.get(as("busy"), "/v1/tasks").status());
      }
      assertThat(statuses).startsWith(200).contains(429);
      assertThat(slow.get(as("calm"), "/v1/tasks").status()).isEqualTo(200);
      for (int i = 0; i < 40; i++) {
        statuses.add(slow.get(as("guess" + i), "/v1/tasks").status());
      }
      assertThat(statuses).contains(401).endsWith(429);
    }
  }
}
