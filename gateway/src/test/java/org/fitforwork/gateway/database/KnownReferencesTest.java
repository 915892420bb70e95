package org.fitforwork.gateway.database;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.api.server.storage.TransactionDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;

class KnownReferencesTest {
    private final KnownReferences references = new KnownReferences();
    private final Task task = new Task().setFor(new Reference("Patient?identifier=9990000158"));

    KnownReferencesTest() {
        JpaStorageSettings settings = new JpaStorageSettings();
        settings.setAllowInlineMatchUrlReferences(false);
        references.setStorageSettings(settings);
        references.setContext(FhirContext.forR4Cached());
    }

    @Test
    void a_reference_that_is_a_search_is_refused() {
        assertThatThrownBy(() ->
                        references.extractInlineReferences(new SystemRequestDetails(), task, new TransactionDetails()))
                .isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void references_that_are_known_are_not_looked_at_again() {
        assertThatCode(() -> references.extractInlineReferences(
                        new SystemRequestDetails(), task, KnownReferences.transaction()))
                .doesNotThrowAnyException();
    }
}
