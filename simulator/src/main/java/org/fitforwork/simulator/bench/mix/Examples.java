package org.fitforwork.simulator.bench.mix;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fitforwork.simulator.gp.NhsNumbers;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.ServiceRequest;

/**
 * The referrals that prove the rules of each programme, and those of the FHIR package.
 *
 * @param eligible that their programme takes
 * @param refused that it refuses by one of its rules
 */
public record Examples(List<Example> eligible, List<Example> refused) {
    static final String IDENTIFIER = "identifier";
    static final String NHS_NUMBER = "nhsnumber";
    static final String FAMILY = "family";
    static final String BORN = "born";

    /** What is in the place of a date must be one; this one is in no example. */
    private static final String MARK = "1801-01-01";

    private static final String OF_THE_PACKAGE = "fhir-profiles/src/main/fhir/examples/valid";
    private static final Pattern ACTIVE = Pattern.compile("(?m)^status: active");
    private static final String ELIGIBLE = "eligible-";
    private static final String REFUSED = "refused-";

    public Examples {
        if (eligible.isEmpty() || refused.isEmpty()) {
            throw new IllegalArgumentException("there are no examples to make referrals after");
        }
    }

    /**
     * Those of every active programme.
     *
     * @throws IllegalArgumentException if the folder is not the project's root, or an example cannot be used
     */
    public static Examples of(Path project) throws IOException {
        FhirContext fhir = FhirContext.forR4Cached();
        List<Example> eligible = new ArrayList<>();
        List<Example> refused = new ArrayList<>();
        for (Path programme : list(project.resolve("config/programmes"))) {
            if (Files.isDirectory(programme.resolve("examples"))
                    && ACTIVE.matcher(Files.readString(programme.resolve("programme.yaml")))
                            .find()) {
                for (Path file : list(programme.resolve("examples"))) {
                    String name = String.valueOf(file.getFileName());
                    if (name.startsWith(ELIGIBLE)) {
                        eligible.add(example(file, fhir));
                    } else if (name.startsWith(REFUSED)) {
                        refused.add(example(file, fhir));
                    }
                }
            }
        }
        for (Path file : list(project.resolve(OF_THE_PACKAGE))) {
            if (file.toString().endsWith(".json") && Files.readString(file).contains("\"Bundle\"")) {
                eligible.add(example(file, fhir));
            }
        }
        return new Examples(List.copyOf(eligible), List.copyOf(refused));
    }

    private static List<Path> list(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException(
                    "there is no %s: start at the project's root or give --project".formatted(folder));
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static Example example(Path file, FhirContext fhir) throws IOException {
        Bundle bundle = fhir.newJsonParser().parseResource(Bundle.class, Files.readString(file));
        SixResources.complete(bundle);
        ServiceRequest request = SixResources.only(bundle, ServiceRequest.class);
        String programme = request.getCode().getCodingFirstRep().getCode();
        Referrer referrer = new Referrer(request.getRequester().getIdentifier().getValue(), source(bundle, programme));
        LocalDate born = leaveGaps(bundle, request);
        Bundle forStock = bundle.copy();
        SixResources.forStock(forStock);
        return new Example(programme, referrer, born, gaps(bundle, fhir), gaps(forStock, fhir));
    }

    private static Gaps gaps(Bundle bundle, FhirContext fhir) {
        String text = fhir.newJsonParser().encodeResourceToString(bundle);
        return new Gaps(text.replace(MARK, Gaps.named(BORN)));
    }

    /** A form's name ends in its source. */
    private static String source(Bundle bundle, String programme) {
        String form = SixResources.only(bundle, QuestionnaireResponse.class).getQuestionnaire();
        return form.substring(form.indexOf("/" + programme + "-") + programme.length() + 2);
    }

    private static LocalDate leaveGaps(Bundle bundle, ServiceRequest request) {
        request.getIdentifierFirstRep().setValue(Gaps.named(IDENTIFIER));
        for (BundleEntryComponent entry : bundle.getEntry()) {
            if (entry.getResource() instanceof Patient patient) {
                for (Identifier identifier : patient.getIdentifier()) {
                    if (NhsNumbers.SYSTEM.equals(identifier.getSystem())) {
                        identifier.setValue(Gaps.named(NHS_NUMBER));
                    }
                }
                patient.getNameFirstRep().setFamily(Gaps.named(FAMILY));
                entry.getRequest()
                        .setIfNoneExist("identifier=%s|%s".formatted(NhsNumbers.SYSTEM, Gaps.named(NHS_NUMBER)));
                LocalDate born = LocalDate.parse(patient.getBirthDateElement().getValueAsString());
                patient.setBirthDateElement(new DateType(MARK));
                return born;
            }
        }
        throw new IllegalArgumentException("an example has no Patient");
    }
}
