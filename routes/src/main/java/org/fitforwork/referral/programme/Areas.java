package org.fitforwork.referral.programme;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The commissioning areas, what became of them, and the regions they make up. A programme that lists a code goes on
 * covering the areas that the code was merged into.
 *
 * @param byCode areas and parts of areas by their code
 * @param regions by their code
 */
public record Areas(Map<String, Area> byCode, Map<String, Region> regions) {

    /** What an integrated care board covers; nobody is located in a region, but a programme may list it. */
    public record Region(String code, String name) {}

    /**
     * An area, or a part of one that only the postcode tells.
     *
     * @param region code of the region it belongs to
     * @param partOf code of the area that this is a part of; null for a whole area
     * @param postcodes the postcode districts of a part, such as LA13
     * @param successors what took it over, or districts of it, and when
     */
    public record Area(
            String code,
            String name,
            @Nullable String region,
            @Nullable String partOf,
            Set<String> postcodes,
            List<Succession> successors) {

        /** Last day of the area before another took it over whole; empty while it stands. */
        public Optional<LocalDate> ended() {
            return successors.stream()
                    .filter(Succession::whole)
                    .map(succession -> succession.on().minusDays(1))
                    .min(LocalDate::compareTo);
        }
    }

    /**
     * {@code to} took the area over on {@code on}.
     *
     * @param postcodes the districts that left; empty where the area went as a whole
     */
    public record Succession(String to, LocalDate on, Set<String> postcodes) {
        public boolean whole() {
            return postcodes.isEmpty();
        }
    }

    /**
     * True if {@code area}, its region or the area it is a part of is one of {@code listed} or came out of one of them
     * by mergers. The date plays no part: the practice file knows only today's commissioner of a practice, so an old
     * referral may carry a younger code. Districts that left an area are not covered any more.
     */
    public boolean covers(Collection<String> listed, String area) {
        Set<String> names = new HashSet<>();
        names(area, names);
        Set<String> seen = new HashSet<>();
        return listed.stream().anyMatch(code -> reaches(code, names, seen));
    }

    /** The codes that stand for a place: its own, that of the area it is a part of, and of the region around it. */
    private void names(String code, Set<String> names) {
        Area known = byCode.get(code);
        if (names.add(code) && known != null) {
            Stream.of(Optional.ofNullable(known.region()), Optional.ofNullable(known.partOf()))
                    .flatMap(Optional::stream)
                    .forEach(around -> names(around, names));
        }
    }

    private boolean reaches(String code, Set<String> targets, Set<String> seen) {
        if (targets.contains(code)) {
            return true;
        }
        Area area = byCode.get(code);
        return area != null
                && seen.add(code)
                && area.successors().stream()
                        .filter(Succession::whole)
                        .anyMatch(succession -> reaches(succession.to(), targets, seen));
    }

    /**
     * What the area {@code code} has become by {@code date} at a place in it.
     *
     * @param site postcode of the place that the code was found by: the practice, or the home
     * @param home postcode of the home, which decides between the parts of an area; {@code site} where there is none
     */
    public String on(LocalDate date, String code, String site, Optional<String> home) {
        String now = code;
        Set<String> seen = new HashSet<>();
        Optional<String> next = Optional.of(code);
        while (next.isPresent() && seen.add(next.get())) {
            now = next.get();
            next = successor(now, date, site);
        }
        return part(now, home.orElse(site)).orElse(now);
    }

    private Optional<String> successor(String code, LocalDate date, String site) {
        Area area = byCode.get(code);
        return area == null
                ? Optional.empty()
                : area.successors().stream()
                        .filter(succession -> !date.isBefore(succession.on()))
                        .filter(succession ->
                                succession.whole() || succession.postcodes().contains(district(site)))
                        .map(Succession::to)
                        .findFirst();
    }

    private Optional<String> part(String code, String postcode) {
        return byCode.values().stream()
                .filter(area -> code.equals(area.partOf()))
                .filter(area -> area.postcodes().contains(district(postcode)))
                .map(Area::code)
                .findFirst();
    }

    /** The part of a postcode before its last three characters, such as SK13 of SK13 9ZZ. */
    static String district(String postcode) {
        String tight = postcode.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
        return tight.matches(".+\\d[A-Z]{2}") ? tight.substring(0, tight.length() - 3) : tight;
    }
}
