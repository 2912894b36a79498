package interlock.contract.state;

import interlock.contract.binary.AvroInput;
import interlock.contract.binary.AvroOutput;
import interlock.contract.record.IdentifierMapper;
import interlock.contract.record.LinkMapper;
import interlock.core.joining.LinkCount;
import interlock.core.joining.Members;
import interlock.core.joining.Neighbourhood;
import interlock.core.joining.Neighbourhood.Routed;
import interlock.core.joining.Standing;
import interlock.core.joining.Talk;
import java.util.Optional;

/** {@code interlock.state.Standing}; most desks have heard of no other and keep none. */
final class StandingMapper {
  private StandingMapper() {}

  static void write(AvroOutput out, Standing standing) {
    out.optional(
        standing.equals(Standing.ALONE) ? Optional.empty() : Optional.of(standing),
        StandingMapper::fields);
  }

  static Standing read(AvroInput in) {
    return in.optional(StandingMapper::fields).orElse(Standing.ALONE);
  }

  private static void fields(AvroOutput out, Standing standing) {
    out.optional(standing.parent(), LinkMapper::write);
    Members members = standing.members();
    out.list(members.others(), LinkMapper::write);
    out.list(members.left(), LinkMapper::write);
    out.list(members.refused(), LinkMapper::write);
    out.list(members.more().words(), AvroOutput::number);
    Neighbourhood own = standing.own();
    out.list(own.known(), IdentifierMapper::writeKey);
    out.list(own.allowed(), Kept::write);
    out.list(own.bonds(), Kept::write);
    out.list(own.splits(), AvroOutput::number);
    out.list(own.announced(), AvroOutput::number);
    out.list(own.apart(), IdentifierMapper::writeKey);
    out.list(own.refused(), LinkMapper::write);
    out.list(own.moreRefused().words(), AvroOutput::number);
    out.list(own.routed(), StandingMapper::write);
    Talk talk = standing.talk();
    out.optional(talk.waiting(), LinkMapper::write);
    out.number(talk.promised());
    out.list(talk.offers(), LinkMapper::write);
    out.list(talk.searches(), LinkMapper::write);
  }

  private static Standing fields(AvroInput in) {
    var parent = in.optional(LinkMapper::generation);
    var others = in.list(LinkMapper::generation);
    var left = in.list(LinkMapper::generation);
    var refused = in.list(LinkMapper::refused);
    var more = new LinkCount(in.list(AvroInput::number));
    var known = in.list(IdentifierMapper::key);
    var allowed = in.list(Kept::listing);
    var bonds = in.list(Kept::binding);
    var splits = in.list(AvroInput::number);
    var announced = in.list(AvroInput::number);
    var apart = in.list(IdentifierMapper::key);
    var refusedHere = in.list(LinkMapper::refused);
    var moreHere = new LinkCount(in.list(AvroInput::number));
    var routed = in.list(StandingMapper::routed);
    var waiting = in.optional(LinkMapper::search);
    int promised = in.integer();
    var offers = in.list(LinkMapper::offer);
    var searches = in.list(LinkMapper::search);
    return new Standing(
        parent,
        new Members(others, left, refused, more),
        new Neighbourhood(
            known, allowed, bonds, splits, announced, apart, refusedHere, moreHere, routed),
        new Talk(waiting, promised, offers, searches));
  }

  private static void write(AvroOutput out, Routed way) {
    out.number(way.mark());
    out.number(way.since());
    out.flag(way.passedOn());
    out.flag(way.hasVersions());
  }

  private static Routed routed(AvroInput in) {
    long mark = in.number();
    long since = in.number();
    boolean passedOn = in.flag();
    return new Routed(mark, since, passedOn, in.flag());
  }
}
