package org.fitforwork.gateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ValidationOptions;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;

/**
 * A validator that is reused finds what HAPI's own finds, word by word and in its order, in Bundles changed at random, on
 * two threads. {@code -Dparity.bundles=10000} compares that many instead of the few of a build.
 */
class ValidatorParityTest {
    private static final int BUNDLES = Integer.getInteger("parity.bundles", 150);
    private static final long SEED = Long.getLong("parity.seed", 20_131_101);

    private final FhirValidator stock =
            RealForms.CONFORMANCES.validator(new FhirInstanceValidator(RealForms.CONFORMANCES.definitions(
                    new DefaultProfileValidationSupport(FhirContext.forR4Cached()), RealForms.FORMS)));
    private final FhirValidator reused = RealForms.CONFORMANCES.validator(RealForms.FORMS);
    private final AtomicInteger compared = new AtomicInteger();
    private final AtomicInteger findings = new AtomicInteger();

    @Test
    void every_finding_is_the_stock_validators() {
        List<Long> halves = List.of(SEED, SEED + 1);

        long differing = halves.parallelStream()
                .mapToLong(seed -> IntStream.range(0, BUNDLES / halves.size())
                        .filter(number -> !same(new SplittableRandom(seed * 1_000_003 + number)))
                        .peek(number -> System.out.printf("mutant %d of seed %d differs%n", number, seed))
                        .count())
                .sum();

        System.out.printf(
                "%d Bundles, seed %d: %d resources compared, %d findings, %d Bundles differ%n",
                BUNDLES, SEED, compared.get(), findings.get(), differing);
        assertThat(differing).isZero();
        assertThat(findings.get()).isGreaterThan(BUNDLES);
    }

    @Test
    void a_profile_that_is_blank_is_none() {
        QuestionnaireResponse response = new QuestionnaireResponse();
        response.getMeta().addProfile(" ");

        assertThat(same(response)).isTrue();
    }

    private boolean same(SplittableRandom random) {
        return Mutants.resources(random).stream().allMatch(this::same);
    }

    private boolean same(Resource resource) {
        List<String> expected = findings(stock, resource);
        compared.incrementAndGet();
        findings.addAndGet(expected.size());
        List<String> actual = findings(reused, resource);
        if (!actual.equals(expected)) {
            System.out.printf("%s: stock finds%n%s%n, reused finds%n%s%n", resource.fhirType(), expected, actual);
        }
        return actual.equals(expected);
    }

    private static List<String> findings(FhirValidator validator, Resource resource) {
        ValidationOptions options = new ValidationOptions();
        if (resource.fhirType().equals("Patient")) {
            options.addProfile(ProfilePackage.canonical("StructureDefinition", "fit-for-work-patient"));
        }
        try {
            return validator.validateWithResult(resource, options).getMessages().stream()
                    .map(message -> "%s %s %s %s %s %s"
                            .formatted(
                                    message.getSeverity(),
                                    message.getMessageId(),
                                    message.getLocationString(),
                                    message.getLocationLine(),
                                    message.getLocationCol(),
                                    message.getMessage()))
                    .toList();
        } catch (RuntimeException e) {
            return List.of("throws " + e.getClass());
        }
    }
}
