package interlock.contract.mail;

import interlock.contract.binary.AvroInput;
import interlock.contract.binary.AvroOutput;
import interlock.contract.record.IdentifierMapper;
import interlock.contract.record.LinkMapper;
import interlock.contract.state.SubjectFileMapper;
import interlock.core.desk.Filed;
import interlock.core.identity.Generation;
import interlock.core.identity.Identifier;
import interlock.core.joining.Link;
import interlock.core.joining.Refused;
import interlock.core.joining.Search;
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
import interlock.core.subject.SubjectFile;
import interlock.mail.JoiningKind;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** {@code interlock.mail.Joining}. */
final class JoiningMapper {
  private static final JoiningKind[] KINDS = JoiningKind.values();

  private JoiningMapper() {}

  /** The fields behind the kind; each kind uses some. */
  private record Fields(
      Optional<Link> link,
      Optional<Refused> refused,
      Optional<Search> search,
      Optional<JoinOffered> offer,
      Optional<Generation> desk,
      Optional<Filed<SubjectFile>> file,
      OptionalLong at,
      List<Identifier> apart) {
    static final Fields NONE =
        new Fields(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            OptionalLong.empty(),
            List.of());

    Fields with(Search said) {
      return new Fields(link, refused, Optional.of(said), offer, desk, file, at, apart);
    }

    Fields with(Generation said) {
      return new Fields(link, refused, search, offer, Optional.of(said), file, at, apart);
    }
  }

  static void write(AvroOutput out, JoiningMail mail) {
    out.symbol(kind(mail));
    Fields fields = fields(mail);
    out.optional(fields.link(), LinkMapper::write);
    out.optional(fields.refused(), LinkMapper::write);
    out.optional(fields.search(), LinkMapper::write);
    out.optional(fields.offer(), LinkMapper::write);
    out.optional(fields.desk(), LinkMapper::write);
    out.optional(fields.file(), SubjectFileMapper::write);
    out.optionalNumber(fields.at());
    out.list(fields.apart(), IdentifierMapper::writeKey);
  }

  private static JoiningKind kind(JoiningMail mail) {
    return switch (mail) {
      case LinkSeen unused -> JoiningKind.LINK_SEEN;
      case LinkRefused unused -> JoiningKind.LINK_REFUSED;
      case JoinSought unused -> JoiningKind.SOUGHT;
      case JoinOffered unused -> JoiningKind.OFFERED;
      case JoinAccepted unused -> JoiningKind.ACCEPTED;
      case JoinReleased unused -> JoiningKind.RELEASED;
      case JoinRefused unused -> JoiningKind.REFUSED;
      case Absorbed unused -> JoiningKind.ABSORBED;
      case Departed unused -> JoiningKind.DEPARTED;
      case Unlinked unused -> JoiningKind.UNLINKED;
      case SplitOff unused -> JoiningKind.SPLIT_OFF;
      case Forgotten unused -> JoiningKind.FORGOTTEN;
    };
  }

  private static Fields fields(JoiningMail mail) {
    Fields none = Fields.NONE;
    return switch (mail) {
      case LinkSeen(Link link) ->
          new Fields(
              Optional.of(link),
              none.refused(),
              none.search(),
              none.offer(),
              none.desk(),
              none.file(),
              none.at(),
              none.apart());
      case LinkRefused(Link link, var why) ->
          new Fields(
              none.link(),
              Optional.of(new Refused(link, why)),
              none.search(),
              none.offer(),
              none.desk(),
              none.file(),
              none.at(),
              none.apart());
      case JoinSought(Search search) -> none.with(search);
      case JoinOffered offer ->
          new Fields(
              none.link(),
              none.refused(),
              none.search(),
              Optional.of(offer),
              none.desk(),
              none.file(),
              none.at(),
              none.apart());
      case JoinAccepted(Search search, Generation root) -> none.with(search).with(root);
      case JoinReleased(Search search) -> none.with(search);
      case JoinRefused(Search search) -> none.with(search);
      case Absorbed(Generation from, SubjectFile file, var ended) ->
          new Fields(
              none.link(),
              none.refused(),
              none.search(),
              none.offer(),
              Optional.of(from),
              Optional.of(new Filed<>(file, OptionalLong.empty(), ended)),
              none.at(),
              none.apart());
      case Departed(Generation member) -> none.with(member);
      case Unlinked(Identifier neighbour) -> none.with(Generation.first(neighbour));
      case SplitOff(long at, List<Identifier> apart) ->
          new Fields(
              none.link(),
              none.refused(),
              none.search(),
              none.offer(),
              none.desk(),
              none.file(),
              OptionalLong.of(at),
              apart);
      case Forgotten() -> none;
    };
  }

  static JoiningMail read(AvroInput in) {
    JoiningKind kind = in.symbol(KINDS);
    Fields fields =
        new Fields(
            in.optional(LinkMapper::link),
            in.optional(LinkMapper::refused),
            in.optional(LinkMapper::search),
            in.optional(LinkMapper::offer),
            in.optional(LinkMapper::generation),
            in.optional(SubjectFileMapper::read),
            in.optionalNumber(),
            in.list(IdentifierMapper::key));
    return switch (kind) {
      case UNKNOWN -> throw Envelope.newer();
      case LINK_SEEN -> new LinkSeen(needed(fields.link()));
      case LINK_REFUSED -> {
        Refused refused = needed(fields.refused());
        yield new LinkRefused(refused.link(), refused.why());
      }
      case SOUGHT -> new JoinSought(needed(fields.search()));
      case OFFERED -> needed(fields.offer());
      case ACCEPTED -> new JoinAccepted(needed(fields.search()), needed(fields.desk()));
      case RELEASED -> new JoinReleased(needed(fields.search()));
      case REFUSED -> new JoinRefused(needed(fields.search()));
      case ABSORBED -> {
        Filed<SubjectFile> filed = needed(fields.file());
        yield new Absorbed(needed(fields.desk()), filed.file(), filed.ended());
      }
      case DEPARTED -> new Departed(needed(fields.desk()));
      case UNLINKED -> new Unlinked(needed(fields.desk()).identifier());
      case SPLIT_OFF ->
          new SplitOff(
              fields.at().orElseThrow(() -> AvroInput.bad("a split without its time")),
              fields.apart());
      case FORGOTTEN -> new Forgotten();
    };
  }

  private static <T> T needed(Optional<T> field) {
    return field.orElseThrow(() -> AvroInput.bad("a mail without what its kind needs"));
  }
}
