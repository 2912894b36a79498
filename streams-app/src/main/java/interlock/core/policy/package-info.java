/**
 * All that a centre tunes, as one checked, frozen, versioned value (design.md §7).
 *
 * <p>In: plain numbers and enums, from whoever read the document ({@code contract.policy} reads
 * YAML). Out: {@link interlock.core.policy.Policy}, the version in force at a moment ({@link
 * interlock.core.policy.PolicyBook}), and the closed lists that policy and desks share ({@link
 * interlock.core.policy.Level}, {@link interlock.core.policy.WarningClass}, {@link
 * interlock.core.policy.Measure}, {@link interlock.core.policy.EvidenceCode}). It must never read a
 * file, a clock, or anything of a person.
 *
 * <p>The unit of a number is the end of its name: {@code …Millis} (a span), {@code …Fen} (money),
 * {@code …Permille} (a share). The document leaves that end out and writes {@code 8h}, {@code
 * 100.00} yuan, {@code 0.8}.
 */
package interlock.core.policy;
