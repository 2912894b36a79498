package interlock;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import interlock.core.event.DissuasionFeedback;
import interlock.core.fixture.Sins;
import interlock.core.identity.ContactPoint;
import interlock.core.identity.DeviceId;
import interlock.core.identity.Identifier;
import interlock.core.task.TaskHead;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Who may know whom. Each rule is also shown to bite, on classes made to break it. */
class HouseRulesTest {
  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("interlock");

  private static final ArchRule CORE_IS_PURE =
      noClasses()
          .that()
          .resideInAPackage("interlock.core..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                      "interlock.contract..",
                      "interlock.topology..",
                      "interlock.service..",
                      "interlock.command..",
                      "org.apache..",
                      "com.fasterxml..",
                      "io.micrometer..",
                      "org.slf4j..",
                      "ch.qos..",
                      "java.util.logging..",
                      "java.io..",
                      "java.nio.file..",
                      "java.nio.channels..",
                      "java.net..",
                      "java.sql..")
                  .and(
                      DescribedPredicate.not(name("java.io.Serializable").or(name("java.net.IDN"))))
                  .as("classes that do IO or belong to another room"))
          .because("core only knows and decides (design.md §9)");

  private static final ArchRule CORE_HAS_NO_CLOCK_AND_NO_DICE =
      noClasses()
          .that()
          .resideInAPackage("interlock.core..")
          .should()
          .accessTargetWhere(isAmbient())
          .orShould()
          .dependOnClassesThat(
              nameMatching(
                  "java\\.time\\.(Clock|InstantSource)|java\\.util\\.(Random|Timer|SplittableRandom)"
                      + "|java\\.util\\.random\\..*|java\\.util\\.concurrent\\.ThreadLocalRandom"
                      + "|java\\.security\\.SecureRandom|java\\.lang\\.Thread"))
          .because("time and ids come in as arguments, or a replay would decide otherwise");

  private static final ArchRule KAFKA_STREAMS_STAYS_IN_ITS_ROOM =
      noClasses()
          .that()
          .resideOutsideOfPackage("interlock.topology..")
          .should()
          .dependOnClassesThat(resideInAPackage("org.apache.kafka.streams.."))
          .because("topology wires it, starts it and stops it; nobody else needs it");

  private static final ArchRule CODES_KNOW_NOBODY =
      noClasses()
          .that()
          .resideInAPackage("interlock.core.codes..")
          .should()
          .dependOnClassesThat(oursOutside("interlock.core.codes.."));

  private static final ArchRule IDENTITY_KNOWS_CODES_ONLY =
      noClasses()
          .that()
          .resideInAPackage("interlock.core.identity..")
          .should()
          .dependOnClassesThat(oursOutside("interlock.core.identity..", "interlock.core.codes.."));

  private static final ArchRule NO_TO_STRING_REVEALS =
      noMethods()
          .that()
          .haveName("toString")
          .and()
          .areDeclaredInClassesThat()
          .resideOutsideOfPackage("interlock.core.identity..")
          .should(revealAnIdentifier())
          .because("identifiers are masked by type (style.md 11)")
          .allowEmptyShould(true);

  @Test
  void coreIsPure() {
    CORE_IS_PURE.check(PRODUCT);
    assertBites(CORE_IS_PURE, "OpensFiles", "KnowsKafkaStreams");
  }

  @Test
  void coreHasNoClockAndNoDice() {
    CORE_HAS_NO_CLOCK_AND_NO_DICE.check(PRODUCT);
    assertBites(CORE_HAS_NO_CLOCK_AND_NO_DICE, "ReadsTheClock", "AsksWhenItIs", "RollsDice");
  }

  @Test
  void kafkaStreamsStaysInItsRoom() {
    KAFKA_STREAMS_STAYS_IN_ITS_ROOM.check(PRODUCT);
    assertBites(KAFKA_STREAMS_STAYS_IN_ITS_ROOM, "KnowsKafkaStreams");
  }

  @Test
  void codesAndIdentityStandBelowEverything() {
    CODES_KNOW_NOBODY.check(PRODUCT);
    IDENTITY_KNOWS_CODES_ONLY.check(PRODUCT);
  }

  @Test
  void noToStringRevealsAnIdentifier() {
    NO_TO_STRING_REVEALS.check(PRODUCT);
    assertBites(NO_TO_STRING_REVEALS, "Blabs");
  }

  /** What holds an identifier or a person's words although its type is a text. */
  private static final Set<String> CONFIDENTIAL =
      Set.of("routingKey", "deskKey", "partitionKey", "note");

  @Test
  void noRecordShowsADesksKeyOrANote() {
    List<Class<?>> records = withConfidential(PRODUCT);
    assertThat(records).contains(DissuasionFeedback.class, TaskHead.class);
    assertThat(records).filteredOn(record -> Showing.of(record, CONFIDENTIAL)).isEmpty();

    JavaClasses fixtures = new ClassFileImporter().importClasses(Sins.class.getDeclaredClasses());
    assertThat(withConfidential(fixtures))
        .extracting(Class::getSimpleName)
        .containsExactlyInAnyOrder("ShowsANote", "ShowsADeskKey");
    assertThat(withConfidential(fixtures)).allMatch(record -> Showing.of(record, CONFIDENTIAL));
  }

  private static List<Class<?>> withConfidential(JavaClasses classes) {
    return classes.stream()
        .filter(JavaClass::isRecord)
        .<Class<?>>map(JavaClass::reflect)
        .filter(record -> Showing.concerns(record, CONFIDENTIAL))
        .toList();
  }

  @Test
  void productIsSeenAndFixturesAreNotPartOfIt() {
    assertThat(PRODUCT).anyMatch(c -> c.isEquivalentTo(Identifier.class));
    assertThat(PRODUCT).noneMatch(c -> c.getPackageName().startsWith("interlock.core.fixture"));
  }

  /** The rule names exactly these fixtures as its violators. */
  private static void assertBites(ArchRule rule, String... sinners) {
    JavaClasses fixtures = new ClassFileImporter().importClasses(Sins.class.getDeclaredClasses());
    String report = String.join("\n", rule.evaluate(fixtures).getFailureReport().getDetails());
    Predicate<String> isNamed = name -> report.contains("Sins$" + name);
    List<String> all =
        Arrays.stream(Sins.class.getDeclaredClasses()).map(Class::getSimpleName).toList();
    assertThat(all.stream().filter(isNamed)).containsExactlyInAnyOrder(sinners);
  }

  private static DescribedPredicate<JavaClass> oursOutside(String... packages) {
    return resideInAPackage("interlock..")
        .and(DescribedPredicate.not(resideInAnyPackage(packages)));
  }

  private static DescribedPredicate<JavaAccess<?>> isAmbient() {
    DescribedPredicate<JavaAccess<?>> ambient =
        new DescribedPredicate<>("clock, dice, environment or standard streams") {
          @Override
          public boolean test(JavaAccess<?> access) {
            String owner = access.getTargetOwner().getName();
            String member = access.getName();
            return switch (owner) {
              case "java.lang.System" ->
                  List.of(
                          "currentTimeMillis",
                          "nanoTime",
                          "getenv",
                          "getProperty",
                          "out",
                          "err",
                          "in",
                          "exit")
                      .contains(member);
              case "java.util.UUID" -> member.equals("randomUUID");
              case "java.lang.Math" -> member.equals("random");
              case "java.util.Collections" -> member.equals("shuffle");
              case "java.util.Date", "java.util.Calendar", "java.util.GregorianCalendar" -> true;
              case "java.time.ZoneId" -> member.equals("systemDefault");
              default -> owner.startsWith("java.time.") && member.equals("now");
            };
          }
        };
    return ambient;
  }

  private static ArchCondition<JavaMethod> revealAnIdentifier() {
    return new ArchCondition<>("reveal an identifier") {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        method.getMethodCallsFromSelf().stream()
            .filter(call -> List.of("reveal", "key").contains(call.getName()))
            .filter(
                call ->
                    call.getTargetOwner().isAssignableTo(Identifier.class)
                        || call.getTargetOwner().isAssignableTo(ContactPoint.class)
                        || call.getTargetOwner().isAssignableTo(DeviceId.class))
            .forEach(
                call -> events.add(SimpleConditionEvent.satisfied(method, call.getDescription())));
      }
    };
  }
}
