package org.fitforwork.gateway.eligibility;

import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.fitforwork.gateway.conformance.ProfilePackage;
import org.fitforwork.referral.Referral;
import org.hl7.fhir.exceptions.PathEngineException;
import org.hl7.fhir.r4.fhirpath.ExpressionNode.CollectionStatus;
import org.hl7.fhir.r4.fhirpath.FHIRPathEngine;
import org.hl7.fhir.r4.fhirpath.FHIRPathUtilityClasses.FunctionDetails;
import org.hl7.fhir.r4.fhirpath.IHostApplicationServices;
import org.hl7.fhir.r4.fhirpath.TypeDetails;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.utilities.fhirpath.FHIRPathConstantEvaluationMode;
import org.jspecify.annotations.Nullable;

/**
 * What rules can speak of: the variables %patient, %referral, %response, %today and %age (whole years), and the
 * functions answer(linkId) and codes(valueSet). %today and %age are those of the referral's date.
 */
final class RuleVocabulary implements IHostApplicationServices {
    private static final ZoneId ENGLAND = ZoneId.of("Europe/London");

    private final ProfilePackage profiles;
    private final Map<String, List<Base>> codes = new ConcurrentHashMap<>();

    RuleVocabulary(ProfilePackage profiles) {
        this.profiles = profiles;
    }

    @Override
    public List<Base> resolveConstant(
            FHIRPathEngine engine, Object context, String name, FHIRPathConstantEvaluationMode mode) {
        Referral referral = ((Answers) context).referral();
        return switch (name.replace("%", "")) {
            case "patient" -> List.of(referral.patient());
            case "referral" -> List.of(referral.request());
            case "response" -> List.of(referral.response());
            case "today" -> List.of(new DateType(referral.date().toString()));
            case "age" -> List.of(new IntegerType(age(referral)));
            default -> List.of();
        };
    }

    private static int age(Referral referral) {
        var born = referral.patient().getBirthDate().toInstant().atZone(ENGLAND).toLocalDate();
        return Period.between(born, referral.date()).getYears();
    }

    @Override
    public @Nullable FunctionDetails resolveFunction(FHIRPathEngine engine, String name) {
        return switch (name) {
            case "answer" -> new FunctionDetails("answers to a question, coded ones as codes", 1, 1);
            case "codes" -> new FunctionDetails("codes of a value set", 1, 1);
            default -> null;
        };
    }

    @Override
    public TypeDetails checkFunction(
            FHIRPathEngine engine, Object context, String name, TypeDetails focus, List<TypeDetails> parameters) {
        return new TypeDetails(CollectionStatus.UNORDERED, "string", "boolean", "integer", "date", "decimal");
    }

    @Override
    public List<Base> executeFunction(
            FHIRPathEngine engine, Object context, List<Base> focus, String name, List<List<Base>> parameters) {
        String argument = parameters.get(0).get(0).primitiveValue();
        return name.equals("answer") ? ((Answers) context).to(argument) : codes(argument);
    }

    /** The codes of a value set as texts; none if there is no such value set. */
    List<Base> codes(String valueSet) {
        return codes.computeIfAbsent(valueSet, id -> profiles.codes(id).stream()
                .sorted()
                .<Base>map(StringType::new)
                .toList());
    }

    @Override
    public TypeDetails resolveConstantType(
            FHIRPathEngine engine, Object context, String name, FHIRPathConstantEvaluationMode mode) {
        return new TypeDetails(CollectionStatus.SINGLETON, "Any");
    }

    @Override
    public boolean log(String argument, List<Base> focus) {
        return true;
    }

    @Override
    public @Nullable Base resolveReference(FHIRPathEngine engine, Object context, String url, Base source) {
        return null;
    }

    @Override
    public boolean conformsToProfile(FHIRPathEngine engine, Object context, Base item, String url) {
        throw new PathEngineException("conformsTo() is not offered to rules");
    }

    @Override
    public @Nullable ValueSet resolveValueSet(FHIRPathEngine engine, Object context, String url) {
        return null;
    }

    @Override
    public boolean paramIsType(String name, int index) {
        return false;
    }
}
