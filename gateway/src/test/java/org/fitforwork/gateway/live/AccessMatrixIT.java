package org.fitforwork.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.fitforwork.gateway.access.Role;
import org.fitforwork.gateway.access.matrix.AccessMatrix;
import org.fitforwork.gateway.access.matrix.Interaction;
import org.fitforwork.gateway.live.Client.Answer;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.Test;

/**
 * Every cell of the matrix, and a few rows and columns beyond it. What is granted is answered by what is asked for, or by
 * what is wrong with it; the rest is 403 where another role may, 405 where none may, and 404 for a type that is not
 * served.
 */
class AccessMatrixIT extends LiveGateway {
    private static final Map<Role, String> CLIENTS = Map.of(
            Role.REFERRER, "demo-gp",
            Role.PROVIDER, "demo-provider",
            Role.ENGINEER, "demo-engineer",
            Role.ADMIN, "demo-admin",
            Role.PRIVACY, "demo-privacy");
    private static final Set<String> NOT_SERVED = Set.of("Observation", "Bundle", "Medication", "SearchParameter");
    private static final List<Interaction> INTERACTIONS = Stream.of(
                    "read",
                    "vread",
                    "search-type",
                    "history-instance",
                    "create",
                    "update",
                    "patch",
                    "delete",
                    "$check",
                    "$status",
                    "$events",
                    "$everything",
                    "$validate",
                    "$meta",
                    "$expunge")
            .map(Interaction::new)
            .toList();
    private static final String TYPE = "application/fhir+json";
    private static final Map<String, String> JSON = Map.of("Content-Type", TYPE);
    private static final Map<String, String> PATCH =
            Map.of("Content-Type", "application/json-patch+json", "If-Match", "W/\"1\"");

    private final AccessMatrix matrix = AccessMatrix.read();
    private final List<String> wrong = new ArrayList<>();
    private int cells;

    @Test
    void every_cell_is_answered_as_the_matrix_says() {
        Map<String, String> ids = ids();
        Set<String> types = new TreeSet<>(matrix.types());
        types.remove(AccessMatrix.SERVER);
        types.addAll(NOT_SERVED);
        for (Role role : CLIENTS.keySet()) {
            for (String type : types) {
                INTERACTIONS.forEach(interaction -> {
                    String id = ids.getOrDefault(type, "");
                    Answer answer = ask(
                            role,
                            type,
                            interaction,
                            id.isEmpty() ? UUID.randomUUID().toString() : id);
                    judge(role, type, interaction, answer, !id.isEmpty() && role == Role.REFERRER);
                });
            }
            server(role);
        }
        System.out.printf("AccessMatrixIT: %d cells, %d wrong%n", cells, wrong.size());
        assertThat(wrong).isEmpty();
        assertThat(cells).isGreaterThan(1_000);
    }

    /** An id of each type that a referrer may see. */
    private Map<String, String> ids() {
        Client gp = as("demo-gp");
        assertThat(gp.send(Referral.like("fit-for-work-out-of-work-gp.json").bundle())
                        .status())
                .isEqualTo(200);
        Map<String, String> ids = new TreeMap<>();
        matrix.readable(Role.REFERRER)
                .forEach(type -> gp.get("/fhir/" + type + "?_count=1").as(Bundle.class).getEntry().stream()
                        .findFirst()
                        .ifPresent(entry ->
                                ids.put(type, entry.getResource().getIdElement().getIdPart())));
        assertThat(ids).containsKeys("Task", "Patient", "Provenance", "Questionnaire", "Location");
        return ids;
    }

    private Answer ask(Role role, String type, Interaction interaction, String id) {
        Client client = as(CLIENTS.getOrDefault(role, ""));
        String one = "/fhir/" + type + "/" + id;
        String body = "{\"resourceType\":\"%s\",\"id\":\"%s\"}".formatted(type, id);
        return switch (interaction.code()) {
            case "read" -> client.get(one);
            case "vread" -> client.get(one + "/_history/1");
            case "search-type" -> client.get("/fhir/" + type);
            case "history-instance" -> client.get(one + "/_history");
            case "create" -> client.post("/fhir/" + type, body.replaceFirst(",\"id.*\"}", "}"), TYPE);
            case "update" -> client.ask("PUT", one, body, JSON);
            case "patch" -> client.ask("PATCH", one, "[]", PATCH);
            case "delete" -> client.ask("DELETE", one, "", Map.of());
            case "$check" -> client.post("/fhir/" + type + "/$check", "{\"resourceType\":\"Parameters\"}", TYPE);
            default -> client.get(one + "/" + interaction.code());
        };
    }

    private void server(Role role) {
        Client client = as(CLIENTS.getOrDefault(role, ""));
        judge(
                role,
                AccessMatrix.SERVER,
                Interaction.TRANSACTION,
                client.post("/fhir", "{\"resourceType\":\"Bundle\",\"type\":\"transaction\"}", TYPE),
                false);
        Answer batch = client.post("/fhir", "{\"resourceType\":\"Bundle\",\"type\":\"batch\"}", TYPE);
        expect(role, "batch", batch, batch.status() == (role == Role.REFERRER ? 422 : 403));
        for (String path : List.of("/fhir/_history", "/fhir/$check", "/fhir/$meta")) {
            Answer answer = client.get(path);
            expect(role, path, answer, answer.status() == 405);
        }
        // No pages are kept, so nobody has any.
        Answer page = client.get("/fhir?_getpages=" + UUID.randomUUID());
        expect(role, "pages of a kept search", page, page.status() == 400);
    }

    private void judge(Role role, String type, Interaction interaction, Answer answer, boolean there) {
        int status = answer.status();
        boolean right;
        if (NOT_SERVED.contains(type)) {
            right = status == 404;
        } else if (matrix.allows(role, type, interaction)) {
            boolean reads = List.of("read", "search-type", "history-instance").contains(interaction.code());
            // The one that is found first is of the directory, which keeps no versions.
            boolean kept = there && !(type.equals("Organization") && interaction.equals(Interaction.HISTORY));
            right = reads && (kept || interaction.equals(Interaction.SEARCH))
                    ? status == 200
                    : status < 500 && !List.of(401, 403, 405).contains(status);
        } else {
            boolean others = Stream.of(Role.values()).anyMatch(other -> matrix.allows(other, type, interaction));
            right = status == (others ? 403 : 405);
        }
        expect(role, type + " " + interaction.code(), answer, right);
    }

    private void expect(Role role, String cell, Answer answer, boolean right) {
        cells++;
        if (!right) {
            wrong.add("%s %s: %d".formatted(role, cell, answer.status()));
        }
    }
}
