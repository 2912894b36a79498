package interlock.core.codes;

import java.util.Optional;

/**
 * How large a loss is. The borders are those by which forces report: cases of 100,000 and more
 * prevented (domain.md H14), those of 300,000 and more all solved (C3), 500,000 to 1,000,000 (H17).
 */
public enum LossTier implements Documented {
  FROM_100K("100K", 100_000, "100,000 yuan and more", "10万元以上"),
  FROM_300K("300K", 300_000, "300,000 yuan and more: a high loss", "30万元以上，高损案件"),
  FROM_500K("500K", 500_000, "500,000 yuan and more", "50万元以上"),
  FROM_1M("1M", 1_000_000, "1,000,000 yuan and more", "100万元以上");

  private final String code;
  private final long fromYuan;
  private final String english;
  private final String chinese;

  LossTier(String code, long fromYuan, String english, String chinese) {
    this.code = code;
    this.fromYuan = fromYuan;
    this.english = english;
    this.chinese = chinese;
  }

  /** The highest tier that a loss reaches; empty below all of them. */
  public static Optional<LossTier> of(long fen) {
    Optional<LossTier> reached = Optional.empty();
    for (LossTier tier : values()) {
      if (fen >= tier.fromYuan * 100) {
        reached = Optional.of(tier);
      }
    }
    return reached;
  }

  /** Whether it is one of those that have a queue of their own (HIGH_LOSS). */
  public boolean isHighLoss() {
    return fromYuan >= FROM_300K.fromYuan;
  }

  @Override
  public String code() {
    return code;
  }

  @Override
  public String english() {
    return english;
  }

  @Override
  public String chinese() {
    return chinese;
  }
}
