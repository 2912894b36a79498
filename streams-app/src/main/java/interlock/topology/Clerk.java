package interlock.topology;

import interlock.contract.Codec;
import interlock.contract.Codecs;
import interlock.contract.Codecs.Published;
import interlock.contract.wire.BadRecordException;
import interlock.core.account.AccountDesk;
import interlock.core.account.AccountForgetting;
import interlock.core.breaker.Pace;
import interlock.core.breaker.Paces;
import interlock.core.casefile.CaseDesk;
import interlock.core.casefile.CaseForgetting;
import interlock.core.contact.ContactDesk;
import interlock.core.contact.ContactForgetting;
import interlock.core.desk.Address;
import interlock.core.desk.Canary;
import interlock.core.desk.Decision;
import interlock.core.desk.Desk;
import interlock.core.desk.DeskFile;
import interlock.core.desk.Filed;
import interlock.core.desk.Forgetting;
import interlock.core.desk.Moment;
import interlock.core.desk.Retaining;
import interlock.core.desk.Retaining.Kept;
import interlock.core.desk.Room;
import interlock.core.desk.TaskIds;
import interlock.core.device.DeviceDesk;
import interlock.core.device.DeviceForgetting;
import interlock.core.mail.AccountMail;
import interlock.core.mail.CaseMail;
import interlock.core.mail.ContactMail;
import interlock.core.mail.DeviceMail;
import interlock.core.mail.Letter;
import interlock.core.mail.Mail;
import interlock.core.mail.Post;
import interlock.core.mail.SubjectMail;
import interlock.core.mail.Wake;
import interlock.core.policy.Policies;
import interlock.core.subject.SubjectDesk;
import interlock.core.subject.SubjectForgetting;
import interlock.core.task.Alert;
import interlock.core.task.Alert.Scope;
import interlock.core.task.Output;
import interlock.core.task.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Answers one mail for a desk, bytes to bytes: opens the mail and the file, lets the desk decide,
 * and puts all that the decision leaves behind into envelopes. Keeps nothing, sends nothing.
 */
public final class Clerk<F extends DeskFile, M extends Mail> {
  private final Room room;
  private final Desk<F, M> desk;
  private final Retaining<F> retaining;
  private final Class<M> reads;
  private final Codecs codecs;
  private final Codec<Filed<F>> files;
  private final Policies policies;

  Clerk(
      Room room,
      Desk<F, M> desk,
      Forgetting<F> forgetting,
      Class<M> reads,
      Codecs codecs,
      Policies policies,
      TaskIds ids) {
    this.room = room;
    this.desk = desk;
    this.retaining = new Retaining<>(forgetting, ids);
    this.reads = reads;
    this.codecs = codecs;
    this.files = codecs.file(room);
    this.policies = policies;
  }

  /** The clerk of a room's own desks. */
  public static Clerk<?, ?> of(Room room, Codecs codecs, Policies policies, TaskIds ids) {
    return switch (room) {
      case SUBJECT ->
          new Clerk<>(
              room,
              new SubjectDesk(ids),
              new SubjectForgetting(),
              SubjectMail.class,
              codecs,
              policies,
              ids);
      case ACCOUNT ->
          new Clerk<>(
              room,
              new AccountDesk(ids),
              new AccountForgetting(),
              AccountMail.class,
              codecs,
              policies,
              ids);
      case CONTACT ->
          new Clerk<>(
              room,
              new ContactDesk(ids),
              new ContactForgetting(),
              ContactMail.class,
              codecs,
              policies,
              ids);
      case CASE ->
          new Clerk<>(
              room, new CaseDesk(), new CaseForgetting(), CaseMail.class, codecs, policies, ids);
      case DEVICE ->
          new Clerk<>(
              room,
              new DeviceDesk(ids),
              new DeviceForgetting(),
              DeviceMail.class,
              codecs,
              policies,
              ids);
    };
  }

  Room room() {
    return room;
  }

  /**
   * Answers a mail.
   *
   * @param key the desk's
   * @param receivedAt the mail's timestamp, epoch milliseconds
   * @param stored the desk's file; empty at its first mail
   * @param paces what is remembered of stops that went out lately
   * @throws BadRecordException if key, mail or file are not of this room
   * @throws interlock.contract.OversizeException if the file, a letter or an output would be larger
   *     than its limit
   */
  public Answer answer(
      String key, byte[] mail, long receivedAt, Optional<byte[]> stored, Paces paces) {
    Address address = ownAddress(key);
    Post post = codecs.mail(room).decode(mail);
    Optional<Filed<F>> filed = stored.map(files::decode);
    Optional<F> before = filed.map(Filed::file);
    OptionalLong wakeBefore = filed.map(Filed::wakeAt).orElse(OptionalLong.empty());
    long now = before.map(f -> Math.max(f.asOf(), receivedAt)).orElse(receivedAt);

    boolean canary = Canary.owns(address);
    Moment moment =
        new Moment(now, post.cause(), policies.inForce(now), canary ? Paces.NONE : paces);
    Decision<F> decision = desk.decide(address, before, reads.cast(post.mail()), moment);
    Kept<F> kept = retaining.after(address, filed, post.mail(), decision, moment);

    List<Sealed> letters = new ArrayList<>(kept.mail().size());
    for (Letter letter : kept.mail()) {
      Post next = new Post(post.cause(), letter.mail());
      letters.add(new Sealed(letter.to(), codecs.mail(letter.to().room()).encode(next)));
    }
    if (canary) {
      return ofCanary(post, filed, kept, letters, now);
    }
    List<Published> outputs = new ArrayList<>();
    for (Output output : kept.outputs()) {
      outputs.addAll(codecs.output(output));
    }
    Optional<byte[]> newFile =
        kept.filed().equals(filed) ? Optional.empty() : kept.filed().map(files::encode);
    return new Answer(
        now,
        newFile,
        filed.isPresent() && kept.filed().isEmpty(),
        entryBefore(post.mail(), wakeBefore),
        kept.wakeAt(),
        letters,
        outputs,
        decision.paces(),
        decision.outputs().stream().filter(Alert.class::isInstance).map(Alert.class::cast).toList(),
        News.of(before, post.mail(), decision.outputs()),
        false);
  }

