package interlock.core.account;

import interlock.core.account.AccountFile.CaseOnAccount;
import interlock.core.account.AccountFile.Inflow;
import interlock.core.account.AccountFile.LedgerEntry;
import interlock.core.event.IncidentReport.Line;
import interlock.core.event.Party;
import interlock.core.identity.Account;
import interlock.core.identity.Identifier;
import interlock.core.task.Reason;
import java.util.List;

/** Estimates of what a fact takes on file, bytes: text as UTF-8 would at most, and fixed fields. */
final class Sizes {
  private static final int FIXED = 48;

  /** A task's id and its newest and its original application id. */
  private static final int IDS = 34 + 2 * 36;

  private static final int ASCII = 1;
  private static final int CHINESE = 3;

  private Sizes() {}

  static int of(LedgerEntry entry) {
    return FIXED
        + text(entry.source())
        + text(entry.eventId())
        + text(entry.institution())
        + text(entry.transferId())
        + of(entry.counterparty())
        + entry.orderId().map(Sizes::text).orElse(0)
        + entry.branch().map(Sizes::text).orElse(0)
        + of(entry.suspicions())
        + accounts(entry.formerly());
  }

  static int of(CaseOnAccount report) {
    return of(report.victim(), report.lines());
  }

  static int of(Party victim, List<Line> lines) {
    int bytes = of(victim);
    for (Line line : lines) {
      bytes += FIXED + line.transferId().map(Sizes::text).orElse(0);
      bytes += line.payerAccount().map(a -> a.key().length()).orElse(0);
      bytes += of(line.payee()) + line.orderId().map(Sizes::text).orElse(0);
    }
    return bytes;
  }

  static int of(Inflow inflow) {
    return FIXED
        + text(inflow.caseId())
        + text(inflow.institution())
        + text(inflow.transferId())
        + of(inflow.payer())
        + inflow.orderId().map(Sizes::text).orElse(0)
        + of(inflow.path());
  }

  static int of(Hold hold) {
    int bytes = 2 * FIXED + IDS;
    bytes += text(hold.asked().dissuasionTaskId());
    bytes += text(hold.asked().institution()) + text(hold.asked().transferId());
    bytes += hold.asked().payee().map(Sizes::of).orElse(0);
    for (Reason reason : hold.task().reasons()) {
      bytes += text(reason.code().code()) + of(reason.eventIds());
    }
    return bytes + of(hold.task().approvals()) + of(hold.task().answers());
  }

  private static int of(Party party) {
    int bytes = 0;
    for (Identifier identifier : party.identifiers()) {
      bytes += identifier.key().length();
    }
    bytes += party.institution().map(Sizes::text).orElse(0);
    return bytes + party.name().map(n -> text(n.reveal())).orElse(0);
  }

  private static int of(List<String> texts) {
    return texts.stream().mapToInt(Sizes::text).sum();
  }

  private static int accounts(List<Account> accounts) {
    int bytes = 0;
    for (Account account : accounts) {
      bytes += 2 + account.key().length();
    }
    return bytes;
  }

  private static int text(String text) {
    int bytes = 2;
    for (int i = 0; i < text.length(); i++) {
      bytes += text.charAt(i) <= '~' ? ASCII : CHINESE;
    }
    return bytes;
  }
}
