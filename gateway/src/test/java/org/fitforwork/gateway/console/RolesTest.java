package org.fitforwork.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUserAuthority;

class RolesTest {
    private static List<String> of(Object claimed) {
        OidcIdToken token = new OidcIdToken(
                "token", Instant.EPOCH, Instant.EPOCH.plusSeconds(1), Map.of("sub", "user-17", "roles", claimed));
        return new Roles("roles")
                .mapAuthorities(List.of(new OidcUserAuthority(token), new SimpleGrantedAuthority("ADMIN"))).stream()
                        .map(GrantedAuthority::getAuthority)
                        .toList();
    }

    @Test
    void the_claim_names_one_or_several() {
        assertThat(of("engineer")).containsExactly("ENGINEER");
        assertThat(of(List.of("Admin", "engineer"))).containsExactlyInAnyOrder("ADMIN", "ENGINEER");
    }

    @Test
    void nothing_else_makes_anybody_an_operator() {
        assertThat(of("referrer")).isEmpty();
        assertThat(of(List.of("privacy", "provider"))).isEmpty();
        assertThat(of(17)).isEmpty();
        assertThat(new Roles("groups").mapAuthorities(List.of(new SimpleGrantedAuthority("ADMIN"))))
                .isEmpty();
    }
}
