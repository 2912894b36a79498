/**
 * Who may ask the API for what.
 *
 * <p>In: a file of tokens, the token of a request. Out: a caller with scopes and a unit. Never
 * keeps or shows a token itself, only its SHA-256.
 */
package interlock.service.access;
