package interlock.core.contact;

import interlock.core.codes.ReasonCode;
import java.util.List;
import java.util.OptionalLong;

/**
 * How long a measure against a line lasts: the policy's {@code lineControl.longest} from when it
 * was asked, whatever comes meanwhile; a listing that ends sooner ends it sooner. Then the grounds
 * that stood at that moment are set aside, also those that a listing as ALLOWED outweighed, however
 * late somebody looks.
 */
final class LineTerm {
  private LineTerm() {}

  /**
   * The file once the measure's time has passed; the same if it has not.
   *
   * @param now epoch milliseconds
   */
  static ContactFile reached(ContactFile file, long now) {
    OptionalLong endsAt = file.control().map(LineControl::endsAt).orElse(OptionalLong.empty());
    if (endsAt.isEmpty() || now < endsAt.getAsLong()) {
      return file;
    }
    Involvement stood = file.relief().standing(Involvement.weighed(file, endsAt.getAsLong()));
    return stood.involved()
        ? file.withRelief(
            file.relief()
                .spoken(List.of())
                .settingAside(
                    stood.grounds().stream().map(Involvement.Ground::about),
                    ReasonCode.LINE_MEASURE_ENDED,
                    LineRelief.onFile(file)))
        : file;
  }
}
