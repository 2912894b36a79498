package interlock.sandbox.simulate;

/** What holds always (design.md §8), as far as a simulation can see it. */
public enum Invariant {
  /** A desk threw an exception. */
  DECIDES("a desk decides every mail"),
  /** The same arguments gave another decision. */
  PURE("a desk is a pure function"),
  REPEATS("a repeated mail changes nothing"),
  REVISIONS("a task's revisions are 1, 2, 3, …, and no ended task opens again"),
  PUBLISHED("what was last published is what is on file"),
  RESTS("all mail comes to rest, and no desk wakes itself for ever"),
  ONE_OPEN_CASE("a subject has at most one open case"),
  NEXT_DEADLINE("an open case has a next deadline"),
  EVIDENCE_KEPT("every piece of evidence is on file"),
  EVIDENCE_ONCE("no piece of evidence is on file twice, or on a stranger's file"),
  EVIDENCE_TRUE("no evidence but what follows from the events"),
  WARNED("whoever paid or was in touch with what is INVOLVED is warned"),
  CROWDS("of people who are too many to be warned a lead says how many are not"),
  NEWEST("the newest version of each fact counts"),
  TAINT("taint is what a batch pass in the strict order gives, and none is left of a withdrawal"),
  MONEY("a case's summary is the sum over its accounts, and no money is lost on the way"),
  STOPS("stops are for named accounts and traced money, and withdrawn reports let go"),
  PROTECTIONS("a person's own account is held by two officers, with consent, for a time"),
  LINES("a line is asked for exactly while it is INVOLVED, and stopped for a time"),
  DEVICES("a device's desk keeps who used it, and its lead says about so many"),
  FORGOTTEN(
      "past retention nothing is left on file but when a number changed hands, and every task left"
          + " its topic once"),
  GROUNDS("nothing stays in force whose ground fell"),
  ORDER("any order of arrival ends in the same facts"),
  IDENTITY("subjects are the batch union-find's, or, with refusals, a refinement of it"),
  BYTES("a file stays within its bytes"),
  CODEC("what is encoded decodes to itself");

  private final String promise;

  Invariant(String promise) {
    this.promise = promise;
  }

  /** In words. */
  public String promise() {
    return promise;
  }
}
