package org.fitforwork.gateway.live;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.fitforwork.gateway.live.Client.Answer;
import org.hl7.fhir.r4.model.Bundle;

/**
 * What a stranger would like to find out about: the ids of one referral's resources, its identifiers, and the person's
 * data. There is one that exists, and one made up in the same form.
 *
 * @param ids by resource type
 */
record Foreign(Map<String, String> ids, String nhsNumber, String identifier) {
    static final List<String> TYPES = List.of(
            "Task",
            "ServiceRequest",
            "QuestionnaireResponse",
            "Patient",
            "Communication",
            "Provenance",
            "Subscription",
            "Condition",
            "Organization");

    /** One that is there; what it has no resource of gets a made-up id. */
    static Foreign of(Client owner, Answer sent, Referral referral) {
        Map<String, String> ids = new LinkedHashMap<>(madeUp().ids());
        Stream.of("ServiceRequest", "QuestionnaireResponse", "Patient")
                .forEach(type -> ids.put(type, Answers.idOf(sent, type)));
        String task = Answers.task(sent).getIdElement().getIdPart();
        ids.put("Task", task);
        for (String search : List.of(
                "Provenance?target=Task/" + task,
                "Communication?based-on=ServiceRequest/" + ids.get("ServiceRequest"))) {
            owner.get("/fhir/" + search).as(Bundle.class).getEntry().stream()
                    .findFirst()
                    .ifPresent(entry -> ids.put(
                            entry.getResource().fhirType(),
                            entry.getResource().getIdElement().getIdPart()));
        }
        return new Foreign(
                ids,
                referral.patient().getIdentifierFirstRep().getValue(),
                referral.request().getIdentifierFirstRep().getValue());
    }

    static Foreign madeUp() {
        Map<String, String> ids = new LinkedHashMap<>();
        TYPES.forEach(type -> ids.put(type, UUID.randomUUID().toString()));
        return new Foreign(ids, Referral.freshNhsNumber(), UUID.randomUUID().toString());
    }

    String id(String type) {
        return ids.getOrDefault(type, "");
    }

    Foreign with(String type, String id) {
        Map<String, String> more = new LinkedHashMap<>(ids);
        more.put(type, id);
        return new Foreign(more, nhsNumber, identifier);
    }

    /** {@code text} with the values of this one taken out, and everything that is new at each request. */
    String normal(String text) {
        String normal = text.replace(nhsNumber, "<nhs>").replace(identifier, "<identifier>");
        for (Map.Entry<String, String> id : ids.entrySet()) {
            normal = normal.replace(id.getValue(), "<" + id.getKey() + ">");
        }
        return normal.replaceAll("\\d{4}-\\d{2}-\\d{2}T[0-9:.]+(Z|[+-]\\d{2}:\\d{2})", "<time>")
                .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "<new>");
    }

    /** True if {@code text} holds something of it that the asker did not say itself. */
    boolean in(String text, String asked) {
        return Stream.concat(ids.values().stream(), Stream.of(nhsNumber, identifier))
                .anyMatch(secret -> text.contains(secret) && !asked.contains(secret));
    }
}
