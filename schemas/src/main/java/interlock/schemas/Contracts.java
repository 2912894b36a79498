package interlock.schemas;

import static java.util.Map.entry;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/**
 * The catalogue of contracts.
 *
 * <p>A schema from here is what gets registered: parsed from the {@code .avsc} files, nested types
 * inlined, docs and our own properties kept. The {@code SCHEMA$} of a generated class is not: it
 * carries {@code avro.java.string}, and a look-up of that text in a registry finds nothing.
 *
 * <p>A new record needs a line here: in {@link #TOPICS} when a topic carries it, in {@link #PARTS}
 * when other records contain it; in {@link #INNER} and {@link #INNER_PARTS} for mail and desk
 * files.
 */
public final class Contracts {

  /** What other records contain; each after those it contains itself. */
  private static final List<String> PARTS =
      List.of(
          "interlock.common.Level",
          "interlock.common.WarningClass",
          "interlock.common.CareGroup",
          "interlock.common.Conclusion",
          "interlock.common.StopCommand",
          "interlock.common.LineCommand",
          "interlock.common.CaseStatus",
          "interlock.common.Party",
          "interlock.common.Contact",
          "interlock.bank.Device",
          "interlock.police.ReportedTransfer",
          "interlock.police.WatchTarget",
          "interlock.task.Reason",
          "interlock.task.Subject",
          "interlock.task.Step",
          "interlock.task.Place",
          "interlock.task.Notice",
          "interlock.task.Approval",
          "interlock.task.Cause",
          "interlock.control.KpiFigure",
          "interlock.control.KpiSpread");

  private static final List<Map.Entry<String, String>> TOPICS =
      List.of(
          entry("bank.suspicious-transfer", "interlock.bank.Transfer"),
          entry("bank.account-movement", "interlock.bank.Transfer"),
          entry("telecom.fraud-contact", "interlock.telecom.FraudContact"),
          entry("enterprise.fraud-contact", "interlock.telecom.FraudContact"),
          entry("police.warning-directive", "interlock.police.WarningDirective"),
          entry("police.incident-report", "interlock.police.IncidentReport"),
          entry("police.watchlist", "interlock.police.WatchEntry"),
          entry("police.care-list", "interlock.police.CareEntry"),
          entry("police.appeal", "interlock.police.Appeal"),
          entry("police.decision", "interlock.police.OfficerDecision"),
          entry("registry.identity-binding", "interlock.registry.IdentityBinding"),
          entry("dissuasion.feedback", "interlock.centre.DissuasionFeedback"),
          entry("stop-payment.feedback", "interlock.bank.StopPaymentFeedback"),
          entry("line-control.feedback", "interlock.centre.LineControlFeedback"),
          entry("source.heartbeat", "interlock.source.Heartbeat"),
          entry("task.dissuasion", "interlock.task.DissuasionTask"),
          entry("task.stop-payment", "interlock.task.StopPaymentTask"),
          entry("task.account-query", "interlock.task.AccountQueryTask"),
          entry("task.line-control", "interlock.task.LineControlTask"),
          entry("task.lead", "interlock.task.LeadTask"),
          entry("task.history", "interlock.task.TaskHistory"),
          entry("case.summary", "interlock.casefile.CaseSummary"),
          entry("case.trace-edge", "interlock.casefile.TraceEdge"),
          entry("source.receipt", "interlock.intake.SourceReceipt"),
          entry("intake.rejected", "interlock.intake.Rejected"),
          entry("control.policy", "interlock.control.PolicyVersion"),
          entry("control.key", "interlock.control.SigningKey"),
          entry("control.alert", "interlock.control.Alert"),
          entry("control.canary", "interlock.control.CanaryEcho"),
          entry("kpi.daily", "interlock.control.KpiDaily"),
          entry("audit.access", "interlock.control.AccessRecord"),
          entry("audit.erasure", "interlock.control.ErasureRecord"),
          entry("audit.replay", "interlock.control.ReplayRecord"));

