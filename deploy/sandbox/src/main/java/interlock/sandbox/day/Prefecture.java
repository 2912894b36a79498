package interlock.sandbox.day;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Where and when it happens: the five districts of Foshan, one day from midnight to midnight. */
final class Prefecture {
  static final ZoneOffset ZONE = ZoneOffset.ofHours(8);
  static final Instant START = Instant.parse("2024-10-08T00:00:00+08:00");
  static final Instant END = START.plus(Duration.ofDays(1));

  /** What the districts reject goes there. */
  static final String CITY = "440600";

  private static final List<String> DISTRICTS =
      List.of("440604", "440605", "440606", "440607", "440608");

  /** Of a hundred people, roughly as the districts are large; our own numbers. */
  private static final int[] PEOPLE = {14, 38, 34, 8, 6};

  /** What happens in each hour, relative to the others; our own numbers. */
  private static final int[] HOURS = {
    2, 1, 1, 1, 1, 1, 2, 4, 7, 10, 11, 10, 7, 8, 10, 11, 10, 8, 7, 8, 9, 7, 5, 3
  };

  private Prefecture() {}

  /** Every unit with officers. */
  static List<String> units() {
    return Stream.concat(Stream.of(CITY), DISTRICTS.stream()).toList();
  }

  static String district(RandomGenerator random) {
    return DISTRICTS.get(drawn(PEOPLE, random));
  }

  /** The district to which a person has moved whom this unit looks for in vain. */
  static String neighbour(String district) {
    int here = DISTRICTS.indexOf(district);
    return DISTRICTS.get((here + 1) % DISTRICTS.size());
  }

  static Instant moment(RandomGenerator random) {
    return START
        .plus(Duration.ofHours(drawn(HOURS, random)))
        .plusSeconds(random.nextInt((int) Duration.ofHours(1).toSeconds()));
  }

  private static int drawn(int[] weights, RandomGenerator random) {
    int sum = 0;
    for (int weight : weights) {
      sum += weight;
    }
    int left = random.nextInt(sum);
    int drawn = 0;
    while (left >= weights[drawn]) {
      left -= weights[drawn++];
    }
    return drawn;
  }
}
