package interlock.sandbox.faults;

/**
 * What must hold after a fault, as counted.
 *
 * @param in records that went in
 * @param out records that left Intake by a door
 * @param expected tasks that must exist, by the oracle
 * @param revisions of tasks that were read
 * @param lost records without a door, tasks that do not exist, revisions passed over
 * @param doubled records with two doors, tasks that must not exist, revisions that came twice
 * @param disordered answers that came after that of what was sent later under the same key
 * @param buried good mail that became a dead letter
 * @param atRest whether all came to rest in time
 */
record Verdict(
    int in,
    int out,
    int expected,
    int revisions,
    int lost,
    int doubled,
    int disordered,
    int buried,
    boolean atRest) {
  boolean holds() {
    return lost == 0 && doubled == 0 && disordered == 0 && buried == 0 && in == out && atRest;
  }
}