  /** What mail and desk files contain beside the contracts; each after those it contains itself. */
  private static final List<String> INNER_PARTS =
      List.of(
          "interlock.mail.Payment",
          "interlock.mail.CallPhase",
          "interlock.mail.Evidence",
          "interlock.mail.Evidenced",
          "interlock.mail.EvidenceWithdrawn",
          "interlock.mail.VictimReport",
          "interlock.mail.Named",
          "interlock.mail.CaseLine",
          "interlock.mail.CaseOnAccount",
          "interlock.mail.Moved",
          "interlock.mail.TaintedInflow",
          "interlock.mail.TransferHoldAsked",
          "interlock.mail.ProtectionOrdered",
          "interlock.mail.Touched",
          "interlock.mail.CaseOnContact",
          "interlock.mail.DeviceUse",
          "interlock.mail.Tally",
          "interlock.mail.MoneyProgress",
          "interlock.state.Withdrawal",
          "interlock.state.Care",
          "interlock.state.Binding",
          "interlock.state.Listing",
          "interlock.state.Report",
          "interlock.state.Answer",
          "interlock.state.AskedHold",
          "interlock.state.Ruling",
          "interlock.state.DissuasionCase",
          "interlock.state.Ended",
          "interlock.mail.Link",
          "interlock.mail.RefusedLink",
          "interlock.mail.JoinSearch",
          "interlock.mail.JoinOffer",
          "interlock.state.Routed",
          "interlock.state.Standing",
          "interlock.state.Lead",
          "interlock.state.SubjectFile",
          "interlock.mail.Joining",
          "interlock.state.Balance",
          "interlock.state.LedgerEntry",
          "interlock.state.Inflow",
          "interlock.state.Sent",
          "interlock.state.Ordered",
          "interlock.state.Stop",
          "interlock.state.Hold",
          "interlock.state.Query",
          "interlock.state.Protection",
          "interlock.state.Touch",
          "interlock.state.CaseOnContact",
          "interlock.state.LineAnswerHeard",
          "interlock.state.LineControl",
          "interlock.state.LineAppeal",
          "interlock.state.Voice",
          "interlock.state.LineRelief",
          "interlock.state.ReportedPayee",
          "interlock.state.Told",
          "interlock.state.HeardAppeal",
          "interlock.state.Findings");

  /**
   * Mailboxes by topic and desk files by state store: nobody else's business, but read both ways.
   */
  private static final List<Map.Entry<String, String>> INNER =
      List.of(
          entry("mail.subject", "interlock.mail.SubjectMail"),
          entry("mail.account", "interlock.mail.AccountMail"),
          entry("mail.account.request", "interlock.mail.AccountMail"),
          entry("mail.contact", "interlock.mail.ContactMail"),
          entry("mail.case", "interlock.mail.CaseMail"),
          entry("mail.device", "interlock.mail.DeviceMail"),
          entry("subject-state", "interlock.state.SubjectFile"),
          entry("account-state", "interlock.state.AccountFile"),
          entry("contact-state", "interlock.state.ContactFile"),
          entry("case-state", "interlock.state.CaseFile"),
          entry("device-state", "interlock.state.DeviceFile"));

  /** Parsed on first use, so that naming a topic costs nothing. */
  private static final class Parsed {
    static final Map<String, Schema> SCHEMAS = parse();
  }

  static {
    GeneratedTypes.trust();
  }

  private Contracts() {}

  /**
   * Topic or state store (without a deployment's prefix) → full name of the record it carries, in
   * reading order: first what parties and centres see, then mail and desk files.
   */
  public static Map<String, String> all() {
    Map<String, String> all = new LinkedHashMap<>();
    TOPICS.forEach(topic -> all.put(topic.getKey(), topic.getValue()));
    INNER.forEach(topic -> all.put(topic.getKey(), topic.getValue()));
    return Collections.unmodifiableMap(all);
  }

  /** Full names of every type that has a file of its own, each after those it contains. */
  public static Set<String> types() {
    return Collections.unmodifiableSet(Parsed.SCHEMAS.keySet());
  }

  /**
   * The schema of one type, nested types inlined.
   *
   * @throws IllegalArgumentException when no file holds that type
   */
  public static Schema schema(String fullName) {
    Schema schema = Parsed.SCHEMAS.get(fullName);
    if (schema == null) {
      throw new IllegalArgumentException("No contract is named " + fullName);
    }
    return schema;
  }

  /**
   * The text to register for one type: {@link #schema}, on one line.
   *
   * @throws IllegalArgumentException when no file holds that type
   */
  public static String text(String fullName) {
    return schema(fullName).toString();
  }

  private static Map<String, Schema> parse() {
    Schema.Parser parser = new Schema.Parser();
    Map<String, Schema> schemas = new LinkedHashMap<>();
    Stream.of(
            PARTS.stream(),
            TOPICS.stream().map(Map.Entry::getValue),
            INNER_PARTS.stream(),
            INNER.stream().map(Map.Entry::getValue))
        .flatMap(names -> names)
        .collect(Collectors.toCollection(LinkedHashSet::new))
        .forEach(fullName -> schemas.put(fullName, parse(parser, fullName)));
    return schemas;
  }

  private static Schema parse(Schema.Parser parser, String fullName) {
    String resource = resource(fullName);
    try (InputStream file = Contracts.class.getResourceAsStream(resource)) {
      if (file == null) {
        throw new IllegalStateException("Not on the class path: " + resource);
      }
      return parser.parse(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + resource, e);
    }
  }

  /** {@code interlock.bank.Transfer} → {@code /avro/bank/Transfer.avsc}. */
  private static String resource(String fullName) {
    return "/avro/" + fullName.substring("interlock.".length()).replace('.', '/') + ".avsc";
  }
}
