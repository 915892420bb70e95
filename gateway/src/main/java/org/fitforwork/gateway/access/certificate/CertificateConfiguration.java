package org.fitforwork.gateway.access.certificate;

import java.nio.file.Path;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.fitforwork.gateway.access.client.Client;
import org.fitforwork.gateway.access.client.Clients;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** Client certificates count where revocation lists are configured, and nowhere else. */
@Configuration
@Conditional(ListsAreConfigured.class)
class CertificateConfiguration {
    @Bean
    Revocations revocations(
            CertificateSettings settings,
            SslBundles bundles,
            @Value("${server.ssl.bundle:}") String ofServer,
            Clock clock)
            throws KeyStoreException {
        KeyStore store = authorities(settings, bundles, ofServer);
        List<X509Certificate> authorities = new ArrayList<>();
        for (String alias : Collections.list(store.aliases())) {
            if (store.getCertificate(alias) instanceof X509Certificate authority) {
                authorities.add(authority);
            }
        }
        return new Revocations(
                settings.revocationLists().stream().map(Path::of).toList(), authorities, settings.readAgain(), clock);
    }

    @Bean
    ClientCertificates clientCertificates(
            CertificateSettings settings,
            SslBundles bundles,
            @Value("${server.ssl.bundle:}") String ofServer,
            Revocations revocations,
            Clients clients,
            Clock clock) {
        return new ClientCertificates(
                authorities(settings, bundles, ofServer),
                revocations,
                id -> clients.find(id).map(Client::certificate),
                clock);
    }

    @Bean
    StillTrusted stillTrusted(Revocations revocations) {
        return new StillTrusted(revocations);
    }

    private static KeyStore authorities(CertificateSettings settings, SslBundles bundles, String ofServer) {
        String name = Optional.ofNullable(settings.bundle())
                .filter(bundle -> !bundle.isBlank())
                .orElse(ofServer);
        if (name.isBlank()) {
            throw new IllegalStateException(
                    "gateway.certificates.bundle is not set, and neither is server.ssl.bundle: one of them names the trust store"
                            + " with the authorities of clients' certificates");
        }
        KeyStore store = bundles.getBundle(name).getStores().getTrustStore();
        if (store == null) {
            throw new IllegalStateException(
                    "SSL bundle %s has no trust store: it needs the authorities of clients' certificates"
                            .formatted(name));
        }
        return store;
    }
}
