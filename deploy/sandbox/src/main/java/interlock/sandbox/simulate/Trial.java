package interlock.sandbox.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * Lives a world under some schedules and holds each end, and the ends together, to the promises.
 */
final class Trial {
  private final Clerk clerk;
  private final Set<Fault> faults;
  private final List<Check> checks;
  private final Optional<Subjects.Reader> identity;

  private long steps;
  private long injected;
  private long refusedLinks;

  /**
   * @param identity how to read who was joined; without it identity is not checked
   */
  Trial(Desks desks, Set<Fault> faults, Optional<Subjects.Reader> identity) {
    this.faults = Set.copyOf(faults);
    this.clerk =
        new Clerk(
            desks, faults.contains(Fault.CODEC) ? Optional.of(new CodecCheck()) : Optional.empty());
    this.identity = identity;
    this.checks =
        Stream.concat(
                Stream.of(
                    new CaseCheck(),
                    new EvidenceCheck(identity),
                    new CrowdCheck(identity),
                    new NewestCheck(),
                    new TaintCheck(),
                    new MoneyCheck(),
                    new StopCheck(),
                    new PaymentInstitutionCheck(),
                    new ProtectionCheck(),
                    new LineCheck(),
                    new DeviceCheck(),
                    new GroundCheck()),
                identity.map(IdentityCheck::new).stream())
            .toList();
  }

  /** Mails decided so far. */
  long steps() {
    return steps;
  }

  /** Faults injected so far. */
  long injected() {
    return injected;
  }

  /** Links refused so far, each counted at each end that knows it. */
  long refusedLinks() {
    return refusedLinks;
  }

  Set<Fault> faults() {
    return faults;
  }

  /**
   * What breaks first; empty if all holds.
   *
   * @param toOblivion whether it lives on past retention, under the first schedule
   */
  Optional<Broken> run(World world, List<Choices> schedules, boolean toOblivion) {
    try {
      Expectations expected = Expectations.of(world);
      var names = new Nicknames(world.population());
      List<SortedMap<String, String>> digests = new ArrayList<>();
      for (Choices schedule : schedules) {
        var run = new Run(world, clerk, schedule, faults, Observer.NOBODY);
        AtRest rest = live(run, Run::toRest);
        for (Check check : checks) {
          check.check(world, expected, rest, names);
        }
        refusedLinks += identity.map(reader -> refused(reader.read(rest), rest)).orElse(0L);
        digests.add(
            schedules.size() > 1
                ? Digest.of(
                    expected,
                    rest,
                    new JoinedSubjects(rest),
                    expected.holders().change() || IdentityCheck.mayRefuse(world, expected))
                : Digest.EMPTY);
        if (toOblivion && digests.size() == 1) {
          live(
              run,
              r -> {
                r.toOblivion();
                return rest;
              });
        }
      }
      for (SortedMap<String, String> digest : digests) {
        String difference = Digest.disagreement(digests.getFirst(), digest);
        if (!difference.isEmpty()) {
          throw new Broken(Invariant.ORDER, names.mask(difference));
        }
      }
      return Optional.empty();
    } catch (Broken broken) {
      return Optional.of(broken);
    }
  }

  /** Lives it once more, for somebody to watch. */
  AtRest live(World world, Choices schedule, Observer observer) throws Broken {
    return live(new Run(world, clerk, schedule, faults, observer), Run::toRest);
  }

  @FunctionalInterface
  private interface Life {
    AtRest of(Run run) throws Broken;
  }

  private AtRest live(Run run, Life life) throws Broken {
    long stepsBefore = run.steps();
    long injectedBefore = run.injected();
    try {
      return life.of(run);
    } finally {
      steps += run.steps() - stepsBefore;
      injected += run.injected() - injectedBefore;
    }
  }

  private static long refused(Subjects subjects, AtRest rest) {
    return rest.subjects().keySet().stream().mapToLong(k -> subjects.refusedAt(k).size()).sum();
  }
}
