package interlock.contract.record;

import interlock.contract.binary.AvroInput;
import interlock.contract.binary.AvroOutput;
import interlock.core.identity.Generation;
import interlock.core.joining.Link;
import interlock.core.joining.Refused;
import interlock.core.joining.Search;
import interlock.core.mail.JoiningMail.JoinOffered;

/** {@code interlock.mail.Link} and what is said about one, in mail and on file. */
public final class LinkMapper {
  private LinkMapper() {}

  public static void write(AvroOutput out, Link link) {
    write(out, link.first());
    write(out, link.second());
    out.number(link.at());
  }

  public static Link link(AvroInput in) {
    Generation first = generation(in);
    Generation second = generation(in);
    return new Link(first, second, in.number());
  }

  public static void write(AvroOutput out, Refused refused) {
    write(out, refused.link());
    Words.LINK_REFUSAL.write(out, refused.why());
  }

  public static Refused refused(AvroInput in) {
    Link link = link(in);
    return new Refused(link, Words.LINK_REFUSAL.read(in));
  }

  public static void write(AvroOutput out, Search search) {
    write(out, search.link());
    write(out, search.toward());
  }

  public static Search search(AvroInput in) {
    Link link = link(in);
    return new Search(link, generation(in));
  }

  public static void write(AvroOutput out, JoinOffered offer) {
    write(out, offer.search());
    write(out, offer.root());
    out.number(offer.size());
    out.optional(offer.person(), IdentifierMapper::write);
  }

  public static JoinOffered offer(AvroInput in) {
    Search search = search(in);
    Generation root = generation(in);
    int size = in.integer();
    return new JoinOffered(search, root, size, in.optional(IdentifierMapper::person));
  }

  public static void write(AvroOutput out, Generation generation) {
    out.string(generation.key());
  }

  public static Generation generation(AvroInput in) {
    return Generation.tryOfKey(in.string())
        .orElseThrow(() -> AvroInput.bad("no key of a subject's desk"));
  }
}
