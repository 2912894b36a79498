package interlock.service.kpi;

import interlock.core.codes.KpiCode;
import interlock.service.source.Spread;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The figures for a program. */
public final class KpiJson {
  private static final double MEDIAN = 0.5;
  private static final double NEARLY_ALL = 0.9;

  private KpiJson() {}

  /** One object: the period, the same a month and a year before. */
  public static Map<String, Object> of(KpiReport report) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("unit", report.unit());
    json.put("asOf", report.asOf().toString());
    json.put("period", period(report.period()));
    json.put("monthBefore", period(report.monthBefore()));
    json.put("yearBefore", period(report.yearBefore()));
    return json;
  }

  private static Map<String, Object> period(KpiPeriod period) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("from", period.from().toString());
    json.put("to", period.to().toString());
    json.put("knownDays", period.knownDays());
    List<Map<String, Object>> figures = new ArrayList<>();
    for (KpiCode code : KpiCode.values()) {
      period.figures().share(code).ifPresent(share -> figures.add(figure(code, "", share)));
      for (String of : period.figures().parts(code)) {
        period.figures().share(code, of).ifPresent(share -> figures.add(figure(code, of, share)));
      }
    }
    json.put("figures", figures);
    Spread firstHold = period.figures().firstHold();
    firstHold.at(MEDIAN).ifPresent(seconds -> json.put("firstHoldP50Seconds", seconds));
    firstHold.at(NEARLY_ALL).ifPresent(seconds -> json.put("firstHoldP90Seconds", seconds));
    return json;
  }

  private static Map<String, Object> figure(KpiCode code, String of, Share share) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("code", code.code());
    if (!of.isEmpty()) {
      json.put("of", of);
    }
    json.put("numerator", share.numerator());
    json.put("denominator", share.denominator());
    share.value().ifPresent(value -> json.put("value", value));
    return json;
  }
}
