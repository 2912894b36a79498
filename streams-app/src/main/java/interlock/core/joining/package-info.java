/**
 * How the desks of one person become one (design.md §2): the file of a subject lies on the desk of
 * its smallest identifier, and the others forward to it.
 *
 * <p>In: what names identifiers of one party, and {@link interlock.core.mail.JoiningMail}. Out:
 * where a mail belongs, letters to other SubjectDesks, and the moment at which a file is handed
 * over. Never looks into a file: what stands on it is {@code core/subject}'s affair.
 *
 * <pre>
 * a link (first, second):  first's own desk ─LinkSeen─► second's own desk ─► second's root seeks first's root
 *                          either end may refuse ─LinkRefused─► the other end
 * two roots:               A ─JoinOffered─► B    A &lt; B: B releases A and offers itself instead
 *                                                A &gt; B: B accepts, A hands its file over and forwards; or B refuses
 * </pre>
 *
 * <p>Waiting only ever points to smaller roots, so it ends. Two rules keep it from losing a file: a
 * root that waits for an answer, or for a file for which it promised room, queues what reaches it.
 */
package interlock.core.joining;
