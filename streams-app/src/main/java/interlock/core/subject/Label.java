package interlock.core.subject;

/**
 * What names a fact or an episode, in its parts. Made and compared for every piece of evidence many
 * times in a decision, so the parts are put into one text only where two are told apart by it.
 *
 * @param kind a fact's code, or what kind of episode
 */
public record Label(String kind, String first, String second, String third)
    implements Comparable<Label> {

  /** In the order of the texts. */
  @Override
  public int compareTo(Label other) {
    return text().compareTo(other.text());
  }

  private String text() {
    return kind + "|" + first + "|" + second + "|" + third;
  }
}
