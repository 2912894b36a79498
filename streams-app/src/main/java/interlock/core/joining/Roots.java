package interlock.core.joining;

import interlock.core.desk.Address;
import interlock.core.identity.Generation;
import interlock.core.identity.Identifier;
import interlock.core.mail.JoiningMail;
import interlock.core.mail.JoiningMail.Absorbed;
import interlock.core.mail.JoiningMail.Departed;
import interlock.core.mail.JoiningMail.JoinAccepted;
import interlock.core.mail.JoiningMail.JoinOffered;
import interlock.core.mail.JoiningMail.JoinRefused;
import interlock.core.mail.JoiningMail.JoinReleased;
import interlock.core.mail.JoiningMail.JoinSought;
import interlock.core.mail.JoiningMail.LinkRefused;
import interlock.core.mail.Letter;
import interlock.core.policy.IdentityCaps;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** How roots come together. A desk that has handed its file over only passes on. */
final class Roots {
  /** Offers and searches that wait at one root; more are refused, since its file is bounded. */
  static final int MOST_QUEUED = 32;

  private final Generation self;
  private final IdentityCaps caps;
  private final List<Letter> letters;
  private final Standing before;
  private Optional<Generation> parent;
  private Members members;
  private Talk talk;
  private Optional<Generation> handsOverTo = Optional.empty();

  Roots(Generation self, Standing standing, IdentityCaps caps, List<Letter> letters) {
    this.self = self;
    this.caps = caps;
    this.letters = letters;
    before = standing;
    parent = standing.parent();
    members = standing.members();
    talk = standing.talk();
  }

  Standing standing(Neighbourhood own) {
    Standing now = new Standing(parent, members, own, talk);
    return now.equals(before) ? before : now;
  }

  Optional<Generation> parent() {
    return parent;
  }

  Optional<Generation> handsOverTo() {
    return handsOverTo;
  }

  boolean hasMember(Identifier identifier) {
    return allMembers().stream()
        .anyMatch(m -> m.identifier().equals(identifier) && !members.left().contains(m));
  }

  List<Identifier> identifiersBut(Identifier one) {
    return allMembers().stream()
        .map(Generation::identifier)
        .filter(i -> !i.equals(one))
        .distinct()
        .toList();
  }

  private Set<Generation> allMembers() {
    TreeSet<Generation> all = new TreeSet<>(members.others());
    all.add(self);
    return all;
  }

  /** The root of one end offers itself toward the other end. */
  void seek(Search search) {
    if (parent.isPresent()) {
      send(parent.get(), new JoinSought(search));
    } else if (members.contains(self, search.toward())) {
      // The same subject by now.
      return;
    } else if (!talk.busy()) {
      talk = new Talk(Optional.of(search), 0, talk.offers(), talk.searches());
      send(search.toward(), new JoinOffered(search, self, members.size(), members.person(self)));
    } else if (queueIsFull()) {
      refuse(search.link(), Refusal.CAP);
    } else {
      List<Search> searches = new ArrayList<>(talk.searches());
      searches.add(search);
      talk = new Talk(talk.waiting(), talk.promised(), talk.offers(), searches);
    }
  }

  void offered(JoinOffered offer) {
    if (parent.isPresent()) {
      send(parent.get(), offer);
    } else if (offer.root().equals(self)) {
      answered(offer.search());
    } else if (offer.root().compareTo(self) < 0) {
      // Waiting must only ever point to smaller roots: it is for this one to offer itself.
      send(offer.root(), new JoinReleased(offer.search()));
      seek(new Search(offer.search().link(), offer.root()));
    } else if (!talk.busy()) {
      decide(offer);
    } else if (queueIsFull()) {
      refuse(offer, Refusal.CAP);
    } else {
      List<JoinOffered> offers = new ArrayList<>(talk.offers());
      offers.add(offer);
      talk = new Talk(talk.waiting(), talk.promised(), offers, talk.searches());
    }
  }

  private void decide(JoinOffered offer) {
    if (members.size() + offer.size() > caps.members()) {
      refuse(offer, Refusal.CAP);
    } else if (secondPerson(offer)) {
      refuse(offer, Refusal.SECOND_PERSON);
    } else {
      talk = new Talk(Optional.empty(), offer.size(), talk.offers(), talk.searches());
      send(offer.root(), new JoinAccepted(offer.search(), self));
    }
  }

  private boolean secondPerson(JoinOffered offer) {
    return offer.person().isPresent()
        && members.person(self).map(p -> !p.equals(offer.person().get())).orElse(false);
  }

  private void refuse(JoinOffered offer, Refusal why) {
    send(offer.root(), new JoinRefused(offer.search()));
    refuse(offer.search().link(), why);
  }

  /** By a root: both ends are told. */
  private void refuse(Link link, Refusal why) {
    send(link.first(), new LinkRefused(link, why));
    send(link.second(), new LinkRefused(link, why));
  }

  void accepted(JoinAccepted accepted) {
    if (!talk.waiting().equals(Optional.of(accepted.search()))) {
      throw new IllegalStateException("an answer to an offer that was not made");
    }
    handsOverTo = Optional.of(accepted.root());
    parent = handsOverTo;
    members = Members.NONE;
    takeUp();
  }

  /** There is nothing more to wait for. */
  void answered(Search search) {
    if (talk.waiting().equals(Optional.of(search))) {
      talk = new Talk(Optional.empty(), 0, talk.offers(), talk.searches());
      takeUp();
    }
  }

  void absorbed(Absorbed absorbed) {
    if (parent.isPresent()) {
      throw new IllegalStateException("a file for a desk that has handed its own over");
    }
    members = members.absorb(absorbed.from(), absorbed.file().standing().members());
    takeUp();
  }

  /** What was queued; what cannot be done yet is queued again. */
  private void takeUp() {
    Talk queued = talk;
    talk = Talk.NONE;
    queued.offers().forEach(this::offered);
    queued.searches().forEach(this::seek);
  }

  private boolean queueIsFull() {
    return talk.queued() >= MOST_QUEUED;
  }

  /** Told to the root, which shows it. */
  void refused(LinkRefused mail) {
    if (parent.isPresent()) {
      send(parent.get(), mail);
    } else {
      members = members.refuses(new Refused(mail.link(), mail.why()));
    }
  }

  void departed(Departed mail) {
    if (parent.isPresent()) {
      send(parent.get(), mail);
    } else {
      members = members.leaves(mail.member());
    }
  }

  private void send(Generation to, JoiningMail mail) {
    letters.add(new Letter(Address.subject(to), mail));
  }
}
