package org.fitforwork.gateway.seal.envelope;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Optional;
import org.fitforwork.gateway.configuration.ConfigurationSettings;
import org.fitforwork.gateway.configuration.LoadedConfiguration;
import org.fitforwork.gateway.seal.SealSettings;
import org.fitforwork.gateway.seal.keys.KeyMaterial;
import org.fitforwork.gateway.seal.keys.UnusableKey;
import org.fitforwork.referral.programme.Organisation;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Envelopes from this gateway to the providers of the configuration in force. */
@Component
@Lazy(false)
final class ProviderEnvelopes implements Sealer {
    private final Optional<KeyMaterial> sender;
    private final LoadedConfiguration configuration;
    private final Path folder;
    private final Envelope envelope;

    /** @throws UnusableKey if a key is set that cannot be used */
    ProviderEnvelopes(
            SealSettings settings, LoadedConfiguration configuration, ConfigurationSettings where, Clock clock) {
        this.sender = settings.hasEnvelopeKey() ? Optional.of(settings.envelope()) : Optional.empty();
        this.configuration = configuration;
        this.folder = where.folder();
        this.envelope = new Envelope(clock);
        sender.ifPresent(KeyMaterial::secret);
        sender.ifPresent(KeyMaterial::certificate);
    }

    @Override
    public void seal(String organisation, String mediaType, InputStream content, OutputStream to) throws IOException {
        KeyMaterial signs = sender.orElseThrow(
                () -> new UnusableKey("gateway.seal.envelope-key is not set, and without it no envelope is signed"));
        envelope.seal(signs, certificate(organisation), mediaType, content, to);
    }

    /** Read anew each time: the file may be replaced, and the certificate expire, while the configuration stays. */
    private X509Certificate certificate(String code) {
        return Optional.ofNullable(configuration.current().organisations().get(code))
                .map(Organisation::certificate)
                .map(file -> ProviderCertificates.read(folder, file))
                .orElseThrow(() ->
                        new UnusableKey("directory/organisations.yaml names no certificate of organisation " + code));
    }
}
