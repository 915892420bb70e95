package org.fitforwork.gateway.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Type;

/** A referral to send: one of the package's examples, made another person's, and changed as a test needs it. */
final class Referral {
    private static final Path EXAMPLES = Path.of("../fhir-profiles/src/main/fhir/examples");
    private static final AtomicInteger PEOPLE = new AtomicInteger(1_000);

    private final Bundle bundle;

    private Referral(Bundle bundle) {
        this.bundle = bundle;
    }

    /** The example as it lies there. */
    static Referral example(String name) {
        return new Referral(Client.FHIR.newJsonParser().parseResource(Bundle.class, text("valid/" + name)));
    }

    /** The example about somebody else, with an identifier of its own. */
    static Referral like(String name) {
        return example(name).ofSomebodyElse().identified(UUID.randomUUID().toString());
    }

    /** An example that lies beside a programme, about somebody else, with an identifier of its own. */
    static Referral likeExampleOf(String programme, String name) {
        String json = LiveConfiguration.read("programmes/%s/examples/%s.json".formatted(programme, name));
        return new Referral(Client.FHIR.newJsonParser().parseResource(Bundle.class, json))
                .ofSomebodyElse()
                .identified(UUID.randomUUID().toString());
    }

    /** The man of the second worked example, or somebody like him, under an identifier that is Big Life's share. */
    static Referral forBigLife(Client jobcentre) {
        while (true) {
            Referral referral = like("work-programme-leavers-jcp.json");
            Forecast forecast = Forecast.of(jobcentre.check(referral.bundle()));
            if (forecast.provider().equals("big-life")) {
                return referral;
            }
        }
    }

    static String text(String example) {
        try {
            return Files.readString(EXAMPLES.resolve(example));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Path> examples(String folder) {
        try (var files = Files.list(EXAMPLES.resolve(folder))) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Bundle bundle() {
        return bundle;
    }

    Referral ofSomebodyElse() {
        return nhsNumber(freshNhsNumber());
    }

    /** A number of the 999 range that no other test has, its check digit right. */
    static String freshNhsNumber() {
        return nhsNumber(PEOPLE::incrementAndGet);
    }

    /** The number of one of some 400,000 people, the same for the same; none of them is in another test. */
    static String nhsNumber(long person) {
        AtomicInteger next = new AtomicInteger(500_000 + (int) (person % 400_000));
        return nhsNumber(next::getAndIncrement);
    }

    /** The first that has a check digit: one in eleven has none. */
    private static String nhsNumber(IntSupplier candidates) {
        while (true) {
            String nine = "999%06d".formatted(candidates.getAsInt());
            int sum = 0;
            for (int i = 0; i < 9; i++) {
                sum += (nine.charAt(i) - '0') * (10 - i);
            }
            int check = (11 - sum % 11) % 11;
            if (check < 10) {
                return nine + check;
            }
        }
    }

    Referral nhsNumber(String number) {
        patient().getIdentifierFirstRep().setValue(number);
        return this;
    }

    Referral identified(String value) {
        request().getIdentifierFirstRep().setValue(value);
        return this;
    }

    Referral from(String organisation) {
        request().getRequester().getIdentifier().setValue(organisation);
        return this;
    }

    Referral practice(String odsCode) {
        patient().getGeneralPractitionerFirstRep().getIdentifier().setValue(odsCode);
        return this;
    }

    Referral authored(String date) {
        request().setAuthoredOnElement(new DateTimeType(date));
        return this;
    }

    Referral programme(String code) {
        request().getCode().getCodingFirstRep().setCode(code).setDisplay(null);
        return this;
    }

    Referral form(String id) {
        response().setQuestionnaire("https://fit-for-work.example/fhir/Questionnaire/" + id);
        return this;
    }

    Referral answer(String linkId, boolean value) {
        return answer(linkId, new BooleanType(value));
    }

    Referral answer(String linkId, int value) {
        return answer(linkId, new IntegerType(value));
    }

    Referral answer(String linkId, String system, String code) {
        return answer(linkId, new Coding("https://fit-for-work.example/fhir/CodeSystem/" + system, code, null));
    }

    private Referral answer(String linkId, Type value) {
        QuestionnaireResponseItemComponent item = find(response().getItem(), linkId);
        item.setAnswer(null).addAnswer().setValue(value);
        return this;
    }

    Referral unanswered(String linkId) {
        response().getItem().forEach(group -> group.getItem()
                .removeIf(item -> item.getLinkId().equals(linkId)));
        return this;
    }

    private static QuestionnaireResponseItemComponent find(
            List<QuestionnaireResponseItemComponent> items, String linkId) {
        return items.stream()
                .flatMap(group -> group.getItem().stream())
                .filter(item -> item.getLinkId().equals(linkId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the example has no " + linkId));
    }

    Patient patient() {
        return only(Patient.class);
    }

    ServiceRequest request() {
        return only(ServiceRequest.class);
    }

    QuestionnaireResponse response() {
        return only(QuestionnaireResponse.class);
    }

    private <T extends Resource> T only(Class<T> type) {
        return only(bundle, type);
    }

    static <T extends Resource> T only(Bundle bundle, Class<T> type) {
        return bundle.getEntry().stream()
                .map(entry -> entry.getResource())
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }
}
