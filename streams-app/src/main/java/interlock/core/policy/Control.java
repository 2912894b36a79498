package interlock.core.policy;

/** How the policy itself may change. */
public record Control(
    @Setting(
            value =
                "So many different officers put their names to a version before it counts: the one"
                    + " who publishes it and, at 2, another one who approves it. The version in"
                    + " force when it is published says how many.",
            min = 1,
            max = 2)
        int officers) {}
