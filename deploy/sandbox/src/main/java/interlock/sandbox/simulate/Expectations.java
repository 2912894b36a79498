package interlock.sandbox.simulate;

import interlock.sandbox.simulate.reference.ExpectedEvidence;
import interlock.sandbox.simulate.reference.Holders;
import interlock.sandbox.simulate.reference.Log;
import interlock.sandbox.simulate.reference.Mules;
import interlock.sandbox.simulate.reference.Taint;
import interlock.sandbox.simulate.reference.Warnings;

/** All that a world's events have to end in; worked out once, whatever the schedules. */
record Expectations(
    Log log,
    Holders holders,
    Mules mules,
    ExpectedEvidence evidence,
    Warnings warnings,
    Taint taint) {

  static Expectations of(World world) {
    var log = new Log(world.told());
    var mules = new Mules(log);
    return new Expectations(
        log,
        new Holders(log, world.splits()),
        mules,
        new ExpectedEvidence(log, mules, world.policy(), world.restAt()),
        new Warnings(log, world.policy(), mules, world.restAt()),
        new Taint(log, world.policy()));
  }
}
