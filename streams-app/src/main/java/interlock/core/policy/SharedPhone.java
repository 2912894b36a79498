package interlock.core.policy;

/**
 * Many cards, one phone. A phone's desk counts its neighbours up to one more than {@code
 * identity.phoneNeighbours}, and no further.
 */
public record SharedPhone(
    @Setting("Whether it is looked for.") boolean enabled,
    @Setting(value = "So many accounts are named with it.", min = 2, max = 257) int accounts,
    @Setting(value = "So many persons are named with it.", min = 2, max = 257) int persons) {}
