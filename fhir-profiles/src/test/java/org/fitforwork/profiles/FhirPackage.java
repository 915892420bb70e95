package org.fitforwork.profiles;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.utilities.npm.NpmPackage;
import org.jspecify.annotations.Nullable;

/** A FHIR NPM package; unlike HAPI's own support it also serves Questionnaires, without which no answer is checked. */
class FhirPackage extends PrePopulatedValidationSupport {
    static final FhirContext FHIR = FhirContext.forR4Cached();
    static final FhirPackage OURS = ours();

    private final Map<String, Questionnaire> questionnaires = new HashMap<>();
    private final List<Resource> resources = new ArrayList<>();

    FhirPackage(InputStream tgz) throws IOException {
        super(FHIR);
        NpmPackage npm = NpmPackage.fromPackage(tgz);
        for (String file : npm.list("package")) {
            String content = new String(npm.load("package", file).readAllBytes(), StandardCharsets.UTF_8);
            addResource(FHIR.newJsonParser().parseResource(content));
        }
    }

    private static FhirPackage ours() {
        try (InputStream tgz = FhirPackage.class.getResourceAsStream("/fhir-packages/fit-for-work.tgz")) {
            return new FhirPackage(Objects.requireNonNull(tgz));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public final void addResource(IBaseResource resource) {
        super.addResource(resource);
        resources.add((Resource) resource);
        if (resource instanceof Questionnaire questionnaire) {
            questionnaires.put(questionnaire.getUrl(), questionnaire);
        }
    }

    <T extends Resource> List<T> all(Class<T> type) {
        return resources.stream().filter(type::isInstance).map(type::cast).toList();
    }

    @Override
    public <T extends IBaseResource> @Nullable T fetchResource(@Nullable Class<T> type, String url) {
        return type == Questionnaire.class ? type.cast(questionnaires.get(url)) : super.fetchResource(type, url);
    }
}
