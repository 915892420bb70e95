package org.fitforwork.gateway.catalogue;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fitforwork.referral.programme.Areas;
import org.fitforwork.referral.programme.Areas.Area;
import org.fitforwork.referral.programme.Areas.Succession;
import org.fitforwork.referral.programme.Programme;

/** The places that are covered on one day, and the places that a code means on it. */
record Coverage(Areas areas, LocalDate today) {

    /** The areas and parts that stand today and that a provider of the programme serves; all of it if it names none. */
    List<Area> of(Programme programme, Set<String> ofProvider) {
        return standing().stream()
                .filter(area -> areas.covers(programme.areas(), area.code()))
                .filter(area -> ofProvider.isEmpty() || areas.covers(ofProvider, area.code()))
                .toList();
    }

    /** The standing areas and parts of which {@code code} is one name today: itself, what it became, or what it holds. */
    Set<String> meant(String code) {
        String now = today(code, new HashSet<>());
        return standing().stream()
                .filter(area -> within(area, now, new HashSet<>()))
                .map(Area::code)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The codes of areas that are no more and that {@code area} is today. */
    List<Area> predecessors(Area area) {
        return areas.byCode().values().stream()
                .filter(other -> other.partOf() == null && !stands(other))
                .filter(other -> today(other.code(), new HashSet<>()).equals(area.code()))
                .sorted(Comparator.comparing(Area::code))
                .toList();
    }

    /** False once another area took it, or the area it is a part of, over whole. */
    boolean stands(Area area) {
        return today(area.code(), new HashSet<>()).equals(area.code());
    }

    private List<Area> standing() {
        return areas.byCode().values().stream()
                .filter(this::stands)
                .sorted(Comparator.comparing(Area::code))
                .toList();
    }

    private String today(String code, Set<String> seen) {
        Area area = areas.byCode().get(code);
        if (area == null || !seen.add(code)) {
            return code;
        }
        Optional<String> successor = area.successors().stream()
                .filter(succession -> succession.whole() && !today.isBefore(succession.on()))
                .map(Succession::to)
                .findFirst();
        if (successor.isPresent()) {
            return today(successor.get(), seen);
        }
        String around = area.partOf();
        if (around != null) {
            String then = today(around, seen);
            return then.equals(around) ? code : then;
        }
        return code;
    }

    private boolean within(Area area, String code, Set<String> seen) {
        if (area.code().equals(code) || code.equals(area.region())) {
            return true;
        }
        Area around = area.partOf() == null ? null : areas.byCode().get(area.partOf());
        return around != null && seen.add(around.code()) && within(around, code, seen);
    }
}
