package interlock.sandbox.promql;

import interlock.metrics.Instances;
import interlock.metrics.Label;
import interlock.metrics.Meter;
import interlock.metrics.MeterType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is wrong with a query by the table of all metrics. */
public final class Catalogue {
  /** Of Prometheus and of Micrometer. */
  private static final Pattern FOREIGN = Pattern.compile("up|ALERTS|(jvm|process|system)_[a-z_]+");

  private static final Pattern MATCHER = Pattern.compile("([a-z_]+)(=~|!~|!=|=)\"(.*)\"");

  /** What Prometheus and its scrape add. */
  private static final Set<String> ADDED = Set.of("job", "instance", "le");

  private static final List<String> OF_A_HISTOGRAM = List.of("_bucket", "_sum", "_count", "_max");
  private static final Set<String> AGGREGATIONS = Set.of("sum", "max", "min", "avg", "count");

  private Catalogue() {}

  /** One line for each problem. */
  public static List<String> problems(String query) {
    List<String> problems = new ArrayList<>();
    for (Selectors.Selector selector : Selectors.of(query)) {
      String metric = selector.metric();
      Optional<Meter> meter = meter(metric);
      if (meter.isPresent()) {
        labels(meter.get(), selector, problems);
        instances(meter.get(), selector, problems);
      } else if (!FOREIGN.matcher(metric).matches()) {
        problems.add("there is no metric " + metric);
      }
    }
    return problems;
  }

  private static Optional<Meter> meter(String metric) {
    return Arrays.stream(Meter.values())
        .filter(
            meter ->
                meter.type() == MeterType.HISTOGRAM
                    ? OF_A_HISTOGRAM.stream().anyMatch(e -> metric.equals(meter.title() + e))
                    : metric.equals(meter.title()))
        .findFirst();
  }

  private static void labels(Meter meter, Selectors.Selector selector, List<String> problems) {
    for (String text : selector.matchers()) {
      Matcher matcher = MATCHER.matcher(text);
      if (!matcher.matches()) {
        problems.add(selector.metric() + " has a matcher that is none: " + text);
        continue;
      }
      String label = matcher.group(1);
      Optional<Label> known =
          meter.labels().stream().filter(l -> l.label().equals(label)).findFirst();
      if (known.isEmpty() && !ADDED.contains(label)) {
        problems.add(selector.metric() + " has no label " + label);
      }
      known
          .filter(l -> !l.words().isEmpty())
          .ifPresent(
              l ->
                  Arrays.stream(matcher.group(3).split("\\|", -1))
                      .filter(word -> !l.words().contains(word))
                      .forEach(
                          word ->
                              problems.add(
                                  "%s: %s is never %s".formatted(selector.metric(), label, word))));
    }
  }

  /**
   * Parts are added up; what each instance tells whole is not, or two instances would double it.
   */
  private static void instances(Meter meter, Selectors.Selector selector, List<String> problems) {
    Optional<String> first = selector.within().stream().filter(AGGREGATIONS::contains).findFirst();
    if (selector.metric().endsWith("_bucket") && first.equals(Optional.of("sum"))) {
      // A quantile of what each tells whole is the same as of what one tells.
      return;
    }
    Set<String> right = meter.instances() == Instances.MAX ? Set.of("max") : Set.of("sum", "min");
    if (first.isEmpty() || !right.contains(first.get())) {
      problems.add(
          "%s is of %s instances, first aggregated by %s"
              .formatted(selector.metric(), meter.instances(), first.orElse("nothing")));
    }
  }
}
