package org.fitforwork.gateway.access;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fitforwork.gateway.access.assertion.KeyFileCheck;
import org.fitforwork.gateway.access.certificate.CertificateSettings;
import org.fitforwork.gateway.access.client.Client;
import org.fitforwork.gateway.access.client.Surroundings;
import org.fitforwork.gateway.access.issuer.IssuerSettings;
import org.fitforwork.gateway.access.keyset.KeySetAddress;
import org.fitforwork.gateway.access.token.TokenSettings;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/** What the clients' entries depend on, out of the gateway's own settings. */
@Component
class GatewaySurroundings implements Surroundings {
    private final KeySetAddress addresses;
    private final TokenSettings tokens;
    private final CertificateSettings certificates;
    private final IssuerSettings external;
    private final boolean local;

    GatewaySurroundings(
            KeySetAddress addresses,
            TokenSettings tokens,
            CertificateSettings certificates,
            IssuerSettings external,
            Environment environment) {
        this.addresses = addresses;
        this.tokens = tokens;
        this.certificates = certificates;
        this.external = external;
        this.local = environment.acceptsProfiles(Profiles.of("local"));
    }

    @Override
    public Optional<String> keysFault(Client.Keys keys) {
        if (tokens.issuerUrl().isEmpty() && !local) {
            return Optional.of(
                    "assertions are made out to the token endpoint, so gateway.token.issuer is needed: the URL by"
                            + " which clients reach the gateway");
        }
        if ((keys.url() == null) == (keys.file() == null)) {
            return Optional.of("needs either url or file");
        }
        return keys.url() != null
                ? addresses.fault(keys.url()).map("url "::concat)
                : KeyFileCheck.fault(Path.of(String.valueOf(keys.file())));
    }

    @Override
    public Optional<String> certificateFault() {
        return certificates.revocationLists().isEmpty()
                ? Optional.of(
                        "certificates count only with gateway.certificates.revocation-lists: without, one that was stolen"
                                + " could not be revoked")
                : Optional.empty();
    }

    @Override
    public Set<String> issuers() {
        return external.issuers().stream().map(IssuerSettings.Issuer::issuer).collect(Collectors.toUnmodifiableSet());
    }
}
