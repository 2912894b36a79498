package interlock.service.canary;

/**
 * An event of the canary that is to be sent.
 *
 * @param ends whether it takes back what another began
 */
public record Step(CanaryPath path, String eventId, boolean ends) {}
