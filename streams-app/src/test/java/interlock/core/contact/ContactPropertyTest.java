package interlock.core.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import interlock.core.event.FraudContact.Phase;
import interlock.core.event.Grade;
import interlock.core.mail.ContactMail;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whatever comes to a ContactDesk, in any order and as often as it likes. */
class ContactPropertyTest extends ContactStory {
  /** Whatever came: who is kept has been told of the first grounds, and of none that fell. */
  @Test
  void whatStandsIsToldAndNothingElse() {
    qt().forAll(lists().of(integers().between(0, 255)).ofSizeBetween(1, 14))
        .checkAssert(
            seeds -> {
              var test = new ContactStory();
              for (int i = 0; i < seeds.size(); i++) {
                int seed = seeds.get(i);
                int n = (seed >> 3) % 4;
                test.at(
                    HOUR + i / 2,
                    seed % 4 == 2 ? named("UP-" + n, seed >> 3, seed < 128) : arbitrary(seed));
              }
              Involvement is =
                  Involvement.of(test.file.orElseThrow(), test.file.orElseThrow().asOf());
              List<String> grounds = is.grounds().stream().map(Involvement.Ground::about).toList();
              assertThat(test.pieces.values()).allMatch(e -> grounds.contains(e.about()));
              long subscribers =
                  test.file.orElseThrow().touches().stream()
                      .map(ContactFile.Touch::subscriber)
                      .distinct()
                      .count();
              assertThat(test.pieces.size())
                  .isGreaterThanOrEqualTo((int) subscribers * Math.min(3, grounds.size()));
            });
  }

  /** Whatever came, hearing it all once more changes nothing: no file, no mail, no task. */
  @Test
  void repeatsChangeNothing() {
    qt().forAll(lists().of(integers().between(0, 255)).ofSizeBetween(1, 12))
        .checkAssert(
            seeds -> {
              var test = new ContactStory();
              for (int i = 0; i < seeds.size(); i++) {
                test.at(HOUR + i, arbitrary(seeds.get(i)));
              }
              Optional<ContactFile> before = test.file;
              test.told.clear();
              test.tasks.clear();
              for (int seed : seeds) {
                test.at(HOUR + 100, arbitrary(seed));
              }
              assertThat(test.told).isEmpty();
              assertThat(test.tasks).isEmpty();
              assertThat(test.file.orElseThrow()).isSameAs(before.orElseThrow());
            });
  }

  /** Whatever order facts come in, everyone of the window has heard of every ground that stands. */
  @Test
  void everyoneInTouchHearsOfEveryCaseInAnyOrder() {
    qt().forAll(lists().of(integers().between(0, 7)).ofSizeBetween(1, 12))
        .checkAssert(
            seeds -> {
              var test = new ContactStory();
              for (int i = 0; i < seeds.size(); i++) {
                int n = seeds.get(i);
                test.at(HOUR + i, n < 5 ? touched(sms(n, n)) : named("UP-" + n, 1));
              }
              var expected = new ArrayList<String>();
              for (int subscriber : seeds.stream().filter(n -> n < 5).distinct().toList()) {
                for (int caseId : seeds.stream().filter(n -> n >= 5).distinct().toList()) {
                  expected.add("sms-" + subscriber + "-" + subscriber + "|UP-" + caseId);
                }
              }
              assertThat(test.told)
                  .extracting(e -> e.eventId() + "|" + e.about())
                  .containsExactlyInAnyOrderElementsOf(expected);
            });
  }

  private static ContactMail arbitrary(int seed) {
    int n = (seed >> 3) % 4;
    boolean flag = seed >= 128;
    return switch (seed % 4) {
      case 0 -> touched(call(n, n, flag ? Phase.ENDED : Phase.ONGOING, "S" + n, 900));
      case 1 -> touched(sms(n, n));
      case 2 -> named("UP-" + n, flag ? 2 : 1);
      default -> listed("W-" + n, flag ? Grade.ALLOWED : Grade.INVOLVED, (seed & 4) == 0, n);
    };
  }
}
