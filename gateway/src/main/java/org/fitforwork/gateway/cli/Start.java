package org.fitforwork.gateway.cli;

import java.time.LocalDate;
import java.util.List;
import org.fitforwork.gateway.directory.OwnDirectory.Practice;

/**
 * What a new programme starts from; an engineer changes the rest in its file.
 *
 * @param sources who may refer
 * @param area that it covers
 * @param provider id of the organisation that delivers it
 * @param from first day on which it will take referrals, and the day of its examples
 * @param priority that no other programme has
 * @param practice where the people of its examples are registered
 */
record Start(
        String id,
        String title,
        List<String> sources,
        String area,
        String provider,
        LocalDate from,
        int priority,
        Practice practice) {}
