package interlock.core.policy;

/** Above these rates every stop becomes a REVIEW and somebody is paged (design.md §5). */
public record Breaker(
    @Setting("For one institution.") Rate institution,
    @Setting("For one source.") Rate source,
    @Setting("For one policy version.") Rate policy) {}
