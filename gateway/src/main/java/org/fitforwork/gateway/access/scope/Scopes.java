package org.fitforwork.gateway.access.scope;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a request may do besides what its role may: what each of the limits permits, that of the client's entry and that
 * of its token. Without a limit, all.
 */
public record Scopes(List<Set<Scope>> limits) {
    public static final Scopes UNLIMITED = new Scopes(List.of());

    public Scopes {
        limits = List.copyOf(limits);
    }

    /** @param scopes of a client's entry; empty for no limit */
    public static Scopes of(Collection<Scope> scopes) {
        return scopes.isEmpty() ? UNLIMITED : UNLIMITED.and(Set.copyOf(scopes));
    }

    /**
     * These, narrowed to what a token carries. A token that has no scope of SMART carries all. One for users or patients
     * permits nothing here.
     */
    public Scopes carriedBy(Collection<String> token) {
        List<String> smart = token.stream()
                .filter(scope -> scope.matches("(?:system|user|patient)/.*"))
                .toList();
        return smart.isEmpty()
                ? this
                : and(smart.stream()
                        .flatMap(scope -> Scope.parse(scope).stream())
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private Scopes and(Set<Scope> limit) {
        return new Scopes(Stream.concat(limits.stream(), Stream.of(limit)).toList());
    }

    public boolean unlimited() {
        return limits.isEmpty();
    }

    /** @param permission one of {@code cruds} */
    public boolean permit(String type, char permission) {
        return limits.stream().allMatch(limit -> limit.stream().anyMatch(scope -> scope.permits(type, permission)));
    }

    /** True if all that {@code scope} stands for is permitted. */
    public boolean permit(Scope scope) {
        return scope.permissions().chars().allMatch(permission -> permit(scope.type(), (char) permission));
    }
}
