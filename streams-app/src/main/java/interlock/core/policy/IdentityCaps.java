package interlock.core.policy;

/** How large a subject may grow, and from when an identifier is a hub (design.md §2). */
public record IdentityCaps(
    @Setting(value = "Identifiers in one subject.", min = 2, max = 128) int members,
    @Setting(value = "A phone with more neighbours is a hub.", min = 1, max = 256)
        int phoneNeighbours,
    @Setting(value = "An account with more neighbours is a hub.", min = 1, max = 256)
        int accountNeighbours,
    @Setting(value = "A person token with more neighbours is a hub.", min = 1, max = 256)
        int personNeighbours) {}
