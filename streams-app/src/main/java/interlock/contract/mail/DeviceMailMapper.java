package interlock.contract.mail;

import interlock.contract.binary.AvroInput;
import interlock.contract.binary.AvroOutput;
import interlock.contract.record.DeviceUseMapper;
import interlock.contract.record.DissuasionFeedbackMapper;
import interlock.core.event.DissuasionFeedback;
import interlock.core.mail.DeviceMail;
import interlock.core.mail.Post;
import interlock.core.mail.Wake;
import interlock.mail.DeviceMailKind;

/** {@code interlock.mail.DeviceMail}. */
public final class DeviceMailMapper {
  private static final DeviceMailKind[] KINDS = DeviceMailKind.values();

  /** How many fields follow the envelope, one for each kind but WAKE. */
  private static final int FIELDS = 2;

  private DeviceMailMapper() {}

  /**
   * @throws IllegalArgumentException if the mail is for another room
   */
  public static void write(AvroOutput out, Post post) {
    if (!(post.mail() instanceof DeviceMail mail)) {
      throw new IllegalArgumentException("not a mail for this room");
    }
    switch (mail) {
      case Wake wake -> Envelope.write(out, DeviceMailKind.WAKE, post.cause(), wake, FIELDS);
      case DeviceMail.Used use -> {
        Envelope.write(out, DeviceMailKind.USED, post.cause());
        out.present();
        DeviceUseMapper.write(out, use);
        out.absent(FIELDS - 1);
      }
      case DeviceMail.FedBack(DissuasionFeedback feedback) -> {
        Envelope.write(out, DeviceMailKind.FED_BACK, post.cause(), feedback.origin());
        out.absent(1);
        out.present();
        DissuasionFeedbackMapper.write(out, feedback);
      }
    }
  }

  /**
   * @throws interlock.contract.wire.BadRecordException if it is no such mail, or one of a newer
   *     version
   */
  public static Post read(AvroInput in) {
    var envelope = Envelope.read(in, KINDS);
    return new Post(envelope.cause(), body(in, envelope));
  }

  private static DeviceMail body(AvroInput in, Envelope<DeviceMailKind> envelope) {
    return switch (envelope.kind()) {
      case UNKNOWN -> throw Envelope.newer();
      case WAKE -> envelope.wake(in, FIELDS);
      case USED -> Envelope.only(in, 0, FIELDS, DeviceUseMapper::read);
      case FED_BACK ->
          new DeviceMail.FedBack(
              Envelope.only(
                  in, 1, FIELDS, i -> DissuasionFeedbackMapper.read(i, envelope.received())));
    };
  }
}
