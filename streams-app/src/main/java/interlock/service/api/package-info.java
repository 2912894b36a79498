/**
 * The API for centres and officers, over HTTP.
 *
 * <p>In: requests with a bearer token. Out: tasks as they stand, masked unless the token may reveal
 * and each time an audit record says so; what officers answer, decide and report, published to the
 * input topics like any party's events. Decides nothing itself: what is posted goes through Intake.
 */
package interlock.service.api;
