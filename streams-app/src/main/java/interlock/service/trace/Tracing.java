package interlock.service.trace;

import interlock.casefile.TraceEdge;
import interlock.core.event.CaseStatus;
import interlock.core.event.IncidentReport;
import interlock.core.event.IncidentReport.Line;
import interlock.core.event.Party;
import interlock.core.event.PersonName;
import interlock.core.identity.Account;
import interlock.task.StopPaymentTask;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/** Puts a trace together from what was published. */
public final class Tracing {
  private final CaseRecords records;
  private final Map<Account, List<StopSeen>> stops = new HashMap<>();
  private final Map<Account, String> institutions = new HashMap<>();
  private final Map<Account, PersonName> holders = new HashMap<>();
  private final List<Leg> legs = new ArrayList<>();

  private Tracing(CaseRecords records) {
    this.records = records;
  }

  public static Trace of(CaseRecords records) {
    var tracing = new Tracing(records);
    records.newest().ifPresent(tracing::lines);
    records.edges().forEach(tracing::edge);
    CaseRecords.ofCase(records.stops(), records.caseId()).forEach(tracing::stop);
    tracing.legs.sort(Leg.BY_TIME);
    return tracing.trace();
  }

  private Trace trace() {
    SortedMap<Account, Place> places = places();
    var unsummed =
        new Trace(
            records.caseId(),
            records.summary(),
            records.newest(),
            records.reports().stream().mapToLong(r -> r.origin().receivedAt()).min(),
            legs,
            places,
            List.of());
    return new Trace(
        unsummed.caseId(),
        unsummed.summary(),
        unsummed.report(),
        unsummed.receivedAt(),
        legs,
        places,
        hops(unsummed));
  }

  private void lines(IncidentReport report) {
    if (report.status() == CaseStatus.WITHDRAWN) {
      return;
    }
    for (Line line : report.lines()) {
      know(line.payee());
      legs.add(
          new Leg(
              line.payerAccount().or(() -> report.victim().account()),
              line.payee().account(),
              line.payee().institution(),
              line.transferId().orElse(report.caseId() + "/" + line.index()),
              line.amountFen(),
              line.amountFen(),
              1,
              line.occurredAt(),
              false,
              true));
    }
  }

  private void edge(TraceEdge edge) {
    long tainted = fen(edge.getTainted());
    if (tainted == 0) {
      return;
    }
    Optional<Account> to = account(edge.getTo());
    to.ifPresent(
        a ->
            Optional.ofNullable(edge.getToInstitution())
                .ifPresent(name -> institutions.putIfAbsent(a, name)));
    legs.add(
        new Leg(
            account(edge.getFrom()),
            to,
            Optional.ofNullable(edge.getToInstitution()),
            edge.getInstitution() + "/" + edge.getTransferId(),
            fen(edge.getAmount()),
            tainted,
            edge.getHop(),
            edge.getOccurredAt().toEpochMilli(),
            edge.getCash(),
            edge.getFollowed()));
  }

  private void stop(StopPaymentTask task) {
    Optional<Account> on = account(task.getTarget().getAccount());
    if (on.isEmpty()) {
      return;
    }
    Optional.ofNullable(task.getTarget().getInstitution())
        .ifPresent(name -> institutions.putIfAbsent(on.get(), name));
    Optional.ofNullable(task.getTarget().getName())
        .ifPresent(name -> holders.putIfAbsent(on.get(), new PersonName(name)));
    stops
        .computeIfAbsent(on.get(), unseen -> new ArrayList<>())
        .add(
            new StopSeen(
                task.getTaskId(),
                Optional.ofNullable(task.getOrderId()),
                task.getCommand().name(),
                task.getState().name(),
                task.getScope().name(),
                fen(task.getAmount()),
                optionalFen(task.getAmountHeld()),
                task.getOpenedAt().toEpochMilli(),
                time(task.getExpiresAt())));
  }

  private void know(Party party) {
    party
        .account()
        .ifPresent(
            a -> {
              party.institution().ifPresent(name -> institutions.putIfAbsent(a, name));
              party.name().ifPresent(name -> holders.putIfAbsent(a, name));
            });
  }

