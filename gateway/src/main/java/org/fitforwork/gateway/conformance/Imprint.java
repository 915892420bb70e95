package org.fitforwork.gateway.conformance;

import org.hl7.fhir.r4.model.MetadataResource;

/** What every definition of this product says of itself, taken from one of the package. */
record Imprint(ProfilePackage profiles) {
    /** {@code definition} as this product's {@code id}, of the package's version, date and publisher. */
    <T extends MetadataResource> T on(T definition, String id) {
        MetadataResource model = profiles.capabilities();
        definition.setId(id);
        definition.setUrl(ProfilePackage.canonical(definition.fhirType(), id));
        definition.setVersion(model.getVersion());
        definition.setPublisher(model.getPublisher());
        definition.setDateElement(model.getDateElement().copy());
        return definition;
    }
}
