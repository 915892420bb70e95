package org.fitforwork.profiles;

import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r4.model.Resource;

/** HAPI's validator over FHIR R4 and the packages it is given. */
class Conformance {
    static final DefaultProfileValidationSupport R4 = new DefaultProfileValidationSupport(FhirPackage.FHIR);
    static final Conformance OURS = new Conformance(FhirPackage.OURS);

    private final FhirValidator validator;

    Conformance(FhirPackage... packages) {
        Stream<IValidationSupport> engine = Stream.of(
                R4,
                new CommonCodeSystemsTerminologyService(FhirPackage.FHIR),
                new InMemoryTerminologyServerValidationSupport(FhirPackage.FHIR),
                new SnapshotGeneratingValidationSupport(FhirPackage.FHIR));
        ValidationSupportChain chain = new ValidationSupportChain(
                Stream.concat(Stream.of(packages), engine).toArray(IValidationSupport[]::new));
        validator = FhirPackage.FHIR.newValidator().registerValidatorModule(new FhirInstanceValidator(chain));
    }

    List<SingleValidationMessage> errors(Resource resource) {
        return validator.validateWithResult(resource).getMessages().stream()
                .filter(message -> message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
                .toList();
    }
}
