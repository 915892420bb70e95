package org.fitforwork.gateway.configuration;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.fitforwork.referral.programme.Areas;

/** What {@code areas.yaml} says of successors, parts and regions must be about areas that are in it. */
final class AreaReferences {
    private static final String FILE = "directory/areas.yaml";

    private AreaReferences() {}

    static List<Fault> faults(Draft draft) {
        List<Fault> faults = new ArrayList<>();
        References.twice(draft, FILE, "/areas", "/code", faults);
        References.twice(draft, FILE, "/regions", "/code", faults);
        Areas areas = draft.configuration().areas();
        var values = Objects.requireNonNull(draft.values().get(FILE)).at("/areas");
        for (int i = 0; i < values.size(); i++) {
            Areas.Area area = Objects.requireNonNull(
                    areas.byCode().get(values.get(i).get("code").asText()));
            area(draft, area, "/areas/" + i, faults);
        }
        return faults;
    }

    private static void area(Draft draft, Areas.Area area, String at, List<Fault> faults) {
        Areas areas = draft.configuration().areas();
        if (area.region() != null && !areas.regions().containsKey(area.region())) {
            faults.add(draft.fault(FILE, at + "/region", "there is no region " + area.region()));
        }
        if (area.partOf() != null && !areas.byCode().containsKey(area.partOf())) {
            faults.add(draft.fault(FILE, at + "/part-of", "there is no area " + area.partOf()));
        }
        if ((area.partOf() == null) != area.postcodes().isEmpty()) {
            faults.add(draft.fault(FILE, at, "part-of and postcodes make a part together, and neither does alone"));
        }
        overlap(draft, area, at, faults);
        long whole = area.successors().stream().filter(Areas.Succession::whole).count();
        if (whole > 1) {
            faults.add(draft.fault(
                    FILE, at + "/successors", area.code() + " was taken over whole by two areas; name the districts"));
        }
        for (int i = 0; i < area.successors().size(); i++) {
            String to = area.successors().get(i).to();
            if (!areas.byCode().containsKey(to)) {
                faults.add(draft.fault(FILE, at + "/successors/" + i + "/to", "there is no area " + to));
            } else if (returns(areas, area.code())) {
                faults.add(draft.fault(FILE, at + "/successors/" + i + "/to", "the successions lead in a circle"));
            }
        }
    }

    private static void overlap(Draft draft, Areas.Area area, String at, List<Fault> faults) {
        draft.configuration().areas().byCode().values().stream()
                .filter(other -> area.partOf() != null
                        && area.partOf().equals(other.partOf())
                        && other.code().compareTo(area.code()) < 0)
                .filter(other -> other.postcodes().stream().anyMatch(area.postcodes()::contains))
                .forEach(other -> faults.add(
                        draft.fault(FILE, at + "/postcodes", "shares a postcode district with " + other.code())));
    }

    private static boolean returns(Areas areas, String start) {
        Set<String> seen = new HashSet<>();
        List<String> next = List.of(start);
        while (!next.isEmpty()) {
            next = next.stream()
                    .map(areas.byCode()::get)
                    .filter(Objects::nonNull)
                    .flatMap(area -> area.successors().stream().map(Areas.Succession::to))
                    .toList();
            if (next.contains(start)) {
                return true;
            }
            next = next.stream().filter(seen::add).toList();
        }
        return false;
    }
}
