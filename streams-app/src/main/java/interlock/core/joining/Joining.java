package interlock.core.joining;

import interlock.core.desk.Address;
import interlock.core.desk.Cause;
import interlock.core.event.IdentityBinding;
import interlock.core.event.OfficerDecision;
import interlock.core.event.Party;
import interlock.core.event.WatchEntry;
import interlock.core.identity.Generation;
import interlock.core.identity.Identifier;
import interlock.core.joining.Neighbourhood.Routed;
import interlock.core.mail.JoiningMail;
import interlock.core.mail.JoiningMail.Absorbed;
import interlock.core.mail.JoiningMail.Departed;
import interlock.core.mail.JoiningMail.Forgotten;
import interlock.core.mail.JoiningMail.JoinAccepted;
import interlock.core.mail.JoiningMail.JoinOffered;
import interlock.core.mail.JoiningMail.JoinRefused;
import interlock.core.mail.JoiningMail.JoinReleased;
import interlock.core.mail.JoiningMail.JoinSought;
import interlock.core.mail.JoiningMail.LinkRefused;
import interlock.core.mail.JoiningMail.LinkSeen;
import interlock.core.mail.JoiningMail.SplitOff;
import interlock.core.mail.JoiningMail.Unlinked;
import interlock.core.mail.Letter;
import interlock.core.mail.SubjectMail;
import interlock.core.mail.SubjectMail.AboutParty;
import interlock.core.policy.IdentityCaps;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One mail's worth of joining at one desk. The first end's and the second end's own desks let a
 * link pass or refuse it; {@link Roots} does the rest.
 */
public final class Joining {
  private final Generation self;
  private final long now;
  private final OwnDesk own;
  private final Roots roots;
  private final List<Letter> letters = new ArrayList<>();

  /**
   * @param self whose desk this is
   * @param now epoch milliseconds
   */
  public Joining(Generation self, Standing standing, IdentityCaps caps, long now) {
    this.self = self;
    this.now = now;
    own = new OwnDesk(self.identifier(), standing.own(), caps);
    roots = new Roots(self, standing, caps, letters);
  }

  /** Where the desk stands now. */
  public Standing standing() {
    return roots.standing(own.result());
  }

  /** For other SubjectDesks, in order; without the file that is handed over. */
  public List<Letter> letters() {
    return List.copyOf(letters);
  }

  /** To whom this desk's file goes, as the first of its letters. */
  public Optional<Generation> handsOverTo() {
    return roots.handsOverTo();
  }

  /** Passes what is to be filed to the root; not if this is the root. */
  public void forward(SubjectMail mail) {
    roots.parent().ifPresent(root -> send(root, new SubjectMail.Forwarded(mail)));
  }

  /**
   * Links the identifiers of the party and finds the way.
   *
   * @return whether it is to be filed for this desk's subject; otherwise it is on its way elsewhere
   */
  public boolean takesIn(AboutParty mail, Cause cause) {
    if (mail instanceof SubjectMail.EvidenceWithdrawn withdrawn) {
      takesBack(withdrawn, cause);
      return true;
    }
    if (mail instanceof SubjectMail.Bound bound && self.isFirst()) {
      own.bound(bound.binding()).forEach(this::sayAgain);
      announceEnds();
    }
    List<Identifier> others =
        mail.party().identifiers().stream().filter(i -> !i.equals(self.identifier())).toList();
    long at = mail.at(cause);
    boolean lies = !(mail instanceof SubjectMail.Named);
    long mark = hash(mail.mark());
    Optional<Routed> before = lies ? own.wayOf(mark) : Optional.empty();
    Generation holder =
        before.map(w -> new Generation(self.identifier(), w.since())).orElse(holderAt(at));
    boolean hub = !others.isEmpty() && before.map(Routed::passedOn).orElseGet(() -> own.isHub(now));
    boolean early = holder.since() > now;
    if (lies && before.isEmpty() && (mail.hasVersions() || !others.isEmpty() || early)) {
      own.remembers(new Routed(mark, holder.since(), hub, mail.hasVersions()));
    }
    if (mail instanceof SubjectMail.Bound bound && self.isFirst()) {
      tellFormerHolders(bound, mark, holder);
    }
    if (!holder.equals(self)) {
      send(holder, mail);
      return false;
    }
    for (Identifier other : others) {
      link(new Link(self, Generation.first(other), at));
    }
    if (hub) {
      send(Generation.first(others.getFirst()), mail.of(mail.party().without(self.identifier())));
    }
    return !hub;
  }

  /**
   * What was told may lie with any holder of the identifier, and with the next identifier if this
   * one was a hub at the time: what takes it back goes every way. It links nobody: whoever held the
   * identifier when it was told need not be who holds it now.
   */
  private void takesBack(SubjectMail.EvidenceWithdrawn mail, Cause cause) {
    if (!self.isFirst()) {
      return;
    }
    Party rest = mail.party().without(self.identifier());
    long mark = hash(mail.mark());
    if (own.wayOf(mark).isEmpty()) {
      // What it takes back may be still to come.
      boolean hub = rest.smallest().isPresent() && own.isHub(now);
      own.remembers(new Routed(mark, holderAt(mail.at(cause)).since(), hub, true));
    }
    own.generations().forEach(holder -> send(holder, mail));
    rest.smallest().ifPresent(next -> send(Generation.first(next), mail.of(rest)));
  }

  /** An identifier's first desk hears of all that names it, and knows who held it when. */
  private Generation holderAt(long at) {
    if (!self.isFirst()) {
      return self;
    }
    announceEnds();
    return own.generationAt(at);
  }

