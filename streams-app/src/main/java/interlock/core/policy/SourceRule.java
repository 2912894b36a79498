package interlock.core.policy;

import java.util.List;

/** What one source may say. */
public record SourceRule(
    @Setting(
            value = "The source, as its records have it in their field `source`.",
            min = 1,
            max = 128)
        String source,
    @Setting(
            value =
                "What it may send: names of input topics, in capitals with underscores; none: anything.",
            orElse = "[]")
        List<Feed> topics,
    @Setting(
            value =
                "For which institutions it may speak (`institution`, `carrier`); none: for any. A"
                    + " centre of several banks names them all.",
            min = 1,
            max = 128,
            orElse = "[]")
        List<String> institutions,
    @Setting(
            value = "Whether its records must be signed; unsigned ones are refused then.",
            orElse = "false")
        boolean mustSign,
    @Setting(
            value =
                "Which keys count, by key id; none: every key that was published for this source.",
            min = 1,
            max = 128,
            pattern = "[A-Za-z0-9._:-]+",
            orElse = "[]")
        List<String> keys) {

  public SourceRule {
    topics = List.copyOf(topics);
    institutions = List.copyOf(institutions);
    keys = List.copyOf(keys);
  }
}
