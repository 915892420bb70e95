package org.fitforwork.gateway.catalogue;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.fitforwork.gateway.configuration.LoadedConfiguration;
import org.fitforwork.gateway.configuration.Preparation;
import org.fitforwork.gateway.conformance.FormSets;
import org.fitforwork.referral.programme.Configuration;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The directory of the configuration in force, made again when the configuration or the day is another. */
@Component
class Catalogue implements Preparation {
    private static final ZoneId ENGLAND = ZoneId.of("Europe/London");

    private final LoadedConfiguration loaded;
    private final FormSets forms;
    private final Clock clock;
    private volatile @Nullable Made last;

    Catalogue(LoadedConfiguration loaded, FormSets forms, Clock clock) {
        this.loaded = loaded;
        this.forms = forms;
        this.clock = clock;
    }

    private record Made(Configuration from, LocalDate day, List<Resource> resources) {}

    /** Those of one type, in the order of their ids. They are everybody's: whoever changes one copies it first. */
    <T extends Resource> List<T> all(Class<T> type) {
        return made().resources().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    Coverage coverage() {
        Made made = made();
        return new Coverage(made.from().areas(), made.day());
    }

    /** A configuration that no directory can be made of is not served. */
    @Override
    public void prepare(Configuration next) {
        make(next, today());
    }

    private Made made() {
        Configuration current = loaded.current();
        LocalDate today = today();
        Made known = last;
        if (known == null
                || !known.from().version().equals(current.version())
                || !known.day().equals(today)) {
            known = make(current, today);
            last = known;
        }
        return known;
    }

    private Made make(Configuration configuration, LocalDate day) {
        return new Made(configuration, day, CatalogueResources.of(configuration, forms.of(configuration), day));
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(ENGLAND));
    }
}
