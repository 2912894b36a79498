package interlock.core.event;

/** A person's or a company's name. Shown by {@link #reveal()} only. */
public record PersonName(String reveal) {
  @Override
  public String toString() {
    return "Name(***)";
  }
}