  private SortedMap<Account, Place> places() {
    SortedMap<Account, Place> places = new TreeMap<>();
    for (Leg leg : legs) {
      leg.to()
          .filter(a -> leg.followed())
          .ifPresent(
              a ->
                  places.merge(
                      a, place(a, leg.hop(), leg.taintedFen(), 0, leg.at()), Tracing::both));
      if (leg.hop() > 1) {
        leg.from()
            .ifPresent(
                a ->
                    places.merge(
                        a,
                        place(a, leg.hop() - 1, 0, leg.taintedFen(), Long.MAX_VALUE),
                        Tracing::both));
      }
    }
    return places;
  }

  private Place place(Account account, int hop, long inFen, long outFen, long cameAt) {
    return new Place(
        account,
        Optional.ofNullable(institutions.get(account)),
        Optional.ofNullable(holders.get(account)),
        hop,
        inFen,
        outFen,
        cameAt,
        stops.getOrDefault(account, List.of()));
  }

  private static Place both(Place one, Place other) {
    return new Place(
        one.account(),
        one.institution(),
        one.holder(),
        Math.min(one.hop(), other.hop()),
        one.inFen() + other.inFen(),
        one.outFen() + other.outFen(),
        Math.min(one.cameAt(), other.cameAt()),
        one.stops());
  }

  private static List<HopSums> hops(Trace trace) {
    int deepest = trace.legs().stream().mapToInt(Leg::hop).max().orElse(0);
    List<HopSums> hops = new ArrayList<>();
    for (int i = 1; i <= deepest; i++) {
      int hop = i;
      List<Place> places = trace.places().values().stream().filter(p -> p.hop() == hop).toList();
      List<StopSeen> stops = places.stream().flatMap(p -> p.stops().stream()).toList();
      long[] seconds =
          trace.legs().stream()
              .filter(leg -> leg.hop() == hop)
              .flatMap(
                  leg -> {
                    OptionalLong came = trace.cameBefore(leg);
                    return came.isPresent()
                        ? Optional.of((leg.at() - came.getAsLong()) / 1000).stream()
                        : Optional.<Long>empty().stream();
                  })
              .mapToLong(Long::longValue)
              .sorted()
              .toArray();
      hops.add(
          new HopSums(
              hop,
              places.size(),
              trace.legs().stream()
                  .filter(leg -> leg.hop() == hop)
                  .mapToLong(Leg::taintedFen)
                  .sum(),
              places.stream().mapToLong(Place::leftFen).sum(),
              places.stream().mapToLong(Tracing::requestedFen).sum(),
              stops.stream().filter(Tracing::holds).mapToLong(s -> s.heldFen().orElse(0)).sum(),
              stops.stream()
                  .filter(s -> s.state().equals("FROZEN"))
                  .mapToLong(s -> s.heldFen().orElse(0))
                  .sum(),
              seconds.length == 0
                  ? OptionalLong.empty()
                  : OptionalLong.of(seconds[(seconds.length - 1) / 2]),
              seconds.length == 0
                  ? OptionalLong.empty()
                  : OptionalLong.of(seconds[seconds.length - 1])));
    }
    return hops;
  }

  /** As the summary has it: of what is still there. */
  private static long requestedFen(Place place) {
    return place.stops().stream()
        .filter(Tracing::isAskedFor)
        .mapToLong(stop -> Math.min(stop.amountFen(), place.leftFen()))
        .sum();
  }

  private static boolean isAskedFor(StopSeen stop) {
    return !stop.command().equals("LIFT")
        && switch (stop.state()) {
          case "REQUESTED", "RECEIVED", "ACTIVE", "PARTIAL", "FROZEN" -> true;
          default -> false;
        };
  }

  private static boolean holds(StopSeen stop) {
    return switch (stop.state()) {
      case "ACTIVE", "PARTIAL" -> true;
      default -> false;
    };
  }

  static Optional<Account> account(String text) {
    return text == null ? Optional.empty() : Account.parse(text).value();
  }

  static long fen(BigDecimal yuan) {
    return yuan.movePointRight(2).longValueExact();
  }

  private static OptionalLong optionalFen(BigDecimal yuan) {
    return yuan == null ? OptionalLong.empty() : OptionalLong.of(fen(yuan));
  }

  private static OptionalLong time(Instant at) {
    return at == null ? OptionalLong.empty() : OptionalLong.of(at.toEpochMilli());
  }
}
