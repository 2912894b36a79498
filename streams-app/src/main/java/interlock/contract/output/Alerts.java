package interlock.contract.output;

import interlock.contract.record.Words;
import interlock.core.task.Alert;

/** {@code interlock.control.Alert}. */
final class Alerts {
  private Alerts() {}

  static interlock.control.Alert record(Alert alert) {
    var to = new interlock.control.Alert();
    to.setAlertId(alert.alertId());
    to.setCode(alert.code().code());
    to.setState(
        alert.raised()
            ? interlock.control.AlertState.RAISED
            : interlock.control.AlertState.CLEARED);
    to.setAt(Values.time(alert.at()));
    to.setScope(Words.ALERT_SCOPE.symbol(alert.scope().kind()));
    to.setAbout(alert.scope().name());
    to.setRaisedAt(Values.time(alert.raisedAt()));
    to.setStops(alert.stops());
    to.setAmount(Values.yuan(alert.amountFen()));
    to.setStopLimit(alert.limit().stops());
    to.setAmountLimit(
        alert.limit().amountFen() == 0 ? null : Values.yuan(alert.limit().amountFen()));
    to.setHeldBack(alert.heldBack());
    to.setPartition(alert.part());
    to.setPartitions(alert.parts());
    to.setPolicyVersion(alert.policyVersion());
    return to;
  }
}
