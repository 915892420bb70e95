package org.fitforwork.referral.programme;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fitforwork.referral.programme.Areas.Area;
import org.fitforwork.referral.programme.Areas.Succession;

/** Some areas of Greater Manchester, and configurations over them. */
public final class Catalogue {
    public static final String NORTH_MANCHESTER = "01M";
    public static final String MANCHESTER = "14L";
    public static final String BOLTON = "00T";
    public static final String SALFORD = "01G";
    public static final LocalDate MERGER = LocalDate.of(2017, 4, 1);

    private Catalogue() {}

    public static Areas areas() {
        return areas(area(NORTH_MANCHESTER, MANCHESTER), area(MANCHESTER), area(BOLTON), area(SALFORD));
    }

    public static Areas areas(Area... areas) {
        return new Areas(Stream.of(areas).collect(Collectors.toMap(Area::code, Function.identity())), Map.of());
    }

    /** An area that was merged into each of {@code successors}, or stands. */
    public static Area area(String code, String... successors) {
        return new Area(
                code,
                code,
                null,
                null,
                Set.of(),
                Stream.of(successors)
                        .map(to -> new Succession(to, MERGER, Set.of()))
                        .toList());
    }

    public static Configuration with(Programme... programmes) {
        Map<String, Programme> byId =
                Stream.of(programmes).collect(Collectors.toMap(Programme::id, Function.identity()));
        return new Configuration("test", byId, Map.of(), areas());
    }

    public static Configuration with(ProgrammeBuilder... programmes) {
        return with(Stream.of(programmes).map(ProgrammeBuilder::build).toArray(Programme[]::new));
    }
}