  /**
   * What becomes of the canary reaches nobody and counts as nothing: its tasks go to a topic of
   * their own, all else that a desk says of it goes nowhere. What its desks keep they forget at the
   * end of the round; or, if that never comes, {@link Canary#SLOWEST_MILLIS} after the last mail,
   * and not at a wake-up before: a slow round goes on over those.
   */
  private Answer ofCanary(
      Post post, Optional<Filed<F>> filed, Kept<F> kept, List<Sealed> letters, long now) {
    List<Published> echoes = new ArrayList<>();
    for (Output output : kept.outputs()) {
      if (output instanceof Task task) {
        echoes.add(codecs.echo(task));
      }
    }
    boolean cutOff =
        post.mail() instanceof Wake
            && filed.map(f -> now - f.file().asOf() >= Canary.SLOWEST_MILLIS).orElse(true);
    boolean over = cutOff || Canary.ends(post.cause());
    Optional<Filed<F>> left = over ? Optional.empty() : kept.filed().map(f -> briefly(f, now));
    Optional<byte[]> newFile = left.equals(filed) ? Optional.empty() : left.map(files::encode);
    return new Answer(
        now,
        newFile,
        filed.isPresent() && left.isEmpty(),
        entryBefore(post.mail(), filed.map(Filed::wakeAt).orElse(OptionalLong.empty())),
        left.map(Filed::wakeAt).orElse(OptionalLong.empty()),
        letters,
        echoes,
        Map.of(),
        List.of(),
        List.of(),
        true);
  }

  private static <F extends DeskFile> Filed<F> briefly(Filed<F> filed, long now) {
    long latest = now + Canary.SLOWEST_MILLIS;
    long wakeAt = Math.min(filed.wakeAt().orElse(latest), latest);
    return new Filed<>(filed.file(), OptionalLong.of(wakeAt), filed.ended());
  }

  /** The same where nothing is remembered of stops. */
  public Answer answer(String key, byte[] mail, long receivedAt, Optional<byte[]> stored) {
    return answer(key, mail, receivedAt, stored, Paces.NONE);
  }

  private Address ownAddress(String key) {
    return Address.ofKey(key)
        .filter(address -> address.room() == room)
        .orElseThrow(() -> new BadRecordException("the key is not of this room"));
  }

  /** The desk's entry in the wake store; a Wake that comes when it was asked for has taken it. */
  private static OptionalLong entryBefore(Mail mail, OptionalLong wakeBefore) {
    boolean taken =
        mail instanceof Wake wake
            && wakeBefore.isPresent()
            && wake.dueAt() == wakeBefore.getAsLong();
    return taken ? OptionalLong.empty() : wakeBefore;
  }

  /**
   * What is left to store and forward; nothing in it can fail any more.
   *
   * @param now the desk's, epoch milliseconds: the timestamp of all that follows
   * @param newFile empty if nothing on file changed
   * @param forgotten whether nothing is to be on file any more
   * @param wakeFrom the desk's entry in the wake store, epoch milliseconds; likewise {@code wakeAt}
   *     that which replaces it
   * @param paces what is to be remembered of stops
   * @param alerts those among the outputs
   * @param news the tasks among the outputs, each beside how it stood before
   * @param canary whether it is about nobody, so that nothing of it counts
   */
  public record Answer(
      long now,
      Optional<byte[]> newFile,
      boolean forgotten,
      OptionalLong wakeFrom,
      OptionalLong wakeAt,
      List<Sealed> letters,
      List<Published> outputs,
      Map<Scope, Pace> paces,
      List<Alert> alerts,
      List<News> news,
      boolean canary) {
    public Answer {
      letters = List.copyOf(letters);
      outputs = List.copyOf(outputs);
      paces = Map.copyOf(paces);
      alerts = List.copyOf(alerts);
      news = List.copyOf(news);
    }
  }

  /** A letter ready to be sent. */
  public record Sealed(Address to, byte[] mail) {}
}
