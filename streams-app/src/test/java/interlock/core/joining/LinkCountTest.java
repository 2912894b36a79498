package interlock.core.joining;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.core.identity.Account;
import interlock.core.identity.Generation;
import interlock.core.identity.Phone;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Refused links beyond those listed are counted, each once, in a bounded space. */
class LinkCountTest {
  private static final Generation PHONE =
      Generation.first(Phone.ofE164("+8617000000101").orElseThrow());

  private static Link link(int n) {
    Account account = Account.parse("62220200%08d".formatted(n)).value().orElseThrow();
    return new Link(PHONE, Generation.first(account), n);
  }

  private static LinkCount of(int from, int to) {
    LinkCount tally = LinkCount.NONE;
    for (int i = from; i < to; i++) {
      tally = tally.with(link(i));
    }
    return tally;
  }

  @Test
  void countsNothingBeforeTheFirst() {
    assertThat(LinkCount.NONE.count()).isZero();
    assertThat(LinkCount.NONE.contains(link(1))).isFalse();
  }

  @Test
  void countsFewExactlyAndManyNearly() {
    assertThat(of(0, 1).count()).isEqualTo(1);
    assertThat(of(0, 5).count()).isEqualTo(5);
    assertThat(of(0, 100).count()).isBetween(90, 110);
    assertThat(of(0, 1_000).count()).isBetween(850, 1_150);
    assertThat(of(0, 20_000).count()).isBetween(3_000, 4_000);
  }

  @Test
  void aRepeatAndAnyOrderLeaveNoTrace() {
    LinkCount one = of(0, 60).union(of(40, 90));
    assertThat(one).isEqualTo(of(0, 90));
    assertThat(of(40, 90).union(of(0, 60))).isEqualTo(one);
    assertThat(one.with(link(7))).isEqualTo(one);
    assertThat(one.union(LinkCount.NONE)).isEqualTo(one);
  }

  @Test
  void whatFindsNoRoomInTheListIsCountedAtASubjectOnceHoweverOftenItIsTold() {
    Members members = Members.NONE;
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < Members.MOST_REFUSED + 9; i++) {
        members = members.refuses(new Refused(link(i), Refusal.CAP));
      }
    }
    assertThat(members.refused()).hasSize(Members.MOST_REFUSED);
    assertThat(members.refusedLinks()).isEqualTo(Members.MOST_REFUSED + 9);
    Members known = members;
    assertThat(IntStream.range(0, Members.MOST_REFUSED + 9).mapToObj(LinkCountTest::link))
        .allMatch(
            l -> known.more().contains(l) || known.refused().stream().anyMatch(r -> r.sameEnds(l)));
    assertThat(known.absorb(PHONE, known).refusedLinks()).isEqualTo(known.refusedLinks());
  }
}
