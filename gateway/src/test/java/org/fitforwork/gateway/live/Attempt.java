package org.fitforwork.gateway.live;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.fitforwork.gateway.live.Client.Answer;

/** One request of a stranger's, to be made about what is there and about what is not. */
record Attempt(
        String name,
        String method,
        Function<Foreign, String> path,
        Function<Foreign, String> body,
        Map<String, String> headers) {
    private static final List<String> MODIFIERS = List.of(
            "",
            ":exact",
            ":contains",
            ":not",
            ":missing",
            ":above",
            ":below",
            ":in",
            ":not-in",
            ":text",
            ":of-type",
            ":identifier",
            ":iterate",
            ":Patient",
            ":ServiceRequest");
    private static final String JSON = "application/fhir+json";

    static Attempt get(String name, Function<Foreign, String> path) {
        return get(name, path, Map.of());
    }

    static Attempt get(String name, Function<Foreign, String> path, Map<String, String> headers) {
        return new Attempt(name, "GET", path, foreign -> "", headers);
    }

    static Attempt sending(String method, String path, Function<Foreign, String> body, Map<String, String> headers) {
        return sending(method, foreign -> path, body, headers);
    }

    static Attempt sending(
            String method,
            Function<Foreign, String> path,
            Function<Foreign, String> body,
            Map<String, String> headers) {
        Map<String, String> all = new TreeMap<>(headers);
        all.putIfAbsent("Content-Type", JSON);
        return new Attempt(method, method, path, body, all);
    }

    Answer by(Client client, Foreign foreign) {
        return client.ask(method, path.apply(foreign), body.apply(foreign), headers);
    }

    String said(Foreign foreign) {
        return method + " " + path.apply(foreign) + " " + body.apply(foreign);
    }

    /** Reads of every kind, of every type. */
    static List<Attempt> reads() {
        List<Attempt> attempts = new ArrayList<>();
        for (String type : Foreign.TYPES) {
            Function<Foreign, String> one = foreign -> "/fhir/" + type + "/" + foreign.id(type);
            for (String more : List.of(
                    "",
                    "/_history/1",
                    "/_history/2",
                    "/_history",
                    "/_history?_count=1",
                    "?_summary=true",
                    "?_summary=count",
                    "?_elements=id",
                    "?_format=xml",
                    "/$status",
                    "/$events?content=full-resource",
                    "/$everything",
                    "/$meta")) {
                attempts.add(get("read", foreign -> one.apply(foreign) + more));
            }
            attempts.add(new Attempt("head", "HEAD", one, foreign -> "", Map.of()));
            for (String version : List.of("W/\"1\"", "W/\"2\"", "*")) {
                attempts.add(get("none-match", one, Map.of("If-None-Match", version)));
            }
            attempts.add(get("since", one, Map.of("If-Modified-Since", "Sat, 01 Jan 2000 00:00:00 GMT")));
        }
        return attempts;
    }

    /** Every parameter that is offered, with every modifier, and those that are not. */
    static List<Attempt> searches(Map<String, List<String>> offered, boolean modified) {
        List<Attempt> attempts = new ArrayList<>();
        List<String> modifiers = modified ? MODIFIERS : List.of("");
        offered.forEach((type, parameters) -> parameters.forEach(parameter -> modifiers.forEach(modifier -> {
            attempts.add(form(type, foreign -> encoded(parameter + modifier, value(parameter, foreign))));
            if (!parameter.equals("identifier")) {
                attempts.add(get(
                        "search",
                        foreign -> "/fhir/" + type + "?" + encoded(parameter + modifier, value(parameter, foreign))));
            }
        })));
        return attempts;
    }

    private static Attempt form(String type, Function<Foreign, String> body) {
        return sending(
                "POST",
                "/fhir/" + type + "/_search",
                body,
                Map.of("Content-Type", "application/x-www-form-urlencoded"));
    }

    private static String value(String parameter, Foreign foreign) {
        return switch (parameter) {
            case "patient", "subject" -> "Patient/" + foreign.id("Patient");
            case "focus", "based-on" -> "ServiceRequest/" + foreign.id("ServiceRequest");
            case "target" -> "Task/" + foreign.id("Task");
            case "identifier" -> "https://fhir.nhs.uk/Id/nhs-number|" + foreign.nhsNumber();
            case "_id" -> String.join(",", foreign.ids().values());
            case "_lastUpdated", "authored-on", "authored", "modified" -> "gt2000-01-01";
            default -> foreign.identifier();
        };
    }

    static String encoded(String name, String value) {
        return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** What asks through a search for something else than the caller's own. */
    static List<Attempt> detours() {
        List<Attempt> attempts = new ArrayList<>();
        for (String query : List.of(
                "Task?focus.identifier=@identifier",
                "Task?focus:ServiceRequest.identifier=@identifier",
                "Task?patient._id=@Patient",
                "Task?patient:Patient.birthdate=gt1900",
                "Task?_id=@Task&_include=Task:patient&_include:iterate=Patient:link&_include=*",
                "Task?_id=@Task&_revinclude=Provenance:target&_revinclude:iterate=Task:focus",
                "Task?focus=ServiceRequest/@ServiceRequest&_summary=count",
                "Task?focus=ServiceRequest/@ServiceRequest&_total=accurate",
                "Task?focus=ServiceRequest/@ServiceRequest&_total=estimate&_count=0",
                "Task?_id=@Task&_elements=for,focus",
                "Task?_id=@Task&_sort=-_lastUpdated",
                "Task?_id:not=@Task&_count=1&_summary=count",
                "Patient?_has:Task:patient:_id=@Task",
                "Patient?_has:Task:patient:_has:Provenance:target:_id=@Provenance",
                "Patient?_id=@Patient&_revinclude=Task:patient&_revinclude=QuestionnaireResponse:patient",
                "Patient?_id=@Patient&_revinclude=*",
                "ServiceRequest?_id=@ServiceRequest&_revinclude=Task:focus&_include=ServiceRequest:patient",
                "Task?_filter=focus%20eq%20ServiceRequest/@ServiceRequest",
                "Task?_content=@Patient",
                "Task?_text=@Patient",
                "Task?_list=@Task",
                "Task?_query=x&id=@Task",
                "Task?_security=Y99001",
                "Task?_tag=requested",
                "Task?_profile=https://fit-for-work.example/fhir/StructureDefinition/fit-for-work-task",
                "Task?_source=@Task",
                "Communication?based-on=ServiceRequest/@ServiceRequest&_include=Communication:based-on",
                "Provenance?target=Task/@Task/_history/1",
                "Subscription/$status?id=@Subscription",
                "Subscription/@Subscription/$events?eventsSinceNumber=1&eventsUntilNumber=99",
                "?_getpages=@Subscription&_getpagesoffset=0&_count=10&_bundletype=searchset",
                "?_getpages=@Task")) {
            attempts.add(get(
                    "detour",
                    foreign -> "/fhir/".replaceFirst("/$", query.startsWith("?") ? "" : "/") + filled(query, foreign)));
        }
        return attempts;
    }

    /** What would change something, or do it on a condition. */
    static List<Attempt> changes() {
        List<Attempt> attempts = new ArrayList<>();
        for (String type : Foreign.TYPES) {
            Function<Foreign, String> one = foreign -> "/fhir/" + type + "/" + foreign.id(type);
            Function<Foreign, String> body =
                    foreign -> "{\"resourceType\":\"%s\",\"id\":\"%s\"}".formatted(type, foreign.id(type));
            for (String version : List.of("W/\"1\"", "W/\"2\"", "W/\"99\"", "*", "")) {
                Map<String, String> match = version.isEmpty() ? Map.of() : Map.of("If-Match", version);
                attempts.add(sending("PUT", one, body, match));
                Map<String, String> patch = new TreeMap<>(match);
                patch.put("Content-Type", "application/json-patch+json");
                attempts.add(sending("PATCH", one, foreign -> "[]", patch));
            }
            attempts.add(new Attempt("DELETE", "DELETE", one, foreign -> "", Map.of()));
            for (String method : List.of("PUT", "PATCH", "DELETE")) {
                attempts.add(sending(
                        method, foreign -> "/fhir/%s?_id=%s".formatted(type, foreign.id(type)), body, Map.of()));
            }
        }
        attempts.add(new Attempt(
                "if-none-exist",
                "POST",
                foreign -> "/fhir/Patient",
                foreign -> "{\"resourceType\":\"Patient\"}",
                Map.of("Content-Type", JSON, "If-None-Exist", "identifier=https://fhir.nhs.uk/Id/nhs-number|")));
        for (String bundle : List.of("transaction", "batch")) {
            for (String type : Foreign.TYPES) {
                for (String method : List.of("GET", "PUT", "DELETE", "PATCH")) {
                    attempts.add(sending(
                            "POST",
                            "/fhir",
                            foreign ->
                                    ("{\"resourceType\":\"Bundle\",\"type\":\"%s\",\"entry\":[{\"fullUrl\":\"%s/%s\",\"resource\":"
                                                    + "{\"resourceType\":\"%s\",\"id\":\"%s\"},\"request\":{\"method\":\"%s\",\"url\":\"%s/%s\"}}]}")
                                            .formatted(
                                                    bundle,
                                                    type,
                                                    foreign.id(type),
                                                    type,
                                                    foreign.id(type),
                                                    method,
                                                    type,
                                                    foreign.id(type)),
                            Map.of()));
                }
            }
        }
        for (String text : List.of(
                "\"basedOn\":[{\"reference\":\"ServiceRequest/@ServiceRequest\"}]",
                "\"basedOn\":[{\"reference\":\"ServiceRequest/@ServiceRequest/_history/1\"}]",
                "\"basedOn\":[{\"reference\":\"ServiceRequest?identifier=@identifier\"}]",
                "\"basedOn\":[{\"reference\":\"ServiceRequest/@ServiceRequest\"}],\"inResponseTo\":[{\"reference\":\"Communication/@Communication\"}]",
                "\"basedOn\":[{\"reference\":\"ServiceRequest/@ServiceRequest\"}],\"extension\":[{\"url\":\"http://x.example/e\",\"valueReference\":{\"reference\":\"Patient/@Patient\"}}]")) {
            for (String category : List.of("supplementary-information", "advice-request")) {
                attempts.add(sending(
                        "POST",
                        "/fhir/Communication",
                        foreign ->
                                ("{\"resourceType\":\"Communication\",\"status\":\"completed\",\"identifier\":[{\"system\":"
                                                + "\"https://stranger.example\",\"value\":\"1\"}],\"category\":[{\"coding\":[{\"system\":"
                                                + "\"https://fit-for-work.example/fhir/CodeSystem/communication-category\",\"code\":\"%s\"}]}],"
                                                + "\"payload\":[{\"contentString\":\"x\"}],%s}")
                                        .formatted(category, filled(text, foreign)),
                        Map.of("If-None-Exist", "identifier=https://sender.example|1")));
            }
        }
        for (String path : List.of(
                "/admin/outbox/messages?referral=@Task",
                "/admin/outbox/organisations",
                "/admin/referrals/overdue?task=@Task",
                "/admin/reconciliation",
                "/actuator/prometheus",
                "/actuator/httpexchanges")) {
            attempts.add(get("admin", foreign -> filled(path, foreign)));
        }
        return attempts;
    }

    private static String filled(String text, Foreign foreign) {
        String filled = text.replace("@identifier", foreign.identifier());
        // The longer names first: ServiceRequest before anything that begins alike.
        for (String type :
                Foreign.TYPES.stream().sorted((a, b) -> b.length() - a.length()).toList()) {
            filled = filled.replace("@" + type, foreign.id(type));
        }
        return filled;
    }
}
