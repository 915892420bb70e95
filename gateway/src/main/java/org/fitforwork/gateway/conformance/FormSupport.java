package org.fitforwork.gateway.conformance;

import ca.uhn.fhir.context.FhirContext;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.ValueSet;
import org.jspecify.annotations.Nullable;

/**
 * A set of forms as a link of a validation support chain. HAPI's own support drops Questionnaires, and without them the
 * validator checks no answer at all.
 */
final class FormSupport extends PrePopulatedValidationSupport {
    private final FormSet forms;

    FormSupport(FhirContext context, FormSet forms) {
        super(context);
        this.forms = forms;
        forms.all(CodeSystem.class).forEach(this::addCodeSystem);
        forms.all(ValueSet.class).forEach(this::addValueSet);
    }

    @Override
    public <T extends IBaseResource> @Nullable T fetchResource(@Nullable Class<T> type, String url) {
        return type == Questionnaire.class
                ? forms.find(url).map(form -> type.cast(form.questionnaire())).orElse(null)
                : super.fetchResource(type, url);
    }
}
