package interlock.core.subject;

import interlock.core.event.FraudContact.Phase;
import interlock.core.event.Transfer;
import interlock.core.policy.EvidenceCode;
import interlock.core.policy.Risk;
import interlock.core.policy.WarningClass;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The time during which a payment was in flight, or a call went on; epoch milliseconds.
 *
 * <p>Told twice: as it happened by the sources' clocks, and as it was known here. The second keeps
 * a danger that stood on a task from vanishing when a later word says that the call had just ended.
 *
 * @param from its beginning, likewise {@code knownFrom}
 * @param to its end, exclusive, likewise {@code knownTo}
 * @param over the newest piece says that it ended
 * @param confirmed a call that is INVOLVED or reported with confidence
 * @param first the first piece of it
 */
record Span(
    long from,
    long to,
    long knownFrom,
    long knownTo,
    boolean over,
    boolean confirmed,
    Evidence first) {

  private static final Comparator<Evidence> NEWEST =
      Comparator.comparingLong(Evidence::reportedAt)
          .thenComparing(Span::status)
          .thenComparingInt(Span::rank)
          .thenComparing(Evidence::id);

  /** Still so at that moment. */
  boolean goesOnAt(long now) {
    return !over && now < to;
  }

  /** The moment from which both went on; empty if they never did. */
  Optional<Long> meets(Span other) {
    long start = Math.max(from, other.from);
    if (start < Math.min(to, other.to)) {
      return Optional.of(start);
    }
    long known = Math.max(knownFrom, other.knownFrom);
    return known < Math.min(knownTo, other.knownTo) ? Optional.of(known) : Optional.empty();
  }

  /** The payments that are or were in flight. */
  static List<Span> flights(Collection<List<Evidence>> episodes, Risk risk) {
    List<Span> flights = new ArrayList<>();
    for (List<Evidence> pieces : episodes) {
      List<Evidence> open = only(pieces, e -> inFlight(e) && Fact.fresh(e, risk));
      if (!open.isEmpty()) {
        Evidence newest = Collections.max(pieces, NEWEST);
        boolean over = !inFlight(newest);
        long end =
            over
                ? open.stream().mapToLong(e -> flightEnd(e, risk)).max().orElseThrow()
                : flightEnd(newest, risk);
        flights.add(span(open, end, over, newest.reportedAt(), newest.receivedAt(), false));
      }
    }
    return List.copyOf(flights);
  }

  /** The calls that go on or went on. */
  static List<Span> calls(Collection<List<Evidence>> episodes, Risk risk) {
    List<Span> calls = new ArrayList<>();
    for (List<Evidence> pieces : episodes) {
      List<Evidence> open = only(pieces, Span::onCall);
      if (!open.isEmpty()) {
        Evidence newest = Collections.max(pieces, NEWEST);
        boolean over = !onCall(newest);
        long end = Long.MIN_VALUE;
        for (Evidence piece : open) {
          end = Math.max(end, piece.occurredAt() + risk.onCallMillis());
        }
        boolean confirmed =
            pieces.stream().anyMatch(Span::involved)
                || open.stream().anyMatch(e -> e.confidencePermille() >= risk.confidencePermille());
        calls.add(span(open, end, over, newest.occurredAt(), newest.receivedAt(), confirmed));
      }
    }
    return List.copyOf(calls);
  }

  private static Span span(
      List<Evidence> open,
      long end,
      boolean over,
      long endedAt,
      long endKnownAt,
      boolean confirmed) {
    long from = Long.MAX_VALUE;
    long knownFrom = Long.MAX_VALUE;
    for (Evidence piece : open) {
      from = Math.min(from, piece.occurredAt());
      knownFrom = Math.min(knownFrom, piece.receivedAt());
    }
    return new Span(
        from,
        over ? Math.min(end, endedAt) : end,
        knownFrom,
        over ? Math.min(end, endKnownAt) : end,
        over,
        confirmed,
        open.getFirst());
  }

  /** Most pieces tell of what was over at once: a plain loop, since streams would cost the most. */
  private static List<Evidence> only(List<Evidence> pieces, Predicate<Evidence> which) {
    List<Evidence> only = new ArrayList<>();
    for (Evidence piece : pieces) {
      if (which.test(piece)) {
        only.add(piece);
      }
    }
    return only;
  }

  /** The pieces about each payment and each call, in the order of the first. */
  static Collection<List<Evidence>> episodes(List<Evidence> evidence) {
    Map<Label, List<Evidence>> episodes = new LinkedHashMap<>();
    for (Evidence piece : evidence) {
      if (piece.payment().isPresent() || piece.call().isPresent()) {
        episodes.computeIfAbsent(piece.episode(), e -> new ArrayList<>(2)).add(piece);
      }
    }
    return episodes.values();
  }

  private static boolean inFlight(Evidence piece) {
    return piece
        .payment()
        .map(p -> p.status() == Transfer.Status.ATTEMPTED || p.status() == Transfer.Status.HELD)
        .orElse(false);
  }

  private static long flightEnd(Evidence piece, Risk risk) {
    Evidence.Payment payment = piece.payment().orElseThrow();
    return payment.status() == Transfer.Status.HELD
        ? payment.heldUntil().orElse(piece.occurredAt() + risk.heldMillis())
        : piece.occurredAt() + risk.attemptedMillis();
  }

  private static boolean onCall(Evidence piece) {
    boolean call =
        piece.warningClass() == WarningClass.CALL
            || piece.code() == EvidenceCode.ON_CALL_WITH_INVOLVED;
    return call && piece.call().map(c -> c.phase() == Phase.ONGOING).orElse(false);
  }

  static boolean involved(Evidence piece) {
    return piece.code() == EvidenceCode.ON_CALL_WITH_INVOLVED
        || piece.code() == EvidenceCode.IN_TOUCH_WITH_INVOLVED;
  }

  private static Transfer.Status status(Evidence piece) {
    return piece.payment().map(Evidence.Payment::status).orElse(Transfer.Status.ATTEMPTED);
  }

  /** Between pieces reported at the same moment the later in a call's life. */
  private static int rank(Evidence piece) {
    return piece
        .call()
        .map(
            c ->
                switch (c.phase()) {
                  case ONGOING -> 0;
                  case INSTANT -> 1;
                  case ENDED -> 2;
                })
        .orElse(0);
  }
}
