package org.fitforwork.referral.proof;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.fitforwork.referral.programme.Areas;
import org.fitforwork.referral.programme.Areas.Area;
import org.fitforwork.referral.programme.Areas.Succession;

/**
 * A place as the directory tells it: a whole area's code, and one postcode district of it where districts go different
 * ways.
 *
 * @param district empty for the rest of the area
 */
record Place(String code, String district) {
    static List<Place> all(Areas areas) {
        return areas.byCode().values().stream()
                .filter(area -> area.partOf() == null)
                .flatMap(area -> Stream.concat(
                        Stream.of(new Place(area.code(), "")),
                        districts(areas, area).map(district -> new Place(area.code(), district))))
                .toList();
    }

    private static Stream<String> districts(Areas areas, Area area) {
        return Stream.concat(
                        area.successors().stream().map(Succession::postcodes),
                        areas.byCode().values().stream()
                                .filter(part -> area.code().equals(part.partOf()))
                                .map(Area::postcodes))
                .flatMap(Set::stream)
                .distinct()
                .sorted();
    }

    String name() {
        return district.isEmpty() ? code : code + "/" + district;
    }

    /** False once another area took this one over whole: then the directory gives that one. */
    boolean stands(Areas areas, LocalDate date) {
        return Optional.ofNullable(areas.byCode().get(code))
                .flatMap(Area::ended)
                .map(end -> !date.isAfter(end))
                .orElse(true);
    }

    /** Code of the area that it belongs to on {@code date}. */
    String area(Areas areas, LocalDate date) {
        return areas.on(date, code, district, Optional.empty());
    }
}
