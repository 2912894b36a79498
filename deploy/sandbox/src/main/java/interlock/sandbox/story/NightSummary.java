package interlock.sandbox.story;

import interlock.core.codes.BankResultCode;
import interlock.sandbox.load.Latencies;
import interlock.service.wording.Language;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a night came to. Counts and sums only, no identifiers.
 *
 * @param interrupted it was ended before its time
 * @param seconds how long it lasted
 * @param oracle the stops against the reports
 * @param books the money, by the banks
 * @param board the money and the tasks, by Interlock
 */
public record NightSummary(
    boolean interrupted,
    NightScale scale,
    long seconds,
    Oracle oracle,
    NightBooks books,
    NightBoard.Figures board) {

  private static final int INTERRUPTED = 130;
  private static final int YUAN_DECIMALS = 2;

  /**
   * @param cases that were reported
   * @param withdrawn of those
   * @param accounts that reports name, once for each case
   * @param missing of those without a stop: must be none
   * @param mules accounts that the plan sends money through
   */
  public record Oracle(int cases, int withdrawn, int accounts, int missing, int mules) {}

  /** 0 when every reported account has its stop and the books balance, else 1; 130 interrupted. */
  public int exitCode() {
    return interrupted ? INTERRUPTED : holds() ? 0 : 1;
  }

  boolean holds() {
    return oracle.missing() == 0 && books.balance();
  }

  /** The running board, one line. */
  public static String line(long second, NightRun.NightNow now, Language language) {
    NightBoard.Figures board = now.board();
    NightBooks books = now.books();
    return language
        .pick(
            "%3d s  cases %d · stolen %s · asked %s · held %s (%.0f %%) · cash %s · stops %s ·"
                + " answers %s · report→stop %.0f/%.0f ms · stop→ack %.1f/%.1f s",
            "%3d 秒  案件 %d · 被骗 %s · 请求止付 %s · 已止付 %s（%.0f%%）· 取现 %s · 止付任务 %s ·"
                + " 银行反馈 %s · 报案→止付 %.0f/%.0f 毫秒 · 止付→反馈 %.1f/%.1f 秒")
        .formatted(
            second,
            board.cases(),
            yuan(books.stolenFen()),
            yuan(board.requested()),
            yuan(books.blockedFen()),
            100 * books.share(),
            yuan(books.cashFen()),
            words(board.stopsByState(), language),
            new TreeMap<>(board.answersByCode()),
            board.reportToStop().p50Millis(),
            board.reportToStop().p99Millis(),
            board.stopToAnswer().p50Millis() / 1_000,
            board.stopToAnswer().p99Millis() / 1_000);
  }

  /** For a person. */
  public String text(Language language) {
    var lines = new ArrayList<String>();
    lines.add(
        language
            .pick(
                "%d cases reported (%d withdrawn), %d accounts of mules, %d s, seed %d",
                "报案 %d 起（撤销 %d 起），涉案账户 %d 个，用时 %d 秒，种子 %d")
            .formatted(oracle.cases(), oracle.withdrawn(), oracle.mules(), seconds, scale.seed()));
    lines.add(
        language
            .pick(
                "by the banks' books: stolen %s = cash %s + held %s + loose %s; held %.1f %%;"
                    + " payments refused %d%s",
                "银行账：被骗 %s = 取现 %s + 已止付 %s + 未止付 %s；止付率 %.1f%%；拦下转账 %d 笔%s")
            .formatted(
                yuan(books.stolenFen()),
                yuan(books.cashFen()),
                yuan(books.blockedFen()),
                yuan(books.looseFen()),
                100 * books.share(),
                books.refused(),
                books.balance() ? "" : language.pick("; THE BOOKS DO NOT BALANCE", "；账目不平")));
    lines.add(
        language
            .pick(
                "by case.summary: lost %s, traced %s, asked %s, held %s, lapsed %s, cash %s",
                "案件汇总：被骗 %s，追踪 %s，请求止付 %s，已止付 %s，失效 %s，取现 %s")
            .formatted(
                yuan(board.lost()),
                yuan(board.traced()),
                yuan(board.requested()),
                yuan(board.held()),
                yuan(board.lapsed()),
                yuan(board.cash())));
    lines.add(
        language.pick("stops ", "止付任务 ")
            + words(board.stopsByCommand(), language)
            + " "
            + words(board.stopsByState(), language)
            + language.pick("; dissuasion tasks ", "；劝阻任务 ")
            + board.dissuasions());
    lines.add(language.pick("results of the banks: ", "银行结果码：") + results(language));
    lines.add(
        language.pick("report → stop p50/p99/p99.9 ", "报案→止付 p50/p99/p99.9 ")
            + board.reportToStop()
            + language.pick("; stop → answer ", "；止付→反馈 ")
            + board.stopToAnswer());
    byBank().forEach((bank, seconds) -> lines.add("  " + bank + "  " + seconds));
    lines.add(
        (interrupted ? language.pick("INTERRUPTED, so far: ", "已中断，截至目前：") : "")
            + language
                .pick(
                    "oracle: %d of %d reported accounts have their stop",
                    "核对：%2$d 个报案账户中 %1$d 个已有止付")
                .formatted(oracle.accounts() - oracle.missing(), oracle.accounts()));
    return String.join("\n", lines) + "\n";
  }

  private String results(Language language) {
    return new TreeMap<>(board.answersByCode())
        .entrySet().stream()
            .map(
                entry ->
                    entry.getKey()
                        + " "
                        + BankResultCode.of(entry.getKey()).map(language::of).orElse("")
                        + " "
                        + entry.getValue())
            .collect(Collectors.joining("; "));
  }

  /** Seconds from the command to the answer, p50/p99, and how many. */
  private Map<String, String> byBank() {
    var byBank = new TreeMap<String, String>();
    board
        .answerTimes()
        .forEach(
            (bank, times) ->
                byBank.put(
                    "%-6s".formatted(bank),
                    "%.2f/%.2f s, %d"
                        .formatted(
                            times.p50Millis() / 1_000, times.p99Millis() / 1_000, times.count())));
    return byBank;
  }

  /** For a machine: amounts in yuan, times as said. */
  public Map<String, Object> json() {
    var json = new LinkedHashMap<String, Object>();
    json.put("story", "foshan-night");
    json.put("interrupted", interrupted);
    json.put("seed", scale.seed());
    json.put("seconds", seconds);
    json.put("cases", oracle.cases());
    json.put("withdrawn", oracle.withdrawn());
    json.put("muleAccounts", oracle.mules());
    json.put("reportedAccounts", oracle.accounts());
    json.put("reportedAccountsWithoutStop", oracle.missing());
    json.put("booksBalance", books.balance());
    json.put("stolen", decimal(books.stolenFen()));
    json.put("cash", decimal(books.cashFen()));
    json.put("held", decimal(books.blockedFen()));
    json.put("loose", decimal(books.looseFen()));
    json.put("shareHeld", books.share());
    json.put("paymentsRefused", books.refused());
    json.put("summaryLost", board.lost());
    json.put("summaryTraced", board.traced());
    json.put("summaryRequested", board.requested());
    json.put("summaryHeld", board.held());
    json.put("summaryLapsed", board.lapsed());
    json.put("summaryCash", board.cash());
    json.put("stopsByState", new TreeMap<>(board.stopsByState()));
    json.put("stopsByCommand", new TreeMap<>(board.stopsByCommand()));
    json.put("answersByCode", new TreeMap<>(board.answersByCode()));
    json.put("dissuasionTasks", board.dissuasions());
    json.put("reportToStop", board.reportToStop());
    json.put("stopToAnswer", board.stopToAnswer());
    json.put("answerByInstitution", new TreeMap<String, Latencies.Figures>(board.answerTimes()));
    return json;
  }

  private static String words(Map<String, Integer> counts, Language language) {
    List<String> words = new ArrayList<>();
    new TreeMap<>(counts).forEach((word, count) -> words.add(language.word(word) + " " + count));
    return String.join(" ", words);
  }

  private static BigDecimal decimal(long fen) {
    return BigDecimal.valueOf(fen, YUAN_DECIMALS);
  }

  private static String yuan(long fen) {
    return yuan(decimal(fen));
  }

  private static String yuan(BigDecimal yuan) {
    return "¥%,.0f".formatted(yuan);
  }
}
