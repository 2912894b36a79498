package interlock.contract;

import interlock.core.event.Appeal;
import interlock.core.event.IdentityBinding;
import interlock.core.event.IncidentReport;
import interlock.core.event.Party;
import interlock.core.identity.Account;
import interlock.core.identity.ContactPoint;
import interlock.core.identity.DeviceId;
import interlock.core.identity.Identifier;
import interlock.core.identity.PersonToken;
import interlock.core.identity.Phone;
import interlock.core.mail.SubjectMail;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/** Values of any core record: random ones, or ones whose every field tells its own name. */
final class Arbitrary {
  private static final String[] TEXTS = {"", "a", "S-1", "张三", "😀", "x".repeat(200), "a/b|c"};

  /** An amount has at most 18 digits. */
  private static final long AMOUNTS = 1_000_000_000_000_000_000L;

  private final SplittableRandom random;
  private final boolean named;

  private Arbitrary(long seed, boolean named) {
    this.random = new SplittableRandom(seed);
    this.named = named;
  }

  /** A value that follows from the seed. */
  static <T> T of(Class<T> type, long seed) {
    return type.cast(new Arbitrary(seed, false).value(type, "value"));
  }

  /** A value without gaps: a text is its component's name, a number the name's hash. */
  static <T> T named(Class<T> type) {
    return type.cast(new Arbitrary(1, true).value(type, "value"));
  }

  /** The number that stands for a name. */
  static long hash(String name) {
    return Math.abs((long) name.hashCode());
  }

  private Object value(Type type, String name) {
    if (type instanceof ParameterizedType generic) {
      return container(generic, name);
    }
    if (type == String.class) {
      return named ? name : TEXTS[random.nextInt(TEXTS.length)];
    }
    if (type == long.class || type == Long.class) {
      return number(name);
    }
    if (type == int.class || type == Integer.class) {
      return integer(name);
    }
    if (type == boolean.class || type == Boolean.class) {
      return named || random.nextBoolean();
    }
    if (type == OptionalLong.class) {
      return gap() ? OptionalLong.empty() : OptionalLong.of(optionalNumber(name));
    }
    if (type == OptionalInt.class) {
      return gap() ? OptionalInt.empty() : OptionalInt.of(integer(name));
    }
    return object((Class<?>) type);
  }

  private Object container(ParameterizedType type, String name) {
    Type element = type.getActualTypeArguments()[0];
    if (type.getRawType() == Optional.class) {
      return gap() ? Optional.empty() : Optional.of(value(element, name));
    }
    int size = named ? 1 : random.nextInt(4);
    var values = new ArrayList<Object>();
    for (int i = 0; i < size; i++) {
      values.add(value(element, name));
    }
    return values;
  }

  private boolean gap() {
    return !named && random.nextBoolean();
  }

  private long number(String name) {
    if (named) {
      return hash(name);
    }
    long number = random.nextLong() >> random.nextInt(64);
    return name.endsWith("Fen") || name.equals("fen") ? number % AMOUNTS : number;
  }

  private int integer(String name) {
    if (name.equals("confidencePermille")) {
      return named ? 437 : random.nextInt(1001);
    }
    return named ? name.hashCode() : random.nextInt() >> random.nextInt(32);
  }

  private long optionalNumber(String name) {
    return name.equals("revisitEveryDays") ? random.nextInt(1, 400) : number(name);
  }

  private Object object(Class<?> type) {
    if (type == Identifier.class) {
      return object(pick(List.of(Phone.class, Account.class, PersonToken.class)));
    }
    if (type == Phone.class) {
      return Phone.ofE164("+86170" + random.nextInt(10_000_000, 99_999_999)).orElseThrow();
    }
    if (type == Account.class) {
      return Account.parse("6222" + random.nextLong(1L << 50)).value().orElseThrow();
    }
    if (type == PersonToken.class) {
      return PersonToken.parse("P-" + random.nextInt(1 << 20)).value().orElseThrow();
    }
    if (type == DeviceId.class) {
      return DeviceId.ofFingerprint("DEVICE-" + random.nextInt(1 << 20)).orElseThrow();
    }
    if (type == ContactPoint.class) {
      return ContactPoint.ofKey(
          pick(List.of("n:+8617100009999", "v:95588", "s:rebate.example", "x:com.example.app")));
    }
    if (type.isEnum()) {
      Object[] constants = type.getEnumConstants();
      return constants[random.nextInt(constants.length)];
    }
    if (type == SubjectMail.Forwarded.class) {
      return new SubjectMail.Forwarded(
          (SubjectMail) object(pick(List.of(SubjectMail.Cared.class, SubjectMail.FedBack.class))));
    }
    if (type.isSealed()) {
      return object(pick(Arrays.asList(type.getPermittedSubclasses())));
    }
    return withinContract(record(type));
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  private Object record(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      values[i] = value(components[i].getGenericType(), components[i].getName());
    }
    try {
      var constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type.getName(), e);
    }
  }

  /** What a type allows, but no event has. */
  private static Object withinContract(Object value) {
    return switch (value) {
      case IncidentReport r -> withPositions(r);
      case IdentityBinding b ->
          new IdentityBinding(
              b.origin(),
              b.bindingId(),
              b.active(),
              new Party(
                  b.party().phone(),
                  b.party().account(),
                  b.party().personId(),
                  Optional.empty(),
                  Optional.empty()),
              b.ageBand(),
              b.region(),
              b.registeredRegion(),
              b.validFrom(),
              b.validTo());
      case Appeal a when a.party().isPresent() ->
          new Appeal(
              a.origin(),
              a.appealId(),
              a.status(),
              a.party(),
              Optional.empty(),
              a.caseId(),
              a.taskId(),
              a.decidedBy());
      default -> value;
    };
  }

  /** A line's index is its place in the report. */
  private static IncidentReport withPositions(IncidentReport r) {
    var lines = new ArrayList<IncidentReport.Line>();
    for (IncidentReport.Line line : r.lines()) {
      lines.add(
          new IncidentReport.Line(
              lines.size(),
              line.transferId(),
              line.payerAccount(),
              line.payee(),
              line.amountFen(),
              line.occurredAt(),
              line.orderId()));
    }
    return new IncidentReport(
        r.origin(),
        r.caseId(),
        r.status(),
        r.caseNumber(),
        r.victim(),
        r.fraudType(),
        r.lossFen(),
        r.lossAt(),
        lines,
        r.contacts(),
        r.handlingUnit(),
        r.region(),
        r.registeredRegion());
  }
}
