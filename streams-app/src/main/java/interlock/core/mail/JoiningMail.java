package interlock.core.mail;

import interlock.core.desk.EndedTask;
import interlock.core.identity.Generation;
import interlock.core.identity.Identifier;
import interlock.core.identity.PersonToken;
import interlock.core.joining.Link;
import interlock.core.joining.Refusal;
import interlock.core.joining.Search;
import interlock.core.subject.SubjectFile;
import java.util.List;
import java.util.Optional;

/** What SubjectDesks say to each other until those of one person are one (design.md §2). */
public sealed interface JoiningMail extends SubjectMail {

  /** The first end's own desk has let the link pass; the second's is asked. */
  record LinkSeen(Link link) implements JoiningMail {}

  /** To both ends, and on to their roots: this link does not join. */
  record LinkRefused(Link link, Refusal why) implements JoiningMail {}

  /** To a root, by way of its forwarders: join the other end of this link. */
  record JoinSought(Search search) implements JoiningMail {}

  /**
   * A root offers itself.
   *
   * @param size of its subject, in identifiers
   */
  record JoinOffered(Search search, Generation root, int size, Optional<PersonToken> person)
      implements JoiningMail {}

  /** {@code root} has promised room: hand over. */
  record JoinAccepted(Search search, Generation root) implements JoiningMail {}

  /** Nothing to wait for: it is the same subject, or the larger root comes by itself. */
  record JoinReleased(Search search) implements JoiningMail {}

  /** The other root does not take it. */
  record JoinRefused(Search search) implements JoiningMail {}

  /**
   * The whole file of {@code from}, which forwards from now on.
   *
   * @param ended tasks of {@code from} that are still on their topic
   */
  record Absorbed(Generation from, SubjectFile file, List<EndedTask> ended) implements JoiningMail {
    public Absorbed {
      ended = List.copyOf(ended);
    }

    /** With no ended tasks. */
    public Absorbed(Generation from, SubjectFile file) {
      this(from, file, List.of());
    }

    public Absorbed with(List<EndedTask> tasks) {
      return new Absorbed(from, file, tasks);
    }
  }

  /** The root of this member's subject was forgotten, and with it whatever it forwarded. */
  record Forgotten() implements JoiningMail {}

  /** The identifier of this generation has another holder now. */
  record Departed(Generation member) implements JoiningMail {}

  /** {@code neighbour} has another holder now: a later link with it is news. */
  record Unlinked(Identifier neighbour) implements JoiningMail {}

  /**
   * An officer splits this identifier off its subject.
   *
   * @param at from when on, epoch milliseconds
   * @param apart the identifiers with which it is not to be joined again
   */
  record SplitOff(long at, List<Identifier> apart) implements JoiningMail {
    public SplitOff {
      apart = List.copyOf(apart);
    }
  }
}
