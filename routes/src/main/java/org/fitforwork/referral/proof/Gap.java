package org.fitforwork.referral.proof;

import java.time.LocalDate;
import java.util.Set;
import org.fitforwork.referral.programme.Areas;
import org.jspecify.annotations.Nullable;

/**
 * Referrals that are meant to be refused. An empty set stands for all.
 *
 * @param because why nobody is there for these people
 */
public record Gap(
        String because,
        Set<String> people,
        Set<String> sources,
        Set<String> areas,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {

    boolean holds(Line line, Areas known) {
        return (people.isEmpty() || people.contains(line.person()))
                && (sources.isEmpty() || sources.contains(line.source()))
                && (areas.isEmpty() || known.covers(areas, line.area()))
                && line.span().within(from, to);
    }
}
