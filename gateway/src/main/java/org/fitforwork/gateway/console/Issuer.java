package org.fitforwork.gateway.console;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;

/**
 * The OpenID Connect provider. It is asked for its addresses when somebody first signs in: referrals go on without it, and
 * so does a start.
 */
final class Issuer implements ClientRegistrationRepository {
    static final String ID = "issuer";

    private final ConsoleSettings settings;

    @Nullable
    private volatile ClientRegistration known;

    Issuer(ConsoleSettings settings) {
        this.settings = settings;
    }

    /** Whether it said where it signs in. */
    boolean answers() {
        try {
            known();
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        return id.equals(ID) ? known() : null;
    }

    private ClientRegistration known() {
        ClientRegistration registration = known;
        if (registration == null) {
            registration = asked();
            known = registration;
        }
        return registration;
    }

    /** Without a secret the gateway is a public client there, and PKCE alone proves that it is who asked. */
    private ClientRegistration asked() {
        return ClientRegistrations.fromOidcIssuerLocation(String.valueOf(settings.issuer()))
                .registrationId(ID)
                .clientId(settings.clientId())
                .clientSecret(settings.clientSecret())
                .clientAuthenticationMethod(
                        settings.clientSecret().isEmpty()
                                ? ClientAuthenticationMethod.NONE
                                : ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .scope(OidcScopes.OPENID)
                .redirectUri("{baseUrl}" + ConsoleSecurity.CALLBACK)
                .build();
    }
}
