package interlock.service.trace;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import interlock.casefile.CaseSummary;
import interlock.core.identity.Account;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A trace for a program: one JSON object. Accounts and payments are lists, so that circles and
 * fan-in need no tree; an account is named by {@code ref}, for two masked ones may look the same.
 * Times are ISO-8601 in UTC, amounts are yuan.
 */
public final class TraceJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Figures figures;
  private final Map<Account, String> refs = new LinkedHashMap<>();

  public TraceJson(Figures figures) {
    this.figures = figures;
  }

  /** The object's text, on one line. */
  public String text(Trace trace) {
    trace.legs().forEach(leg -> leg.to().ifPresent(a -> refs.computeIfAbsent(a, this::next)));
    trace.places().keySet().forEach(a -> refs.computeIfAbsent(a, this::next));
    var object = new LinkedHashMap<String, Object>();
    object.put("caseId", trace.caseId());
    put(object, "receivedAt", trace.receivedAt());
    trace.summary().ifPresent(s -> object.put("summary", summary(s, trace)));
    object.put("hops", trace.hops().stream().map(TraceJson::hop).toList());
    object.put("accounts", trace.places().values().stream().map(p -> place(trace, p)).toList());
    List<Object> payments = new ArrayList<>();
    trace.legs().forEach(leg -> payments.add(leg(trace, leg)));
    object.put("payments", payments);
    return write(object);
  }

  static String write(Map<String, Object> object) {
    try {
      return JSON.writeValueAsString(object);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("maps, texts and numbers can be written", e);
    }
  }

  private String next(Account unseen) {
    return "A" + (refs.size() + 1);
  }

  private static Map<String, Object> summary(CaseSummary s, Trace trace) {
    var object = new LinkedHashMap<String, Object>();
    object.put("status", s.getStatus().name());
    object.put("revision", s.getRevision());
    object.put("lost", s.getLost());
    Optional.ofNullable(s.getLossTier()).ifPresent(tier -> object.put("lossTier", tier));
    object.put("highLoss", s.getHighLoss());
    object.put("traced", s.getTraced());
    object.put("movedOn", Figures.yuan(trace.movedOnFen()));
    object.put("requested", s.getRequested());
    object.put("held", s.getHeld());
    object.put("frozen", s.getFrozen());
    object.put("cash", s.getCash());
    object.put("lapsed", s.getLapsed());
    object.put("untraced", s.getUntraced());
    object.put("returned", s.getReturned());
    Optional.ofNullable(s.getFirstStopSeconds())
        .ifPresent(seconds -> object.put("firstStopSeconds", seconds));
    object.put("accounts", s.getAccounts());
    return object;
  }

  private static Map<String, Object> hop(HopSums hop) {
    var object = new LinkedHashMap<String, Object>();
    object.put("hop", hop.hop());
    object.put("accounts", hop.accounts());
    object.put("arrived", Figures.yuan(hop.arrivedFen()));
    object.put("left", Figures.yuan(hop.leftFen()));
    object.put("requested", Figures.yuan(hop.requestedFen()));
    object.put("held", Figures.yuan(hop.heldFen()));
    object.put("frozen", Figures.yuan(hop.frozenFen()));
    hop.secondsP50().ifPresent(seconds -> object.put("secondsP50", seconds));
    hop.secondsMax().ifPresent(seconds -> object.put("secondsMax", seconds));
    return object;
  }

  private Map<String, Object> place(Trace trace, Place place) {
    var object = new LinkedHashMap<String, Object>();
    object.put("ref", refs.get(place.account()));
    object.put("account", figures.account(place.account()));
    place.institution().ifPresent(i -> object.put("institution", i));
    place.holder().ifPresent(name -> object.put("holder", figures.name(name)));
    object.put("hop", place.hop());
    object.put("in", Figures.yuan(place.inFen()));
    object.put("out", Figures.yuan(place.outFen()));
    object.put("left", Figures.yuan(place.leftFen()));
    object.put("stops", place.stops().stream().map(stop -> stop(trace, stop)).toList());
    return object;
  }

  private static Map<String, Object> stop(Trace trace, StopSeen stop) {
    var object = new LinkedHashMap<String, Object>();
    object.put("taskId", stop.taskId());
    stop.orderId().ifPresent(order -> object.put("orderId", order));
    object.put("command", stop.command());
    object.put("state", stop.state());
    object.put("scope", stop.scope());
    object.put("amount", Figures.yuan(stop.amountFen()));
    stop.heldFen().ifPresent(fen -> object.put("held", Figures.yuan(fen)));
    object.put("openedAt", Instant.ofEpochMilli(stop.openedAt()).toString());
    put(object, "expiresAt", stop.expiresAt());
    trace
        .secondsFromReport(stop.openedAt())
        .ifPresent(seconds -> object.put("secondsFromReport", seconds));
    return object;
  }

  private Map<String, Object> leg(Trace trace, Leg leg) {
    var object = new LinkedHashMap<String, Object>();
    object.put("from", leg.hop() == 1 ? "victim" : leg.from().map(refs::get).orElse(""));
    leg.to().ifPresent(a -> object.put("to", refs.get(a)));
    object.put("payment", leg.payment());
    object.put("at", Instant.ofEpochMilli(leg.at()).toString());
    object.put("amount", Figures.yuan(leg.amountFen()));
    object.put("tainted", Figures.yuan(leg.taintedFen()));
    object.put("hop", leg.hop());
    object.put("cash", leg.cash());
    object.put("followed", leg.followed());
    OptionalLong came = trace.cameBefore(leg);
    came.ifPresent(at -> object.put("secondsFromHopBefore", (leg.at() - at) / 1000));
    return object;
  }

  private static void put(Map<String, Object> object, String field, OptionalLong at) {
    at.ifPresent(millis -> object.put(field, Instant.ofEpochMilli(millis).toString()));
  }
}
