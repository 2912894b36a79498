package interlock.service.kpi;

import interlock.core.codes.KpiCode;
import interlock.core.codes.ReasonCode;
import interlock.task.StopPaymentKind;
import interlock.task.StopPaymentState;
import interlock.task.StopPaymentTask;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What became of one stop, by its revisions in their order. Amounts in yuan. */
final class StopLife {
  private static final Set<StopPaymentState> IN_FORCE =
      EnumSet.of(StopPaymentState.ACTIVE, StopPaymentState.PARTIAL, StopPaymentState.FROZEN);

  private static final Set<String> WRONGFUL =
      Set.of(
          ReasonCode.APPEAL_UPHELD.code(),
          ReasonCode.REPORT_WITHDRAWN.code(),
          ReasonCode.FALSE_ALARM.code(),
          ReasonCode.LIFTED_BY_OFFICER.code());

  private static final BigDecimal MILLIS_OF_HOUR =
      BigDecimal.valueOf(Duration.ofHours(1).toMillis());

  private final Instant openedAt;
  private final Optional<String> caseId;
  private final StopPaymentKind kind;

  /** What the bank held from each moment on. */
  private final TreeMap<Instant, BigDecimal> held = new TreeMap<>();

  private String unit = KpiDays.NO_UNIT;
  private Optional<Instant> inForceAt = Optional.empty();
  private Optional<Instant> wronglyLiftedAt = Optional.empty();
  private BigDecimal mostHeld = BigDecimal.ZERO;
  private BigDecimal mostFrozen = BigDecimal.ZERO;
  private BigDecimal lapsed = BigDecimal.ZERO;

  StopLife(StopPaymentTask first) {
    openedAt = first.getOpenedAt();
    caseId = Optional.ofNullable(first.getCaseId());
    kind = first.getKind();
    take(first);
  }

  void take(StopPaymentTask revision) {
    Instant at = revision.getUpdatedAt();
    if (revision.getUnit() != null) {
      unit = revision.getUnit();
    }
    BigDecimal now =
        IN_FORCE.contains(revision.getState())
            ? Optional.ofNullable(revision.getAmountHeld()).orElse(BigDecimal.ZERO)
            : BigDecimal.ZERO;
    BigDecimal before = heldAt(at);
    if (now.compareTo(before) != 0) {
      held.put(at, now);
    }
    mostHeld = mostHeld.max(now);
    switch (revision.getState()) {
      case ACTIVE, PARTIAL -> inForce(at);
      case FROZEN -> {
        inForce(at);
        mostFrozen = mostFrozen.max(now);
      }
      case EXPIRED -> lapsed = lapsed.max(before);
      case LIFTED -> lifted(revision, at);
      default -> {}
    }
  }

  private void inForce(Instant at) {
    if (inForceAt.isEmpty()) {
      inForceAt = Optional.of(at);
    }
  }

  private void lifted(StopPaymentTask revision, Instant at) {
    boolean wrong =
        revision.getReasons().stream().anyMatch(reason -> WRONGFUL.contains(reason.getCode()));
    if (wrong && wronglyLiftedAt.isEmpty()) {
      wronglyLiftedAt = Optional.of(at);
    }
  }

  Instant openedAt() {
    return openedAt;
  }

  String unit() {
    return unit;
  }

  /** The case whose money it holds; empty for a person's own protection or payment. */
  Optional<String> caseId() {
    return kind == StopPaymentKind.RECOVERY ? caseId : Optional.empty();
  }

  /** Yuan held at that moment. */
  BigDecimal heldAt(Instant moment) {
    return Optional.ofNullable(held.floorEntry(moment))
        .map(Map.Entry::getValue)
        .orElse(BigDecimal.ZERO);
  }

  BigDecimal mostFrozen() {
    return mostFrozen;
  }

  /** Adds what it counts for. Advice about a payment in flight is no stop. */
  void addTo(Figures figures) {
    if (kind == StopPaymentKind.TRANSFER_HOLD) {
      return;
    }
    if (kind == StopPaymentKind.RECOVERY) {
      figures.add(KpiCode.HELD_TO_FROZEN, "", mostFrozen, mostHeld);
      figures.add(KpiCode.LAPSED, "", lapsed, mostHeld);
    }
    if (inForceAt.isPresent()) {
      figures.count(KpiCode.WRONGFUL, wronglyLiftedAt.isPresent());
      wronglyLiftedAt.ifPresent(
          lifted ->
              figures.add(
                  KpiCode.WRONGFUL_HOURS,
                  "",
                  hours(Duration.between(inForceAt.get(), lifted)),
                  BigDecimal.ONE));
    }
  }

  private static BigDecimal hours(Duration span) {
    return BigDecimal.valueOf(span.toMillis())
        .divide(MILLIS_OF_HOUR, 2, java.math.RoundingMode.HALF_UP);
  }
}
