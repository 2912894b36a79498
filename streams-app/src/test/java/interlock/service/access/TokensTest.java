package interlock.service.access;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.service.tasks.UnitScope;
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
                unit: 440600
                scopes: [read, act]
              - {name: chief, sha256: %s, unit: "*", scopes: [approve], officer: "007"}
            """
                .formatted(Tokens.sha256("one"), Tokens.sha256("two")));

    assertThat(read).isInstanceOf(Tokens.Reading.Valid.class);
    Tokens tokens = ((Tokens.Reading.Valid) read).tokens();
    assertThat(tokens.caller("one"))
        .contains(
            new Caller(
                "foshan-platform",
                new UnitScope("4406"),
                Set.of(Scope.READ, Scope.ACT),
                Optional.empty()));
    assertThat(tokens.caller("two").orElseThrow().units()).isEqualTo(UnitScope.EVERYWHERE);
    assertThat(tokens.caller("three")).isEmpty();
    assertThat(tokens.caller("")).isEmpty();
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
