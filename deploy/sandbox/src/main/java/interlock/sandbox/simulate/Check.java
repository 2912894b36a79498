package interlock.sandbox.simulate;

/** Holds a world at rest against one promise. */
@FunctionalInterface
interface Check {
  void check(World world, Expectations expected, AtRest rest, Nicknames names) throws Broken;
}
