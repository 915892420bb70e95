package org.fitforwork.gateway.directory;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One row of a practice file: who commissions the practice, and what is known of it.
 *
 * @param commissioner three-character code of the area
 * @param joined first day with this commissioner
 * @param left last day with this commissioner
 * @param postcode the practice's own
 * @param opened first day
 * @param closed last day
 * @param asOf the date that the file speaks of
 */
record PracticeRow(
        String code,
        String commissioner,
        LocalDate joined,
        @Nullable LocalDate left,
        String name,
        String postcode,
        @Nullable LocalDate opened,
        @Nullable LocalDate closed,
        Status status,
        LocalDate asOf) {

    /** The file's letter. A proposed practice (P) is none yet, and is never taken. */
    enum Status {
        ACTIVE("A"),
        CLOSED("C"),
        DORMANT("D");

        private final String letter;

        Status(String letter) {
            this.letter = letter;
        }

        String letter() {
            return letter;
        }

        static Status of(String letter) {
            for (Status status : values()) {
                if (status.letter.equals(letter)) {
                    return status;
                }
            }
            throw new IllegalArgumentException("status is not A, C, D or P");
        }
    }

    /** Whether this commissioner was the practice's on {@code date}. */
    boolean inForce(LocalDate date) {
        return !joined.isAfter(date) && (left == null || !left.isBefore(date));
    }
}
