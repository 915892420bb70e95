package org.fitforwork.gateway.catalogue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fitforwork.referral.programme.Configuration;
import org.fitforwork.referral.programme.Organisation;
import org.fitforwork.referral.programme.Programme;
import org.fitforwork.referral.programme.Programme.Provider;
import org.fitforwork.referral.programme.Programme.Rule;
import org.fitforwork.referral.programme.Programme.Runs;
import org.fitforwork.referral.programme.Programme.Status;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.HealthcareService;
import org.jspecify.annotations.Nullable;

/** One HealthcareService for each provider of each programme; one for a programme that has no provider. */
final class ProgrammeServices {
    private static final String METHOD = "http://terminology.hl7.org/CodeSystem/service-referral-method";

    private final Configuration configuration;
    private final Coverage coverage;

    ProgrammeServices(Configuration configuration, Coverage coverage) {
        this.configuration = configuration;
        this.coverage = coverage;
    }

    Stream<HealthcareService> all() {
        return configuration.all().stream()
                .sorted(Comparator.comparing(Programme::id))
                .flatMap(this::of);
    }

    private Stream<HealthcareService> of(Programme programme) {
        List<Provider> providers = programme.providers();
        return providers.isEmpty()
                ? Stream.of(service(programme, programme.id(), Set.of()))
                : IntStream.range(0, providers.size()).mapToObj(place -> provided(programme, place));
    }

    private HealthcareService provided(Programme programme, int place) {
        Provider provider = programme.providers().get(place);
        Organisation organisation = configuration.organisation(provider);
        HealthcareService service = service(programme, id(programme, place), provider.areas());
        service.setProvidedBy(Codes.organization(organisation));
        if (programme.providers().size() > 1) {
            service.setName("%s (%s)".formatted(programme.title(), organisation.name()));
        }
        if (provider.specialism() != null) {
            service.addEligibility(eligibility(provider.specialism()));
        }
        ProviderOrganizations.endpointOf(organisation).ifPresent(service::addEndpoint);
        String holder = provider.subContractorOf();
        if (holder != null) {
            Organisation contractor = configuration.organisations().get(holder);
            service.setComment("%s delivers this for %s, which holds the contract."
                    .formatted(organisation.name(), contractor == null ? holder : contractor.name()));
        }
        return service;
    }

    /** A provider that a programme names twice, for two groups of people, has two services. */
    private static String id(Programme programme, int place) {
        List<String> organisations =
                programme.providers().stream().map(Provider::organisation).toList();
        String organisation = organisations.get(place);
        long before = organisations.subList(0, place).stream()
                .filter(organisation::equals)
                .count();
        return before == 0
                ? Codes.id(programme.id(), organisation)
                : Codes.id(programme.id(), organisation, String.valueOf(before + 1));
    }

    private HealthcareService service(Programme programme, String id, Set<String> ofProvider) {
        HealthcareService service = new HealthcareService().setName(programme.title());
        service.setId(id);
        service.addIdentifier(Codes.identifier(Codes.SERVICE, id));
        service.setActive(programme.open(coverage.today()));
        service.setExtraDetails(programme.description());
        service.addProgram(Codes.programme(programme));
        programme.referralSources().stream()
                .sorted()
                .forEach(source -> service.addCharacteristic(Codes.concept(Codes.SOURCES, source, null)));
        coverage.of(programme, ofProvider).forEach(area -> service.addCoverageArea(AreaLocations.reference(area)));
        programme.eligibility().forEach(rule -> service.addEligibility(eligibility(rule)));
        if (!programme.practices().isEmpty()) {
            service.addEligibility()
                    .setCode(new CodeableConcept().setText("practices"))
                    .setComment("Only for patients of the practices "
                            + String.join(", ", new TreeSet<>(programme.practices())) + ".");
        }
        if (programme.takesReferrals()) {
            service.addReferralMethod(Codes.concept(METHOD, "elec", "Secure Messaging"));
        }
        closed(programme, service);
        return service;
    }

    private static HealthcareService.HealthcareServiceEligibilityComponent eligibility(Rule rule) {
        return new HealthcareService.HealthcareServiceEligibilityComponent()
                .setCode(new CodeableConcept().setText(rule.rule()))
                .setComment(rule.because());
    }

    /** When, and why, it takes no referrals. */
    private void closed(Programme programme, HealthcareService service) {
        List<String> reasons = new ArrayList<>();
        if (!programme.takesReferrals()) {
            reasons.add("It takes no referrals; it is listed for information.");
        }
        reason(programme.status(), reasons);
        Runs runs = programme.runs();
        if (runs == null) {
            reasons.add("Nobody knows yet when it begins.");
        } else {
            if (runs.from().isAfter(coverage.today())) {
                away(
                        service,
                        "It begins on " + Codes.day(runs.from()) + ".",
                        null,
                        runs.from().minusDays(1));
            }
            if (runs.to() != null) {
                away(
                        service,
                        "It ends on " + Codes.day(runs.to()) + ".",
                        runs.to().plusDays(1),
                        null);
            }
        }
        if (!reasons.isEmpty()) {
            service.setAvailabilityExceptions(String.join(" ", reasons));
        }
    }

    private static void reason(Status status, List<String> reasons) {
        switch (status) {
            case DRAFT -> reasons.add("It is in development and takes no referrals yet.");
            case SUSPENDED -> reasons.add("It takes no referrals for the time being.");
            case RETIRED -> reasons.add("It has closed.");
            case ACTIVE -> {
                // takes referrals on the days it runs
            }
        }
    }

    private static void away(HealthcareService service, String why, @Nullable LocalDate from, @Nullable LocalDate to) {
        service.addNotAvailable().setDescription(why).setDuring(Codes.period(from, to));
    }
}
