package org.fitforwork.gateway.directory;

import static java.util.Comparator.comparing;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.fitforwork.gateway.directory.PracticeRow.Status;
import org.fitforwork.referral.intake.Directory.Site;

/**
 * All that the files imported so far say of one practice. What a newer file says wins over an older one, whichever was
 * imported first; but a file without a date for something says only how it was on the day that the file speaks of.
 */
final class PracticeHistory {
    private static final Comparator<PracticeRow> BY_NEWNESS =
            comparing(PracticeRow::asOf).thenComparing(PracticeRow::joined);
    private static final Comparator<PracticeRow> BY_JOINING =
            comparing(PracticeRow::joined).thenComparing(PracticeRow::asOf);

    private final List<PracticeRow> said;

    /** @param rows of one practice, from any number of files */
    PracticeHistory(List<PracticeRow> rows) {
        said = List.copyOf(rows);
    }

    /** Empty if the practice is unknown or was not open on {@code date}. */
    Optional<Site> on(LocalDate date) {
        return open(date)
                ? commissioner(date).map(row -> new Site(row.commissioner(), row.postcode()))
                : Optional.empty();
    }

    private boolean open(LocalDate date) {
        return said.stream()
                        .max(BY_NEWNESS)
                        .filter(newest -> within(newest, date))
                        .isPresent()
                && saidOn(date).filter(PracticeHistory::atWork).isPresent();
    }

    private static boolean within(PracticeRow row, LocalDate date) {
        return (row.opened() == null || !row.opened().isAfter(date))
                && (row.closed() == null || !row.closed().isBefore(date));
    }

    /** Nothing says since when a practice is dormant, nor, rarely, when it closed: it is so from that file's day on. */
    private static boolean atWork(PracticeRow row) {
        return row.status() == Status.ACTIVE || (row.status() == Status.CLOSED && row.closed() != null);
    }

    /** What the newest file of the time said; before all files, the first. */
    private Optional<PracticeRow> saidOn(LocalDate date) {
        return said.stream()
                .filter(row -> !row.asOf().isAfter(date))
                .max(BY_NEWNESS)
                .or(() -> said.stream().min(comparing(PracticeRow::asOf).thenComparing(BY_JOINING.reversed())));
    }

    /**
     * The national file holds only the present commissioner and since when. Before the first that is known, the first
     * stands in; after the last was left, the last does, and the areas' successions lead on from it.
     */
    private Optional<PracticeRow> commissioner(LocalDate date) {
        return said.stream()
                .filter(row -> row.inForce(date))
                .max(BY_NEWNESS)
                .or(() ->
                        said.stream().filter(row -> !row.joined().isAfter(date)).max(BY_JOINING))
                .or(() -> said.stream().min(comparing(PracticeRow::joined).thenComparing(BY_NEWNESS.reversed())));
    }
}
