package interlock.sandbox.faults;

/**
 * Unreadable records that a round has sent, and what was found of them among the dead letters,
 * whole and by the place where each was sent.
 *
 * @param inputs sent to input topics, without the tombstones
 * @param mails sent to mailboxes
 * @param tombstones sent to input topics that keep the newest record of a key: these are no bad
 *     bytes but a deletion, which nobody may ask for, and each is refused
 * @param missing not found, or not as they were sent
 * @param doubled found more than once, or never sent
 */
record Letters(int inputs, int mails, int tombstones, int missing, int doubled) {
  static final Letters NONE = new Letters(0, 0, 0, 0, 0);
}
