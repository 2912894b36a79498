/**
 * Who and what a record names: subscriber, account, person, caller, site, app, place.
 *
 * <p>In: text as senders write it. Out: one normal form for one thing, as a small value whose
 * {@code key()} is its desk's key, or a refusal that names a {@link
 * interlock.core.codes.RejectCode}. It must never show an identifier: every {@code toString} is
 * masked, and no refusal or exception repeats its input. Only {@code reveal()} and {@code key()}
 * give the value.
 *
 * <p>Desk keys: {@code p:+8617000000101} phone, {@code a:6222…} account, {@code t:P-77} person
 * token; {@code n:+86171…} number, {@code v:95588} service number, {@code s:rebate.example} site,
 * {@code x:com.example.app} app.
 */
package interlock.core.identity;
