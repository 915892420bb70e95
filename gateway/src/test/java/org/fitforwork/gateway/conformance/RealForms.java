package org.fitforwork.gateway.conformance;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import java.time.Clock;
import java.util.List;
import org.fitforwork.gateway.configuration.RealConfiguration;
import org.fitforwork.referral.programme.Configuration;
import org.hl7.fhir.r4.model.Resource;

/** The forms of the project's own {@code config/}, and one validator by them for every test. */
public final class RealForms {
    static final FhirContext FHIR = FhirContext.forR4Cached();
    static final ProfilePackage PROFILES = RealConfiguration.bean(ProfilePackage.class);
    public static final Configuration CONFIGURATION = RealConfiguration.load(RealConfiguration.FOLDER);
    public static final FormSet FORMS = RealConfiguration.forms(CONFIGURATION);
    static final Conformances CONFORMANCES =
            new Conformances(FHIR, new CoreDefinitions(FHIR), PROFILES, Clock.systemUTC());

    private static final FhirValidator VALIDATOR = CONFORMANCES.validator(FORMS);

    private RealForms() {}

    public static List<SingleValidationMessage> errors(Resource resource) {
        return errors(VALIDATOR, resource);
    }

    static List<SingleValidationMessage> errors(FhirValidator validator, Resource resource) {
        return validator.validateWithResult(resource).getMessages().stream()
                .filter(message -> message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
                .toList();
    }
}
