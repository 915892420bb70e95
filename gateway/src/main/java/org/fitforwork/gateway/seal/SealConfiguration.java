package org.fitforwork.gateway.seal;

import java.nio.file.Path;
import java.time.Clock;
import org.fitforwork.gateway.seal.keys.KeyMaterial;
import org.fitforwork.gateway.seal.keys.UnusableKey;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** The keys are read at the start, so that a missing or unusable one stops it. */
@Configuration
@EnableConfigurationProperties(SealSettings.class)
public class SealConfiguration {
    private static final String NONE =
            """
            gateway.seal.signing-key is not set: outside profile local receipts are signed with a key of your own. \
            Make one (openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out receipts.key) and set it to its path""";

    /** @throws UnusableKey if outside profile local there is none */
    @Bean
    @Lazy(false)
    Sealing sealing(
            SealSettings settings,
            Environment environment,
            @Value("${gateway.data-directory:./data}") String directory,
            Clock clock) {
        return new Sealing(current(settings, environment, directory), settings.former(), settings.issuer(), clock);
    }

    private static KeyMaterial current(SealSettings settings, Environment environment, String directory) {
        if (settings.hasSigningKey()) {
            return settings.current();
        }
        if (environment.acceptsProfiles(Profiles.of("local"))) {
            return LocalKey.in(Path.of(directory));
        }
        throw new UnusableKey(NONE);
    }
}
