package interlock.service.access;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.service.tasks.UnitScope;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TokensTest {
  @Test
  void aCallerIsFoundByHisToken() {
    var read =
        Tokens.parse(
            """
            tokens:
              - name: foshan-platform
                sha256: %s
                unit: "440600"
                scopes: [read, act]
              - {name: chief, sha256: %s, unit: "*", scopes: [approve], officer: "007"}
            """
                .formatted(Tokens.sha256("one"), Tokens.sha256("two")));

    assertThat(read).isInstanceOf(Tokens.Reading.Valid.class);
    Tokens tokens = ((Tokens.Reading.Valid) read).tokens();
    assertThat(tokens.callerOf(Tokens.sha256("one")))
        .contains(
            new Caller(
                "foshan-platform",
                new UnitScope("4406"),
                Set.of(Scope.READ, Scope.ACT),
                Optional.empty()));
    assertThat(tokens.callerOf(Tokens.sha256("two")).orElseThrow().units())
        .isEqualTo(UnitScope.EVERYWHERE);
    assertThat(tokens.callerOf(Tokens.sha256("three"))).isEmpty();
    assertThat(tokens.callerOf(Tokens.sha256(""))).isEmpty();
  }

  @Test
  void everythingThatIsWrongIsToldWithoutTokens() {
    String digest = Tokens.sha256("one");
    var read =
        Tokens.parse(
            """
            tokens:
              - {name: a, sha256: %s, unit: "4406", scopes: [read]}
              - {name: a, sha256: %s, unit: "", scopes: [write], unti: x}
              - {sha256: secret}
            """
                .formatted(digest, digest));

    assertThat(read).isInstanceOf(Tokens.Reading.Invalid.class);
    assertThat(((Tokens.Reading.Invalid) read).problems())
        .hasSize(9)
        .anyMatch(p -> p.contains("token 2 has the name of another one"))
        .anyMatch(p -> p.contains("token 2 has no unit"))
        .anyMatch(p -> p.contains("unknown scope"))
        .anyMatch(p -> p.contains("token 3 has no sha256"))
        .noneMatch(p -> p.contains("secret") || p.contains(digest));
    assertThat(Tokens.parse("tokens: [")).isInstanceOf(Tokens.Reading.Invalid.class);
    assertThat(Tokens.parse("")).isInstanceOf(Tokens.Reading.Invalid.class);
  }

  @Test
  void aFieldSaidTwiceAndANumberWithoutQuotesAreNamed() {
    String entry = "tokens: [{name: a, sha256: %s, unit: \"4406\", scopes: [read]%s}]";
    String digest = Tokens.sha256("one");

    assertThat(problems(entry.formatted(digest, ", name: b")))
        .containsExactly("line 1 says name twice; keep one of them");
    assertThat(problems(entry.formatted(digest, ", x: 1, x: 2")))
        .as("a word that is none of ours is not repeated")
        .containsExactly("line 1 is no YAML; correct it");
    assertThat(problems("tokens: []\ntokens: []"))
        .containsExactly("line 2 says tokens twice; keep one of them");
    assertThat(problems(entry.formatted(digest, ", officer: 007")))
        .containsExactly("token 1 says officer as no text; write it in quotes");
    assertThat(problems(entry.replace("\"4406\"", "4406").formatted(digest, "")))
        .containsExactly("token 1 says unit as no text; write it in quotes");
  }

  private static List<String> problems(String yaml) {
    return ((Tokens.Reading.Invalid) Tokens.parse(yaml)).problems();
  }

  @Test
  void aCallerHasSoManyRequestsASecondAndTwiceThatAtOnce() {
    var nanos = new AtomicLong();
    var pace = new Pace(3, nanos::get);
    for (int i = 0; i < 6; i++) {
      assertThat(pace.admits("a")).isTrue();
    }
    assertThat(pace.admits("a")).isFalse();
    assertThat(pace.admits("b")).isTrue();
    nanos.addAndGet(1_000_000_000);
    assertThat(pace.admits("a")).isTrue();
  }
}