  /** A binding that came before the end which makes it another holder's. */
  private void sayAgain(IdentityBinding binding) {
    var again = new SubjectMail.Bound(binding);
    Generation holder = own.generationAt(binding.validFrom());
    own.reroutes(hash(again.mark()), holder.since());
    send(holder, again);
  }

  /**
   * Who was taken for the holder before has an earlier version on file, and hears what became of
   * it. It links nobody there any more.
   */
  private void tellFormerHolders(SubjectMail.Bound mail, long mark, Generation holder) {
    for (Generation former : own.waysOf(mark)) {
      if (!former.equals(holder)) {
        send(former, new SubjectMail.Forwarded(mail));
      }
    }
  }

  private void announceEnds() {
    for (Generation start : own.unannounced(now)) {
      own.announced(start);
      own.result().allowed().forEach(e -> send(start, new SubjectMail.SubjectListed(e)));
      Departed departed = new Departed(own.before(start));
      if (departed.member().equals(self)) {
        departed(departed);
      } else {
        send(departed.member(), departed);
      }
    }
  }

  private void link(Link link) {
    Identifier other = link.second().identifier();
    if (!own.meets(other)) {
      return;
    }
    if (own.isApartFrom(other)) {
      refuse(link, Refusal.SPLIT, link.second());
    } else if (own.isHub(now)) {
      refuse(link, Refusal.HUB, link.second());
    } else {
      send(link.second(), new LinkSeen(link));
    }
  }

  /** By an end's own desk; the other end is told. */
  private void refuse(Link link, Refusal why, Generation otherEnd) {
    refused(new LinkRefused(link, why));
    send(otherEnd, new LinkRefused(link, why));
  }

  /**
   * Passes an order to erase to the desk of who holds the identifier now.
   *
   * @return whether that is this desk
   */
  public boolean isForHolder(SubjectMail.Decided order) {
    Generation holder = self.isFirst() ? own.generationAt(now) : self;
    if (!holder.equals(self)) {
      send(holder, order);
    }
    return holder.equals(self);
  }

  /** The listing says whether the identifier belongs to many. */
  public void listed(WatchEntry entry) {
    if (own.listed(entry) && self.isFirst()) {
      own.generations().forEach(g -> send(g, new SubjectMail.SubjectListed(entry)));
    }
  }

  /** The root splits a member off: from that moment on it is another's. */
  public void split(OfficerDecision decision) {
    decision
        .identifier()
        .filter(roots::hasMember)
        .ifPresent(
            i ->
                send(
                    Generation.first(i),
                    new SplitOff(decision.origin().occurredAt(), roots.identifiersBut(i))));
  }

  public void read(JoiningMail mail) {
    switch (mail) {
      case LinkSeen(Link link) -> seen(link);
      case LinkRefused refused -> told(refused);
      case JoinSought(Search search) -> roots.seek(search);
      case JoinOffered offer -> roots.offered(offer);
      case JoinAccepted accepted -> roots.accepted(accepted);
      case JoinReleased(Search search) -> roots.answered(search);
      case JoinRefused(Search search) -> roots.answered(search);
      case Absorbed absorbed -> roots.absorbed(absorbed);
      case Departed departed -> departed(departed);
      case Unlinked(Identifier neighbour) -> own.forgets(neighbour);
      case SplitOff split -> splitOff(split);
      // The desk has read it before it came here.
      case Forgotten unused -> {}
    }
  }

  private void seen(Link link) {
    Generation end = secondEnd(link);
    Link found = link.withSecond(end);
    if (!end.equals(self)) {
      send(end, new LinkSeen(found));
      return;
    }
    Identifier first = link.first().identifier();
    own.meets(first);
    if (own.isApartFrom(first)) {
      refuse(found, Refusal.SPLIT, link.first());
    } else if (own.isHub(now)) {
      refuse(found, Refusal.HUB, link.first());
    } else {
      roots.seek(new Search(found, link.first()));
    }
  }

  private Generation secondEnd(Link link) {
    return self.isFirst() && link.second().equals(self) ? holderAt(link.at()) : self;
  }

  private void told(LinkRefused mail) {
    Link link = mail.link();
    if (link.second().equals(self)) {
      Generation end = secondEnd(link);
      if (!end.equals(self)) {
        send(end, new LinkRefused(link.withSecond(end), mail.why()));
        return;
      }
      own.meets(link.first().identifier());
    }
    refused(mail);
  }

  /** Kept where an end is, and by its root. */
  private void refused(LinkRefused mail) {
    Link link = mail.link();
    if (link.first().equals(self) || link.second().equals(self)) {
      own.refuses(new Refused(link, mail.why()));
    }
    roots.refused(mail);
  }

  private void departed(Departed mail) {
    if (mail.member().equals(self)) {
      for (Identifier neighbour : own.result().known()) {
        send(Generation.first(neighbour), new Unlinked(self.identifier()));
      }
    }
    roots.departed(mail);
  }

  private void splitOff(SplitOff mail) {
    if (self.isFirst()) {
      if (own.splitAt(mail.at())) {
        announceEnds();
        send(new Generation(self.identifier(), mail.at()), mail);
      }
    } else {
      own.staysApartFrom(mail.apart());
    }
  }

  private void send(Generation to, SubjectMail mail) {
    letters.add(new Letter(Address.subject(to), mail));
  }

  /** 64 bits that stand for a mark: FNV-1a, then mixed. */
  static long hash(String mark) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < mark.length(); i++) {
      hash = (hash ^ mark.charAt(i)) * 0x100000001b3L;
    }
    hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
    return hash ^ (hash >>> 33);
  }
}
