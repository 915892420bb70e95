package org.fitforwork.gateway.conformance;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.utilities.npm.NpmPackage;

/** The definitions of module {@code fhir-profiles}, read once from its FHIR package on the class path. */
public final class ProfilePackage {
    /** Base of every canonical URL of this product. */
    public static final String BASE = "https://fit-for-work.example/fhir";

    private static final String LOCATION = "/fhir-packages/fit-for-work.tgz";

    private final List<MetadataResource> definitions = new ArrayList<>();
    private final List<Bundle> examples = new ArrayList<>();
    private final PrePopulatedValidationSupport support;

    public ProfilePackage(FhirContext context) {
        support = new PrePopulatedValidationSupport(context);
        try (InputStream tgz = ProfilePackage.class.getResourceAsStream(LOCATION)) {
            if (tgz == null) {
                throw new IllegalStateException("no " + LOCATION + " on the class path; build module fhir-profiles");
            }
            read(NpmPackage.fromPackage(tgz), context);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + LOCATION, e);
        }
    }

    private void read(NpmPackage npm, FhirContext context) throws IOException {
        for (String file : npm.list("package")) {
            String json = new String(npm.load("package", file).readAllBytes(), StandardCharsets.UTF_8);
            if (context.newJsonParser().parseResource(json) instanceof MetadataResource definition) {
                definitions.add(definition);
                support.addResource(definition);
            }
        }
        for (String file : npm.list("example")) {
            String json = new String(npm.load("example", file).readAllBytes(), StandardCharsets.UTF_8);
            if (context.newJsonParser().parseResource(json) instanceof Bundle referral) {
                examples.add(referral);
            }
        }
    }

    /** Canonical URL of this product's definition {@code id}, such as {@code canonical("Questionnaire", "any-gp")}. */
    public static String canonical(String type, String id) {
        return BASE + "/" + type + "/" + id;
    }

    /** The definitions as a link of a validation support chain. */
    public IValidationSupport support() {
        return support;
    }

    /** Every definition of one type, in no particular order. */
    public <T extends MetadataResource> List<T> all(Class<T> type) {
        return definitions.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** The valid example referrals. */
    public List<Bundle> examples() {
        return List.copyOf(examples);
    }

    /** What the gateway serves and indexes, as the package states it. */
    public CapabilityStatement capabilities() {
        return all(CapabilityStatement.class).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no CapabilityStatement in " + LOCATION));
    }

    /** The codes of one of this product's value sets; empty if there is no such value set. */
    public Set<String> codes(String valueSetId) {
        return all(ValueSet.class).stream()
                .filter(set -> set.getUrl().equals(canonical("ValueSet", valueSetId)))
                .flatMap(set -> set.getCompose().getInclude().stream())
                .flatMap(include -> include.hasConcept()
                        ? include.getConcept().stream().map(ValueSet.ConceptReferenceComponent::getCode)
                        : all(CodeSystem.class).stream()
                                .filter(system -> system.getUrl().equals(include.getSystem()))
                                .flatMap(system -> system.getConcept().stream())
                                .map(CodeSystem.ConceptDefinitionComponent::getCode))
                .collect(Collectors.toUnmodifiableSet());
    }
}
