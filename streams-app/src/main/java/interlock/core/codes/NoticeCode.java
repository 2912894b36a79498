package interlock.core.codes;

/** What whoever a measure restricts is told of it (law art. 32), and of its end. */
public enum NoticeCode implements Documented {
  INVOLVED_ACCOUNT(
      "money of a reported fraud, or a list of the police, leads to this account",
      "该账户涉及电信网络诈骗案件资金或已被公安机关列管"),
  VICTIM_IN_DANGER(
      "the payment is held because the payer may be about to be cheated", "付款人疑似正在被骗，该笔付款已暂缓"),
  PROTECTIVE_STOP(
      "the account is stopped to protect its own holder, by an officer's order",
      "为保护账户本人资金安全，经民警决定临时止付"),
  STOP_LIFTED("the account is to be free again of this stop", "对该账户的止付（冻结）予以解除"),
  PAYMENT_RELEASED("the payment that was held is to go on", "暂缓的付款予以放行"),
  PROTECTION_ENDED("the stop that protected the account's holder is to end", "对账户本人的保护性止付予以解除"),
  INVOLVED_LINE(
      "a reported fraud, or a list of the police, leads to this number, site or app",
      "该号码、网站或应用涉及电信网络诈骗案件或已被公安机关列管"),
  PROTECTIVE_SUSPENSION(
      "the line is suspended to protect its own holder, by an officer's order",
      "为保护机主本人，经民警决定临时停机"),
  LINE_RESTORED("what stopped the line holds no more: it is restored", "停用事由已消除，该号码、网站或应用恢复使用");

  private final String english;
  private final String chinese;

  NoticeCode(String english, String chinese) {
    this.english = english;
    this.chinese = chinese;
  }

  @Override
  public String code() {
    return name();
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
