package interlock.topology;

import interlock.contract.Codecs.Door;
import interlock.core.desk.Room;
import interlock.core.task.Alert;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * What went through the rooms. For every party, records read = mailed + rejected + dead letters. A
 * record that is read again after an aborted transaction counts again, on both sides: {@code
 * source.receipt} holds each record once, its outcomes apart.
 */
public final class Counters {
  private final Map<IntakeParty, Counter> read = new EnumMap<>(IntakeParty.class);
  private final Map<IntakeParty, Map<Door, Counter>> doors = new EnumMap<>(IntakeParty.class);
  private final Map<Room, Counter> changed = new EnumMap<>(Room.class);
  private final Map<Room, Counter> known = new EnumMap<>(Room.class);
  private final Map<Room, Counter> buried = new EnumMap<>(Room.class);
  private final Map<Room, Counter> waiting = new EnumMap<>(Room.class);
  private final Map<Room, Counter> forgotten = new EnumMap<>(Room.class);
  private final Map<Room, DistributionSummary> wakeDelay = new EnumMap<>(Room.class);

  private final Map<Alert.Scope.Kind, Counter> breakerOpened =
      new EnumMap<>(Alert.Scope.Kind.class);
  private final Map<Alert.Scope.Kind, Counter> breakerClosed =
      new EnumMap<>(Alert.Scope.Kind.class);

  private final Counter openedNowhere;

  public Counters(MeterRegistry registry) {
    openedNowhere =
        Counter.builder("interlock.cases.nowhere")
            .description(
                "Dissuasion cases opened at the national desk, the person's place being unknown or"
                    + " one for which no unit answers; a source that leaves regions out makes many")
            .register(registry);
    for (Alert.Scope.Kind scope : Alert.Scope.Kind.values()) {
      breakerOpened.put(scope, breaker(registry, scope, "opened"));
      breakerClosed.put(scope, breaker(registry, scope, "closed"));
    }
    for (IntakeParty party : IntakeParty.values()) {
      read.put(
          party,
          Counter.builder("interlock.intake.read")
              .description("Records read from a party's topics")
              .tag("party", party.label())
              .register(registry));
      var byDoor = new EnumMap<Door, Counter>(Door.class);
      for (Door door : Door.values()) {
        byDoor.put(
            door,
            Counter.builder("interlock.intake.left")
                .description("Records that left Intake, by the door they took")
                .tag("party", party.label())
                .tag("door", door.name().toLowerCase(Locale.ROOT))
                .register(registry));
      }
      doors.put(party, byDoor);
    }
    for (Room room : Room.values()) {
      changed.put(room, mail(registry, room, "changed"));
      known.put(room, mail(registry, room, "known"));
      buried.put(room, mail(registry, room, "dead_letter"));
      waiting.put(
          room,
          Counter.builder("interlock.letters.waiting")
              .description("Letters that had to wait for a later page, a decision having too many")
              .tag("desk", Stores.label(room))
              .register(registry));
      forgotten.put(
          room,
          Counter.builder("interlock.files.forgotten")
              .description("Files forgotten, nothing having happened for retention.idle")
              .tag("desk", Stores.label(room))
              .register(registry));
      wakeDelay.put(
          room,
          DistributionSummary.builder("interlock.wake.delay")
              .description(
                  "How late a wake-up was mailed; above seconds, deadlines are judged late")
              .baseUnit("milliseconds")
              .tag("desk", Stores.label(room))
              .register(registry));
    }
  }

  private static Counter breaker(MeterRegistry registry, Alert.Scope.Kind scope, String change) {
    return Counter.builder("interlock.breaker.changed")
        .description(
            "Breakers on stops that opened or closed; opened minus closed are open now, and"
                + " officers have the stops that they hold back")
        .tag("scope", scope.name().toLowerCase(Locale.ROOT))
        .tag("change", change)
        .register(registry);
  }

  private static Counter mail(MeterRegistry registry, Room room, String result) {
    return Counter.builder("interlock.mail.read")
        .description("Mail read by desks, by what came of it")
        .tag("desk", Stores.label(room))
        .tag("result", result)
        .register(registry);
  }

  void intakeRead(IntakeParty party) {
    read.get(party).increment();
  }

  void intakeLeft(IntakeParty party, Door door) {
    doors.get(party).get(door).increment();
  }

  void mailRead(Room room, boolean fileChanged) {
    (fileChanged ? changed : known).get(room).increment();
  }

  void buried(Room room) {
    buried.get(room).increment();
  }

  void forgotten(Room room) {
    forgotten.get(room).increment();
  }

  void lettersWait(Room room, int letters) {
    waiting.get(room).increment(letters);
  }

  void breaker(Alert.Scope.Kind scope, boolean opens) {
    (opens ? breakerOpened : breakerClosed).get(scope).increment();
  }

  void openedNowhere() {
    openedNowhere.increment();
  }

  void woken(Room room, long delayMillis) {
    wakeDelay.get(room).record((double) delayMillis);
  }
}
