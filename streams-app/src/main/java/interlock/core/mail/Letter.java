package interlock.core.mail;

import interlock.core.desk.Address;

/** A mail with its address. */
public record Letter(Address to, Mail mail) {
  public Letter {
    if (!to.room().accepts(mail)) {
      throw new IllegalArgumentException(
          "the " + to.room() + " desk does not read " + mail.getClass().getSimpleName());
    }
  }
}
