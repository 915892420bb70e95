package org.fitforwork.gateway.access;

import org.fitforwork.gateway.access.answer.TokenRefusal;
import org.fitforwork.gateway.access.assertion.AssertionConverter;
import org.fitforwork.gateway.access.assertion.Assertions;
import org.fitforwork.gateway.access.certificate.CertificateConverter;
import org.fitforwork.gateway.access.certificate.ClientCertificates;
import org.fitforwork.gateway.access.client.Client;
import org.fitforwork.gateway.access.client.Clients;
import org.fitforwork.gateway.access.scope.RequestedScopes;
import org.fitforwork.gateway.access.scope.Scopes;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.Customizer;
import org.springframework.security.oauth2.server.authorization.authentication.JwtClientAssertionAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.PublicClientAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.X509ClientCertificateAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configurers.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.web.authentication.ClientSecretBasicAuthenticationConverter;
import org.springframework.security.oauth2.server.authorization.web.authentication.ClientSecretPostAuthenticationConverter;
import org.springframework.stereotype.Component;

/** The ways to a token: a signed assertion, a secret, and, where some count, a certificate. */
@Component
class TokenRequests implements Customizer<OAuth2AuthorizationServerConfigurer> {
    private final Assertions assertions;
    private final ObjectProvider<ClientCertificates> certificates;
    private final RequestedScopes scopes;

    TokenRequests(Assertions assertions, ObjectProvider<ClientCertificates> certificates, Clients clients) {
        this.assertions = assertions;
        this.certificates = certificates;
        this.scopes =
                new RequestedScopes(id -> clients.find(id).map(Client::limits).orElse(Scopes.UNLIMITED));
    }

    @Override
    public void customize(OAuth2AuthorizationServerConfigurer server) {
        ClientCertificates judge = certificates.getIfAvailable();
        server.clientAuthentication(client -> client.errorResponseHandler(new TokenRefusal())
                        .authenticationConverters(converters -> {
                            converters.clear();
                            converters.add(new AssertionConverter());
                            converters.add(new ClientSecretBasicAuthenticationConverter());
                            converters.add(new ClientSecretPostAuthenticationConverter());
                            if (judge != null) {
                                converters.add(new CertificateConverter());
                            }
                        })
                        .authenticationProviders(providers -> {
                            providers.removeIf(PublicClientAuthenticationProvider.class::isInstance);
                            providers.forEach(provider -> judgeBy(provider, judge));
                        }))
                .tokenEndpoint(endpoint -> endpoint.errorResponseHandler(new TokenRefusal())
                        .authenticationProviders(providers -> providers.forEach(provider -> {
                            if (provider instanceof OAuth2ClientCredentialsAuthenticationProvider credentials) {
                                credentials.setAuthenticationValidator(scopes);
                            }
                        })));
    }

    private void judgeBy(AuthenticationProvider provider, @Nullable ClientCertificates judge) {
        if (provider instanceof JwtClientAssertionAuthenticationProvider signed) {
            signed.setJwtDecoderFactory(assertions);
        }
        if (judge != null && provider instanceof X509ClientCertificateAuthenticationProvider byCertificate) {
            byCertificate.setCertificateVerifier(judge);
        }
    }
}
