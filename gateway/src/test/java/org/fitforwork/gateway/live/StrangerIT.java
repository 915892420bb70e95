package org.fitforwork.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fitforwork.gateway.live.Client.Answer;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.Subscription;
import org.junit.jupiter.api.Test;

/**
 * Each client against the referrals of the others. What it asks about something that is there is answered, byte for byte,
 * like the same question about something that is not, in the same time.
 */
class StrangerIT extends LiveGateway {
    private static final List<String> CLIENTS = List.of(
            "demo-gp", "demo-gp-2", "demo-jcp", "demo-provider", "demo-provider-2", "demo-engineer", "demo-admin");
    private static final int REPEATED = 60;

    private final List<String> leaks = new CopyOnWriteArrayList<>();
    private final AtomicInteger attempts = new AtomicInteger();

    @Test
    void nobody_learns_of_the_referral_of_another() {
        Map<Foreign, List<String>> foreign = referrals();
        Map<String, List<String>> offered = offered();
        List<Foreign> victims = List.copyOf(foreign.keySet());
        foreign.forEach((victim, strangers) ->
                strangers.forEach(stranger -> attempts(stranger, victims.indexOf(victim), offered)
                        .parallel()
                        .forEach(attempt -> attempt(attempt, stranger, victim))));
        System.out.printf("StrangerIT: %d attempts, %d leaks%n", attempts.get(), leaks.size());
        assertThat(leaks.stream().limit(40)).isEmpty();
        assertThat(attempts.get()).isGreaterThan(3_000);
    }

    /** All of them for the first victim; for the others what does not take the same way for every stranger. */
    private static Stream<Attempt> attempts(String stranger, int victim, Map<String, List<String>> offered) {
        boolean operator = stranger.equals("demo-engineer") || stranger.equals("demo-admin");
        if (operator && victim > 0) {
            return Stream.empty();
        }
        return Stream.of(
                        Attempt.reads(),
                        Attempt.detours(),
                        victim == 0 && !operator
                                ? Attempt.searches(offered, stranger.equals("demo-gp-2"))
                                : List.<Attempt>of(),
                        victim == 1 || operator ? List.<Attempt>of() : Attempt.changes())
                .flatMap(List::stream);
    }

    @Test
    void the_pages_of_anothers_search_are_nobody_elses() {
        for (int i = 0; i < 3; i++) {
            sent("demo-gp", "Y99001", "fit-for-work-out-of-work-gp.json");
        }
        Bundle page = as("demo-gp").get("/fhir/Task?_count=1").as(Bundle.class);
        String next = page.getLink("next").getUrl().substring(base().length());

        Bundle others = as("demo-jcp").get(next).as(Bundle.class);

        List<String> own = as("demo-gp").get("/fhir/Task?_count=200").as(Bundle.class).getEntry().stream()
                .map(entry -> entry.getResource().getIdElement().getIdPart())
                .toList();
        assertThat(own).hasSizeGreaterThan(1);
        assertThat(others.getEntry())
                .extracting(entry -> entry.getResource().getIdElement().getIdPart())
                .doesNotContainAnyElementsOf(own);
        assertThat(as("demo-jcp")
                        .get("/fhir?_getpages=" + page.getIdElement().getIdPart())
                        .status())
                .isEqualTo(400);
    }

    @Test
    void the_time_of_the_answer_tells_nothing_either() {
        Foreign there = referrals().keySet().iterator().next();
        Map<String, Function<Foreign, String>> asked = new TreeMap<>();
        for (String type : List.of("Task", "Patient", "QuestionnaireResponse")) {
            asked.put("read " + type, foreign -> "/fhir/" + type + "/" + foreign.id(type));
            asked.put("history " + type, foreign -> "/fhir/" + type + "/" + foreign.id(type) + "/_history");
        }
        asked.put("search", foreign -> "/fhir/Task?patient=Patient/" + foreign.id("Patient"));
        asked.put("status", foreign -> "/fhir/Subscription/" + foreign.id("Subscription") + "/$status");
        asked.forEach((name, path) -> {
            double ratio = ratio(path, there);
            System.out.printf("StrangerIT: %s, foreign against made up: %.2f%n", name, ratio);
            assertThat(ratio).as(name).isBetween(0.4, 2.5);
        });
    }

    /** Median time of what is there over that of what is not, by turns so that both have the same weather. */
    private double ratio(Function<Foreign, String> path, Foreign there) {
        Client stranger = as("demo-gp-2");
        long[] foreign = new long[REPEATED];
        long[] madeUp = new long[REPEATED];
        for (int i = 0; i < REPEATED; i++) {
            foreign[i] = time(stranger, path.apply(there));
            madeUp[i] = time(stranger, path.apply(Foreign.madeUp()));
        }
        Arrays.sort(foreign);
        Arrays.sort(madeUp);
        return (double) foreign[REPEATED / 2] / madeUp[REPEATED / 2];
    }

    private static long time(Client client, String path) {
        long start = System.nanoTime();
        client.get(path);
        return System.nanoTime() - start;
    }

