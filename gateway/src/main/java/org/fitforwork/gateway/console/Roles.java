package org.fitforwork.gateway.console;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fitforwork.gateway.access.Role;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.authority.mapping.GrantedAuthoritiesMapper;
import org.springframework.security.oauth2.core.oidc.user.OidcUserAuthority;

/** Who may use the console, and what an issuer's claim says of that. */
final class Roles implements GrantedAuthoritiesMapper {
    private static final Set<Role> MAY = EnumSet.of(Role.ADMIN, Role.ENGINEER);

    private final String claim;

    Roles(String claim) {
        this.claim = claim;
    }

    static String[] names() {
        return MAY.stream().map(Role::name).toArray(String[]::new);
    }

    static boolean may(Role role) {
        return MAY.contains(role);
    }

    @Override
    public Collection<? extends GrantedAuthority> mapAuthorities(Collection<? extends GrantedAuthority> given) {
        Set<String> said = given.stream()
                .filter(OidcUserAuthority.class::isInstance)
                .map(OidcUserAuthority.class::cast)
                .flatMap(user -> Stream.ofNullable(user.getAttributes().get(claim)))
                .flatMap(Roles::values)
                .collect(Collectors.toSet());
        return MAY.stream()
                .map(Role::name)
                .filter(role -> said.stream().anyMatch(role::equalsIgnoreCase))
                .map(SimpleGrantedAuthority::new)
                .toList();
    }

    private static Stream<String> values(Object claimed) {
        return claimed instanceof Collection<?> several
                ? several.stream().map(String::valueOf)
                : Stream.of(String.valueOf(claimed));
    }
}
