package org.fitforwork.gateway.seal.envelope;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fitforwork.gateway.configuration.ConfigurationCheck;
import org.fitforwork.gateway.configuration.Draft;
import org.fitforwork.gateway.configuration.Fault;
import org.fitforwork.gateway.seal.keys.KeyFile;
import org.fitforwork.gateway.seal.keys.Password;
import org.fitforwork.gateway.seal.keys.UnusableKey;
import org.fitforwork.referral.programme.Organisation;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The certificates that {@code directory/organisations.yaml} names are there, and something can be encrypted to them. */
@Component
@Order(2)
public final class ProviderCertificates implements ConfigurationCheck {
    private static final String FILE = "directory/organisations.yaml";

    private final Clock clock;

    ProviderCertificates(Clock clock) {
        this.clock = clock;
    }

    @Override
    public List<Fault> faults(Draft draft) {
        List<Organisation> organisations =
                List.copyOf(draft.configuration().organisations().values());
        return IntStream.range(0, organisations.size())
                .boxed()
                .flatMap(i -> fault(draft.folder(), organisations.get(i))
                        .map(message -> draft.fault(FILE, "/%d/certificate".formatted(i), message))
                        .stream())
                .toList();
    }

    private Optional<String> fault(Path folder, Organisation organisation) {
        return Stream.ofNullable(organisation.certificate())
                .flatMap(certificate -> fault(folder, certificate).stream())
                .findFirst();
    }

    private Optional<String> fault(Path folder, String file) {
        try {
            return Recipient.fault(read(folder, file), clock.instant())
                    .map(fault -> "the certificate cannot be used: " + fault);
        } catch (UnusableKey e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    static X509Certificate read(Path folder, String file) {
        return KeyFile.read(folder.resolve(file), Password.NONE).certificate();
    }
}