    private void attempt(Attempt attempt, String stranger, Foreign victim) {
        attempts.incrementAndGet();
        Client client = as(stranger);
        Foreign madeUp = Foreign.madeUp();
        Answer there = attempt.by(client, victim);
        Answer notThere = attempt.by(client, madeUp);
        String one = victim.normal(seen(there));
        String other = madeUp.normal(seen(notThere));
        if (there.status() >= 500 || notThere.status() >= 500) {
            leaks.add("%s: %s is a fault of the gateway: %s".formatted(stranger, attempt.said(victim), one));
        } else if (!one.equals(other)) {
            leaks.add("%s: %s%n  there: %s%n  not: %s".formatted(stranger, attempt.said(victim), one, other));
        } else if (victim.in(there.body(), attempt.said(victim))) {
            leaks.add("%s: %s tells something of it".formatted(stranger, attempt.said(victim)));
        }
    }

    /** All that comes back, but for what is different each time. */
    private String seen(Answer answer) {
        String headers = answer.response().headers().map().entrySet().stream()
                .filter(header -> !List.of(
                                "date", "x-request-id", "content-length", "last-modified", "connection", "keep-alive")
                        .contains(header.getKey().toLowerCase(Locale.ROOT)))
                .map(header -> header.getKey() + "=" + header.getValue())
                .sorted()
                .collect(Collectors.joining("\n"));
        return answer.status() + "\n" + headers + "\n" + answer.body();
    }

    /** Some referrals, and for each the clients that are no party of it. The strangers have referrals of their own. */
    private Map<Foreign, List<String>> referrals() {
        Map<Foreign, List<String>> referrals = new LinkedHashMap<>();
        Foreign ofGp = sent("demo-gp", "Y99001", "fit-for-work-out-of-work-gp.json");
        Foreign ofOther = sent("demo-gp-2", "Y99002", "fit-for-work-out-of-work-gp.json");
        Referral leaver = Referral.forBigLife(as("demo-jcp"));
        Answer sent = as("demo-jcp").send(leaver.bundle());
        referrals.put(subscribed(ofGp), others("demo-gp", "demo-provider"));
        referrals.put(ofOther, others("demo-gp-2", "demo-provider"));
        referrals.put(Foreign.of(as("demo-jcp"), sent, leaver), others("demo-jcp", "demo-provider-2"));
        return referrals;
    }

    private static List<String> others(String referrer, String provider) {
        return CLIENTS.stream()
                .filter(client -> !client.equals(referrer) && !client.equals(provider))
                .toList();
    }

    private Foreign sent(String client, String organisation, String example) {
        Referral referral = Referral.like(example).from(organisation);
        Answer sent = as(client).send(referral.bundle());
        assertThat(sent.status()).as(sent.body()).isEqualTo(200);
        String request = Answers.idOf(sent, "ServiceRequest");
        Answer said = as(client)
                .post(
                        "/fhir/Communication",
                        ("{\"resourceType\":\"Communication\",\"status\":\"completed\",\"identifier\":[{\"system\":"
                                        + "\"https://sender.example\",\"value\":\"%s\"}],\"basedOn\":[{\"reference\":"
                                        + "\"ServiceRequest/%s\"}],\"category\":[{\"coding\":[{\"system\":"
                                        + "\"https://fit-for-work.example/fhir/CodeSystem/communication-category\",\"code\":"
                                        + "\"supplementary-information\"}]}],\"payload\":[{\"contentString\":\"Mornings.\"}]}")
                                .formatted(request, request),
                        "application/fhir+json");
        assertThat(said.status()).as(said.body()).isEqualTo(201);
        return Foreign.of(as(client), sent, referral);
    }

    /** It has a subscription, too; nobody listens, and that is enough. */
    private Foreign subscribed(Foreign ofGp) {
        String subscription = Referral.text("valid/subscription.json")
                .replaceFirst("\"endpoint\": *\"[^\"]+\"", "\"endpoint\": \"http://127.0.0.1:9/nobody\"");
        List<String> there = as("demo-gp").get("/fhir/Subscription").as(Bundle.class).getEntry().stream()
                .map(entry -> entry.getResource().getIdElement().getIdPart())
                .toList();
        if (!there.isEmpty()) {
            return ofGp.with("Subscription", there.get(0));
        }
        Answer made = as("demo-gp").post("/fhir/Subscription", subscription, "application/fhir+json");
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return ofGp.with(
                "Subscription", made.as(Subscription.class).getIdElement().getIdPart());
    }

    private Map<String, List<String>> offered() {
        Map<String, List<String>> offered = new TreeMap<>();
        as("").get("/fhir/metadata").as(CapabilityStatement.class).getRestFirstRep().getResource().stream()
                .filter(resource -> Foreign.TYPES.contains(resource.getType()))
                .forEach(resource -> offered.put(
                        resource.getType(),
                        resource.getSearchParam().stream()
                                .map(parameter -> parameter.getName())
                                .toList()));
        return offered;
    }
}
