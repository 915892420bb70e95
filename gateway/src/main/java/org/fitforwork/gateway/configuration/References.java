package org.fitforwork.gateway.configuration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fitforwork.referral.programme.Areas;
import org.fitforwork.referral.programme.Configuration;
import org.fitforwork.referral.programme.Organisation;
import org.fitforwork.referral.programme.Programme;
import org.fitforwork.referral.programme.Programme.Provider;
import org.fitforwork.referral.proof.Person;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What one file names must be in another, names must be there once, and shares must add up. */
@Component
@Order(1)
final class References implements ConfigurationCheck {
    private static final int WHOLE = 100;

    @Override
    public List<Fault> faults(Draft draft) {
        List<Fault> faults = new ArrayList<>(AreaReferences.faults(draft));
        twice(draft, "people.yaml", "", "/id", faults);
        twice(draft, "directory/organisations.yaml", "", "/id", faults);
        draft.configuration().all().forEach(programme -> new Check(draft, programme, faults).run());
        organisations(draft, faults);
        gaps(draft, faults);
        return faults;
    }

    private static void organisations(Draft draft, List<Fault> faults) {
        int i = 0;
        for (Organisation organisation : draft.configuration().organisations().values()) {
            if (organisation.channel().equals("fhir-rest") && organisation.endpoint() == null) {
                faults.add(draft.fault(
                        "directory/organisations.yaml",
                        "/%d/channel".formatted(i),
                        "channel fhir-rest needs an endpoint, such as https://provider.example/fhir"));
            }
            i++;
        }
    }

    private static void gaps(Draft draft, List<Fault> faults) {
        Set<String> people = draft.people().stream().map(Person::id).collect(Collectors.toSet());
        for (int i = 0; i < draft.gaps().size(); i++) {
            String at = "/" + i;
            draft.gaps().get(i).people().stream()
                    .filter(person -> !people.contains(person))
                    .forEach(person -> faults.add(
                            draft.fault("gaps.yaml", at + "/people", "people.yaml has nobody called " + person)));
            draft.gaps().get(i).areas().stream()
                    .filter(area -> !known(draft.configuration().areas(), area))
                    .forEach(area -> faults.add(draft.fault(
                            "gaps.yaml", at + "/areas", "area %s is not in directory/areas.yaml".formatted(area))));
        }
    }

    /** Values of a list that must be different, such as the ids of programmes' rules. */
    static void twice(Draft draft, String file, String list, String property, List<Fault> faults) {
        Map<String, Integer> seen = new HashMap<>();
        var values = Objects.requireNonNull(draft.values().get(file)).at(list);
        for (int i = 0; i < values.size(); i++) {
            String value = values.get(i).at(property).asText();
            if (seen.putIfAbsent(value, i) != null) {
                faults.add(draft.fault(
                        file, list + "/" + i + property, "%s is there twice; each needs its own".formatted(value)));
            }
        }
    }

    private record Check(Draft draft, Programme programme, List<Fault> faults) {
        void run() {
            twice(draft, Draft.file(programme.id()), "/eligibility", "/rule", faults);
            Configuration configuration = draft.configuration();
            int i = 0;
            for (String area : programme.areas()) {
                if (!known(configuration.areas(), area)) {
                    add("/areas/" + i, "area %s is not in directory/areas.yaml".formatted(area));
                }
                i++;
            }
            for (int p = 0; p < programme.providers().size(); p++) {
                provider(programme.providers().get(p), "/providers/" + p);
            }
            programme.forms().keySet().stream()
                    .filter(source -> !programme.referralSources().contains(source))
                    .forEach(source -> add("/forms/" + source, "a form for %s, which may not refer".formatted(source)));
            dates();
            if (programme.status() == Programme.Status.ACTIVE && programme.takesReferrals()) {
                serving();
            }
        }

        private void dates() {
            var runs = programme.runs();
            if (runs != null
                    && runs.to() != null
                    && Objects.requireNonNull(runs.to()).isBefore(runs.from())) {
                add("/runs/to", "ends before it begins");
            }
        }

        private void serving() {
            if (programme.runs() == null) {
                add("", "an active programme that takes referrals needs runs: { from: … }");
            }
            if (programme.referralSources().isEmpty()) {
                add("", "an active programme that takes referrals needs referral-sources");
            }
            if (programme.areas().isEmpty()) {
                add("", "an active programme that takes referrals needs areas");
            }
            programme.areas().stream()
                    .flatMap(code -> members(draft.configuration().areas(), code))
                    .distinct()
                    .forEach(this::shares);
        }

        private void provider(Provider provider, String at) {
            Configuration configuration = draft.configuration();
            organisation(provider.organisation(), at + "/organisation");
            if (provider.subContractorOf() != null) {
                organisation(provider.subContractorOf(), at + "/sub-contractor-of");
            }
            int i = 0;
            for (String area : provider.areas()) {
                if (!known(configuration.areas(), area)) {
                    add(at + "/areas/" + i, "area %s is not in directory/areas.yaml".formatted(area));
                } else if (members(configuration.areas(), area)
                        .noneMatch(member -> configuration.areas().covers(programme.areas(), member))) {
                    add(at + "/areas/" + i, "%s is outside of the programme's areas".formatted(area));
                }
                i++;
            }
            if (provider.caseload() != null && provider.keyWorkers() == null) {
                add(at + "/caseload", "a caseload is one key worker's; say how many key-workers there are");
            }
            if (provider.capacity() != null && provider.caseload() != null) {
                add(at + "/capacity", "say either capacity or key-workers and caseload");
            }
        }

        private void organisation(String id, String at) {
            if (!draft.configuration().organisations().containsKey(id)) {
                add(at, "organisation %s is not in directory/organisations.yaml".formatted(id));
            }
        }

        /** Of the providers of one area, those for everybody share it, and those for the same people share these. */
        private void shares(String area) {
            Map<String, Integer> sums = programme.providers().stream()
                    .filter(provider -> provider.areas().isEmpty()
                            || draft.configuration().areas().covers(provider.areas(), area))
                    .collect(Collectors.groupingBy(
                            provider -> provider.specialism() == null
                                    ? ""
                                    : provider.specialism().rule(),
                            Collectors.summingInt(Provider::share)));
            if (!sums.containsKey("")) {
                add("/providers", "nobody serves %s".formatted(area));
            }
            sums.forEach((people, sum) -> {
                if (sum != WHOLE) {
                    add(
                            "/providers",
                            "the shares of the providers of %s%s are %d, not 100"
                                    .formatted(area, people.isEmpty() ? "" : " for " + people, sum));
                }
            });
        }

        private void add(String pointer, String message) {
            faults.add(draft.fault(Draft.file(programme.id()), pointer, message));
        }
    }

    private static boolean known(Areas areas, String code) {
        return areas.byCode().containsKey(code) || areas.regions().containsKey(code);
    }

    /** The areas that a code of an area, a part or a region stands for. */
    private static Stream<String> members(Areas areas, String code) {
        Set<String> listed = Set.of(code);
        return areas.byCode().keySet().stream().filter(area -> areas.covers(listed, area));
    }
}
