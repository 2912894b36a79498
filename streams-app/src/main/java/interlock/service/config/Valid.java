package interlock.service.config;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** Validators that say in words what they ask for. */
final class Valid {
  private static final Pattern HOST_AND_PORT =
      Pattern.compile("(\\[[0-9a-fA-F:.]+]|[^\\s:]+):\\d{1,5}");

  private static final int FEW = 200;

  private Valid() {}

  /** A validator whose words are shown in the reference and in every message. */
  private record Saying(String words, Predicate<Object> holds) implements ConfigDef.Validator {
    @Override
    public void ensureValid(String name, Object value) {
      if (value != null && !holds.test(value)) {
        throw new ConfigException(name + " must be " + words);
      }
    }

    @Override
    public String toString() {
      return words;
    }
  }

  static ConfigDef.Validator addresses() {
    return new Saying(
        "host:port, or several, comma-separated",
        value ->
            value instanceof List<?> all
                && !all.isEmpty()
                && all.stream().allMatch(one -> HOST_AND_PORT.matcher(one.toString()).matches()));
  }

  /** Each becomes series of metrics. */
  static ConfigDef.Validator few() {
    return new Saying(
        "at most " + FEW + " names, comma-separated",
        value -> value instanceof List<?> all && all.size() <= FEW);
  }

  static ConfigDef.Validator listenAddress() {
    return new Saying(
        "host:port, for example 127.0.0.1:7440",
        value -> ListenAddress.parse(value.toString()).isPresent());
  }

  /** What a topic's or a group's name may be made of. */
  static ConfigDef.Validator name(int min, int max) {
    Pattern pattern = Pattern.compile("[a-zA-Z0-9._-]{" + min + "," + max + "}");
    return new Saying(
        min + " to " + max + " of the characters a-z A-Z 0-9 . _ -",
        value -> pattern.matcher(value.toString()).matches());
  }

  static ConfigDef.Validator oneOf(List<String> words) {
    return new Saying(String.join(" or ", words), value -> words.contains(value.toString()));
  }

  static ConfigDef.Validator atLeast(long least) {
    return new Saying(
        "at least " + least,
        value -> value instanceof Number number && number.longValue() >= least);
  }

  static ConfigDef.Validator between(long least, long most) {
    return new Saying(
        "from " + least + " to " + most,
        value ->
            value instanceof Number number
                && number.longValue() >= least
                && number.longValue() <= most);
  }

  static ConfigDef.Validator offOr(long least, long most) {
    return new Saying(
        "0 (off), or from " + least + " to " + most,
        value ->
            value instanceof Number number
                && (number.longValue() == 0
                    || (number.longValue() >= least && number.longValue() <= most)));
  }

  static ConfigDef.Validator replication() {
    return new Saying(
        "-1 (the brokers' default), or from 1 to 9",
        value ->
            value instanceof Number n
                && (n.intValue() == -1 || (n.intValue() >= 1 && n.intValue() <= 9)));
  }

  static ConfigDef.Validator notBlank() {
    return new Saying("not empty", value -> !value.toString().isBlank());
  }
}
