package org.fitforwork.gateway.cli;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fitforwork.gateway.directory.OwnDirectory;
import org.fitforwork.gateway.directory.OwnDirectory.Practice;
import org.fitforwork.referral.programme.Areas;
import org.fitforwork.referral.programme.Configuration;
import org.fitforwork.referral.programme.Programme;
import org.jspecify.annotations.Nullable;

/**
 * What a configuration has to begin a programme with, on its first day. What is asked for by name and is not there is an
 * IllegalArgumentException.
 */
final class StartingPoint {
    private final Configuration configuration;
    private final OwnDirectory directory;
    private final LocalDate date;

    StartingPoint(Configuration configuration, OwnDirectory directory, LocalDate date) {
        this.configuration = configuration;
        this.directory = directory;
        this.date = date;
    }

    /** The one asked for, or the first there is. */
    String provider(@Nullable String asked) {
        Set<String> organisations = configuration.organisations().keySet();
        if (asked != null && !organisations.contains(asked)) {
            throw new IllegalArgumentException("organisation %s is not in directory/organisations.yaml; there are %s"
                    .formatted(asked, String.join(", ", organisations)));
        }
        return asked == null ? organisations.iterator().next() : asked;
    }

    /** A practice in the area asked for, or in any area. */
    Optional<Practice> practice(@Nullable String area) {
        Areas areas = configuration.areas();
        if (area != null
                && !areas.byCode().containsKey(area)
                && !areas.regions().containsKey(area)) {
            throw new IllegalArgumentException("area %s is not in directory/areas.yaml".formatted(area));
        }
        return directory.practice(
                date,
                practice -> area == null
                        ? areas.byCode().containsKey(area(practice))
                        : areas.covers(Set.of(area), area(practice)));
    }

    String area(Practice practice) {
        return configuration.areas().on(date, practice.area(), practice.postcode(), Optional.of(practice.postcode()));
    }

    /** The lowest that is free, so that the new programme takes nobody from another before somebody says so. */
    int priority() {
        Set<Integer> taken =
                configuration.all().stream().map(Programme::priority).collect(Collectors.toSet());
        return IntStream.iterate(1, priority -> priority + 1)
                .filter(priority -> !taken.contains(priority))
                .findFirst()
                .orElseThrow();
    }
}
