package interlock.core.subject;

import static interlock.testing.Facts.DAY;
import static interlock.testing.Facts.START;
import static org.assertj.core.api.Assertions.assertThat;

import interlock.contract.policy.PolicyDocument;
import interlock.core.event.IdentityBinding;
import interlock.core.event.Party;
import interlock.core.identity.Generation;
import interlock.core.mail.SubjectMail;
import interlock.testing.Facts;
import interlock.testing.SubjectTown;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whose binding it is when a number was given out again. */
class ReissuedNumberTest {
  private static final Generation NUMBER = Generation.first(Facts.PHONE);
  private static final Generation ACCOUNT = Generation.first(Facts.ACCOUNT);
  private static final Generation AGAIN = new Generation(Facts.PHONE, START + DAY);
  private static final Party ALONE = Facts.person(Optional.of(Facts.PHONE), Optional.empty());
  private static final Party WITH_ACCOUNT =
      Facts.person(Optional.of(Facts.PHONE), Optional.of(Facts.ACCOUNT));
  private static final OptionalLong OPEN = OptionalLong.empty();

  private final SubjectTown town = new SubjectTown(PolicyDocument.packaged(), new Random(1));

  @Test
  void theNewHolderMayHaveWhatTheOldOneHad() {
    bind("B1", WITH_ACCOUNT, -DAY, OPEN, 0);
    bind("B1", WITH_ACCOUNT, -DAY, OptionalLong.of(START + DAY), DAY);
    bind("B2", WITH_ACCOUNT, 2 * DAY, OPEN, 2 * DAY);

    assertThat(town.root(AGAIN)).isEqualTo(NUMBER);
    assertThat(town.root(ACCOUNT)).isEqualTo(NUMBER);
  }

  @Test
  void theNewHoldersBindingMayBeToldBeforeTheOldOnesEnd() {
    bind("B2", ALONE, 2 * DAY, OPEN, 2 * DAY);
    bind("B1", ALONE, -DAY, OptionalLong.of(START + DAY), 2 * DAY + 1);
    assertThat(heldBy(AGAIN)).extracting(IdentityBinding::active).containsExactly(true);

    bind("B2", ALONE, 2 * DAY, OptionalLong.of(START + 3 * DAY), 3 * DAY);

    assertThat(heldBy(AGAIN))
        .as("its own end comes to the new holder too")
        .extracting(IdentityBinding::end)
        .containsExactly(OptionalLong.of(START + 3 * DAY));
  }

  @Test
  void theOldOnesEndMayTurnOutToBeLaterThanTheBinding() {
    bind("B1", ALONE, -DAY, OptionalLong.of(START + DAY), DAY);
    bind("B2", ALONE, 2 * DAY, OPEN, 2 * DAY);
    bind("B1", ALONE, -DAY, OptionalLong.of(START + 4 * DAY), 3 * DAY);
    assertThat(heldBy(NUMBER)).extracting(IdentityBinding::active).containsExactly(true);

    bind("B2", ALONE, 2 * DAY, OptionalLong.of(START + 3 * DAY), 3 * DAY + 1);

    for (Generation each : List.of(NUMBER, AGAIN)) {
      assertThat(heldBy(each))
          .as("also who was taken for the holder before")
          .extracting(IdentityBinding::active)
          .containsExactly(false);
    }
  }

  private List<IdentityBinding> heldBy(Generation holder) {
    return town.files().get(town.root(holder).key()).bindings().stream()
        .filter(b -> b.bindingId().equals("B2"))
        .toList();
  }

  private void bind(String id, Party party, long from, OptionalLong end, long told) {
    var binding =
        new IdentityBinding(
            Facts.origin("REGISTRY", id + told, START + told),
            id,
            end.isEmpty(),
            party,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            START + from,
            end);
    town.at(told).say(NUMBER, new SubjectMail.Bound(binding));
  }
}
