package org.fitforwork.gateway.catalogue;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fitforwork.referral.programme.Areas;
import org.fitforwork.referral.programme.Areas.Area;
import org.fitforwork.referral.programme.Areas.Region;
import org.fitforwork.referral.programme.Areas.Succession;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Identifier.IdentifierUse;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Location.LocationMode;
import org.hl7.fhir.r4.model.Location.LocationStatus;
import org.hl7.fhir.r4.model.Reference;

/** Regions, areas and parts of areas as Locations. What took an area over whole is found by the old code, too. */
final class AreaLocations {
    private static final String PHYSICAL_TYPE = "http://terminology.hl7.org/CodeSystem/location-physical-type";

    private final Areas areas;
    private final Coverage coverage;

    AreaLocations(Areas areas, Coverage coverage) {
        this.areas = areas;
        this.coverage = coverage;
    }

    Stream<Location> all() {
        return Stream.concat(
                areas.regions().values().stream()
                        .sorted(Comparator.comparing(Region::code))
                        .map(this::region),
                areas.byCode().values().stream()
                        .sorted(Comparator.comparing(Area::code))
                        .map(this::area));
    }

    static Reference reference(Area area) {
        return new Reference("Location/" + area.code())
                .setIdentifier(identifier(area))
                .setDisplay(area.name());
    }

    private static Identifier identifier(Area area) {
        return Codes.identifier(area.partOf() == null ? Codes.ODS : Codes.PART, area.code());
    }

    private Location region(Region region) {
        Location location = location(region.code(), region.name()).setStatus(LocationStatus.ACTIVE);
        location.addIdentifier(Codes.identifier(Codes.ODS, region.code()));
        return location.setDescription("What the integrated care board %s covers.".formatted(region.name()));
    }

    private Location area(Area area) {
        Location location = location(area.code(), area.name());
        location.setStatus(coverage.stands(area) ? LocationStatus.ACTIVE : LocationStatus.INACTIVE);
        location.addIdentifier(dated(area));
        coverage.predecessors(area)
                .forEach(before -> location.addIdentifier(dated(before).setUse(IdentifierUse.OLD)));
        String description = Stream.concat(history(area), parts(area)).collect(Collectors.joining(" "));
        location.setDescription(description.isEmpty() ? null : description);
        Area around = area.partOf() == null ? null : areas.byCode().get(area.partOf());
        Region region = area.region() == null ? null : areas.regions().get(area.region());
        if (around != null) {
            location.setPartOf(reference(around));
        } else if (region != null) {
            location.setPartOf(new Reference("Location/" + region.code()).setDisplay(region.name()));
        }
        return location;
    }

    private static Location location(String code, String name) {
        Location location = new Location().setName(name).setMode(LocationMode.INSTANCE);
        location.setId(code);
        return location.setPhysicalType(Codes.concept(PHYSICAL_TYPE, "jdn", "Jurisdiction"));
    }

    /** The code with the last day on which it was in use. */
    private Identifier dated(Area area) {
        Identifier identifier = identifier(area);
        area.ended().ifPresent(last -> identifier.setPeriod(Codes.period(null, last)));
        return identifier;
    }

    private Stream<String> history(Area area) {
        Stream<String> left = area.successors().stream().map(succession -> went(succession, area));
        Stream<String> came = areas.byCode().values().stream()
                .sorted(Comparator.comparing(Area::code))
                .flatMap(other -> other.successors().stream()
                        .filter(succession -> succession.to().equals(area.code()))
                        .map(succession -> came(succession, other)));
        return Stream.concat(left, came);
    }

    private String went(Succession succession, Area from) {
        Area to = areas.byCode().get(succession.to());
        String name = to == null ? succession.to() : "%s (%s)".formatted(to.name(), to.code());
        return succession.whole()
                ? "%s (%s) became %s on %s.".formatted(from.name(), from.code(), name, Codes.day(succession.on()))
                : "%s went to %s on %s.".formatted(list(succession), name, Codes.day(succession.on()));
    }

    private static String came(Succession succession, Area from) {
        return "%s%s (%s) came in on %s."
                .formatted(
                        succession.whole() ? "" : list(succession) + " of ",
                        from.name(),
                        from.code(),
                        Codes.day(succession.on()));
    }

    private static Stream<String> parts(Area area) {
        return area.postcodes().isEmpty()
                ? Stream.empty()
                : Stream.of("Homes with postcodes of "
                        + String.join(", ", area.postcodes().stream().sorted().toList()) + ".");
    }

    private static String list(Succession succession) {
        List<String> districts = succession.postcodes().stream().sorted().toList();
        return String.join(", ", districts);
    }
}
