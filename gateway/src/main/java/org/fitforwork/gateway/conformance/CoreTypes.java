package org.fitforwork.gateway.conformance;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.StructureDefinition.TypeDerivationRule;

/**
 * FHIR's own definitions, of which only those of types are shown at once. HAPI's validator converts all that it is shown,
 * twice, and looks among them for types alone; a profile or an extension it asks for by its URL, and is given.
 */
final class CoreTypes extends DefaultProfileValidationSupport {
    CoreTypes(FhirContext context) {
        super(context);
    }

    @Override
    public <T extends IBaseResource> List<T> fetchAllStructureDefinitions() {
        return super.<T>fetchAllStructureDefinitions().stream()
                .filter(definition -> !(definition instanceof StructureDefinition structure)
                        || structure.getDerivation() != TypeDerivationRule.CONSTRAINT)
                .toList();
    }
}
