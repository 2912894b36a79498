package interlock.sandbox.drill;

/** The player's words in one language. */
public enum Labels {
  EN(
      "nearest",
      "should not be",
      "expected",
      "was",
      "absent",
      "nothing was published on %s",
      "found %d, expected %d",
      "%s: %d of %d steps held",
      "  not played: %d later steps",
      "%d of %d drills held") {
    @Override
    String verb(Step step) {
      return switch (step) {
        case Step.Send send -> "send";
        case Step.Expect expect -> "expect";
        case Step.Never never -> "never";
        case Step.NeverEver neverEver -> "never ever";
        case Step.Count count -> "count";
      };
    }
  },
  ZH(
      "最接近",
      "不应出现",
      "应为",
      "实为",
      "无",
      "%s 上没有任何记录",
      "找到 %d 条，应为 %d 条",
      "%s：%d/%d 步通过",
      "  未演练：其后 %d 步",
      "%d/%d 个演练通过") {
    @Override
    String verb(Step step) {
      return switch (step) {
        case Step.Send send -> "发出";
        case Step.Expect expect -> "应有";
        case Step.Never never -> "现无";
        case Step.NeverEver neverEver -> "从无";
        case Step.Count count -> "计数";
      };
    }
  };

  private final String nearest;
  private final String forbidden;
  private final String expected;
  private final String was;
  private final String absent;
  private final String nothing;
  private final String counted;
  private final String drillSummary;
  private final String leftOut;
  private final String summary;

  Labels(
      String nearest,
      String forbidden,
      String expected,
      String was,
      String absent,
      String nothing,
      String counted,
      String drillSummary,
      String leftOut,
      String summary) {
    this.nearest = nearest;
    this.forbidden = forbidden;
    this.expected = expected;
    this.was = was;
    this.absent = absent;
    this.nothing = nothing;
    this.counted = counted;
    this.drillSummary = drillSummary;
    this.leftOut = leftOut;
    this.summary = summary;
  }

  abstract String verb(Step step);

  String nearest(boolean forbiddenOne) {
    return forbiddenOne ? forbidden : nearest;
  }

  String expected() {
    return expected;
  }

  String was() {
    return was;
  }

  String absent() {
    return absent;
  }

  String nothingOn(String topic) {
    return nothing.formatted(topic);
  }

  String counted(int found, int expectedCount) {
    return counted.formatted(found, expectedCount);
  }

  String drillSummary(String drill, long held, int steps) {
    return drillSummary.formatted(drill, held, steps);
  }

  String leftOut(int steps) {
    return leftOut.formatted(steps);
  }

  String summary(int held, int drills) {
    return summary.formatted(held, drills);
  }
}
