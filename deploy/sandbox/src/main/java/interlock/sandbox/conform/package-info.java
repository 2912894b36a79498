/**
 * Whether a party's sample records are what Interlock takes, and what it could make more of.
 *
 * <p>In: the records of a file. Out: what Intake would say of each, and which optional fields are
 * missing for which rule. Never: a broker, a registry, or a judgement of its own: the checks are
 * Intake's, the table is {@link interlock.contract.intake.FieldUse}.
 */
package interlock.sandbox.conform;
