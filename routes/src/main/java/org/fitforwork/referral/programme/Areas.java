package org.fitforwork.referral.programme;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The commissioning areas and what became of them. A programme that lists a code goes on covering the areas that the
 * code was merged into.
 */
public record Areas(Map<String, Area> byCode) {

    /** An area and, once it was merged away, the area that took it over. */
    public record Area(String code, String name, List<Succession> successors) {}

    /** {@code to} took the area over on {@code on}. */
    public record Succession(String to, LocalDate on) {}

    /**
     * True if {@code area} is one of {@code listed} or came out of one of them by mergers. The date plays no part: the
     * practice file knows only today's commissioner of a practice, so an old referral may carry a younger code.
     */
    public boolean covers(Collection<String> listed, String area) {
        Set<String> seen = new HashSet<>();
        return listed.stream().anyMatch(code -> reaches(code, area, seen));
    }

    private boolean reaches(String code, String target, Set<String> seen) {
        if (code.equals(target)) {
            return true;
        }
        Area area = byCode.get(code);
        return area != null
                && seen.add(code)
                && area.successors().stream().anyMatch(succession -> reaches(succession.to(), target, seen));
    }
}
