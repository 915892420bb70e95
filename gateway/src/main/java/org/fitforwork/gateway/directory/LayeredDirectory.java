package org.fitforwork.gateway.directory;

import java.time.LocalDate;
import java.util.Optional;
import org.fitforwork.gateway.configuration.LoadedConfiguration;
import org.fitforwork.referral.intake.Directory;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** Asks the configuration's own directory first, so that a deployer has the last word, then the national one. */
@Primary
@Component
final class LayeredDirectory implements Directory {
    private final OwnDirectories own;
    private final LoadedConfiguration configuration;
    private final DatabaseDirectory national;

    LayeredDirectory(OwnDirectories own, LoadedConfiguration configuration, DatabaseDirectory national) {
        this.own = own;
        this.configuration = configuration;
        this.national = national;
    }

    @Override
    public Optional<Site> practice(String odsCode, LocalDate date) {
        return own().practice(odsCode, date).or(() -> national.practice(odsCode, date));
    }

    @Override
    public Optional<String> areaOfPostcode(String postcode, LocalDate date) {
        return own().areaOfPostcode(postcode, date).or(() -> national.areaOfPostcode(postcode, date));
    }

    private OwnDirectory own() {
        return own.of(configuration.current());
    }
}
