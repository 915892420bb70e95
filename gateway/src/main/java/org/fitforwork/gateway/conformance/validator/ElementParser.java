package org.fitforwork.gateway.conformance.validator;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r5.conformance.profile.ProfileUtilities;
import org.hl7.fhir.r5.context.IWorkerContext;
import org.hl7.fhir.r5.elementmodel.JsonParser;
import org.hl7.fhir.r5.elementmodel.ValidatedFragment;
import org.hl7.fhir.r5.fhirpath.FHIRPathEngine;
import org.hl7.fhir.r5.model.StructureDefinition;
import org.hl7.fhir.utilities.validation.ValidationMessage;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON as the validator wants it, one resource after the other. The validator's own way makes a FHIRPath engine for
 * each, which goes through every definition, and looks the resource's definition up among all of them. Not thread-safe.
 */
final class ElementParser extends JsonParser {
    private final Map<String, StructureDefinition> definitions = new HashMap<>();
    private final FHIRPathEngine paths;
    private ProfileUtilities profiles;

    ElementParser(IWorkerContext context, FHIRPathEngine paths) {
        super(context, new ProfileUtilities(context, null, null, paths));
        this.paths = paths;
        this.profiles = super.getProfileUtilities();
        setupValidation(ValidationPolicy.EVERYTHING);
    }

    /** What is wrong with the JSON itself is in the fragment's messages. */
    List<ValidatedFragment> fragments(byte[] json) {
        profiles = new ProfileUtilities(context, null, null, paths);
        try {
            return parse(new ByteArrayInputStream(json));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** New for each resource; see {@link Memory}. */
    @Override
    public ProfileUtilities getProfileUtilities() {
        return profiles;
    }

    @Override
    protected @Nullable StructureDefinition getDefinition(
            List<ValidationMessage> errors, int line, int column, String name) {
        StructureDefinition known = definitions.get(name);
        if (known == null) {
            known = super.getDefinition(errors, line, column, name);
            if (known != null) {
                definitions.put(name, known);
            }
        }
        return known;
    }
}
