/**
 * The person's side: who this potential victim is, the evidence, the risk, the open dissuasion case
 * and its deadlines.
 *
 * <p>In: {@link interlock.core.mail.SubjectMail}. Out: dissuasion tasks. Never orders anything of a
 * bank.
 */
package interlock.core.subject;
