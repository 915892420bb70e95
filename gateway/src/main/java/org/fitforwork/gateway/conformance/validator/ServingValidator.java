package org.fitforwork.gateway.conformance.validator;

import ca.uhn.fhir.validation.IValidationContext;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.exceptions.FHIRException;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.instance.model.api.IPrimitiveType;
import org.hl7.fhir.r5.context.IWorkerContext;
import org.hl7.fhir.r5.elementmodel.Manager.FhirFormat;
import org.hl7.fhir.r5.elementmodel.ValidatedFragment;
import org.hl7.fhir.r5.fhirpath.FHIRPathEngine;
import org.hl7.fhir.r5.fhirpath.IHostApplicationServices;
import org.hl7.fhir.r5.model.StructureDefinition;
import org.hl7.fhir.r5.model.StructureDefinition.StructureDefinitionKind;
import org.hl7.fhir.r5.utils.validation.ValidatorSession;
import org.hl7.fhir.r5.utils.xver.XVerExtensionManagerOld;
import org.hl7.fhir.utilities.i18n.I18nConstants;
import org.hl7.fhir.utilities.validation.ValidationMessage;
import org.hl7.fhir.utilities.validation.ValidationMessage.IssueSeverity;
import org.hl7.fhir.validation.ValidatorSettings;
import org.hl7.fhir.validation.instance.InstanceValidator;

/** A validator that serves one resource after the other, and a new one's findings each time. Not thread-safe. */
final class ServingValidator extends InstanceValidator {
    /** What it is known to remember it is made to forget. For the rest it is let go of in time. */
    private static final int LAST = 2_000;

    private static final Set<String> UNKNOWN_PROFILE = Set.of(
            I18nConstants.VALIDATION_VAL_PROFILE_UNKNOWN, I18nConstants.VALIDATION_VAL_PROFILE_UNKNOWN_NOT_POLICY);

    private final ElementParser parser;
    private final Memory memory;
    private int served;

    ServingValidator(IWorkerContext definitions, IHostApplicationServices host) {
        super(
                definitions,
                host,
                new XVerExtensionManagerOld(definitions),
                new ValidatorSession(),
                new ValidatorSettings());
        FHIRPathEngine paths = new FHIRPathEngine(definitions);
        this.parser = new ElementParser(definitions, paths);
        this.memory = new Memory(this, definitions, paths);
    }

    /** False once it has served its time. */
    boolean fit() {
        return served < LAST;
    }

    /** @param unknownIsError a profile that is not known is an error; otherwise a warning */
    List<ValidationMessage> findings(IValidationContext<?> context, boolean unknownIsError) {
        served++;
        // It would tell only once of a code system that is a draft.
        statusWarnings.clear();
        memory.forget();
        List<ValidationMessage> unknown = new ArrayList<>();
        List<StructureDefinition> profiles = profiles(context, unknown);
        List<ValidationMessage> findings = new ArrayList<>();
        judge(context, profiles, findings);
        getTextsToCheck().clear();
        if (profiles.isEmpty()) {
            findings.addAll(unknown);
        }
        findings.removeIf(ServingValidator::isOfNoUse);
        findings.stream()
                .filter(finding -> UNKNOWN_PROFILE.contains(String.valueOf(finding.getMessageId())))
                .forEach(finding -> finding.setLevel(unknownIsError ? IssueSeverity.ERROR : IssueSeverity.WARNING));
        return findings;
    }

    private void judge(
            IValidationContext<?> context, List<StructureDefinition> profiles, List<ValidationMessage> findings) {
        Object of = context.getOptions().getAppContext();
        byte[] json = context.getResourceAsString().getBytes(StandardCharsets.UTF_8);
        if (profiles.stream().anyMatch(profile -> profile.getKind() == StructureDefinitionKind.LOGICAL)) {
            // These are read in a way of their own.
            validate(of, findings, new ByteArrayInputStream(json), FhirFormat.JSON, profiles);
            return;
        }
        for (ValidatedFragment fragment : parser.fragments(json)) {
            if (fragment.getElement() != null) {
                validate(of, fragment.getErrors(), null, fragment.getElement(), profiles);
            }
            findings.addAll(fragment.getErrors());
        }
    }

    private List<StructureDefinition> profiles(IValidationContext<?> context, List<ValidationMessage> unknown) {
        List<StructureDefinition> profiles = new ArrayList<>();
        Stream.of(context.getOptions().getProfiles(), claimed(context.getResource()))
                .flatMap(Collection::stream)
                .forEach(url -> {
                    try {
                        StructureDefinition known = this.context.fetchResource(StructureDefinition.class, url);
                        if (known == null) {
                            unknown.add(unknown(url));
                        } else {
                            profiles.add(known);
                        }
                    } catch (FHIRException e) {
                        // As HAPI has it: a definition that cannot be loaded is passed over.
                        return;
                    }
                });
        return profiles;
    }

    private static List<String> claimed(Object resource) {
        return resource instanceof IBaseResource claiming
                ? claiming.getMeta().getProfile().stream()
                        .map(IPrimitiveType::getValue)
                        .filter(Objects::nonNull)
                        // HAPI reads them from the JSON, where what is blank is not written.
                        .filter(profile -> !profile.isBlank())
                        .toList()
                : List.of();
    }

    private static ValidationMessage unknown(String url) {
        ValidationMessage message = new ValidationMessage();
        message.setMessageId(I18nConstants.VALIDATION_VAL_PROFILE_UNKNOWN);
        message.setLevel(IssueSeverity.ERROR);
        message.setMessage("Invalid profile. Failed to retrieve profile with url=" + url);
        return message;
    }

    /** HAPI keeps these to itself, too. */
    private static boolean isOfNoUse(ValidationMessage finding) {
        String id = finding.getMessageId();
        return I18nConstants.TERMINOLOGY_TX_BINDING_NOSOURCE.equals(id)
                || (I18nConstants.TERMINOLOGY_TX_VALUESET_NOTFOUND.equals(id)
                        && finding.getMessage().contains("http://hl7.org/fhir/ValueSet/mimetypes"));
    }
}
