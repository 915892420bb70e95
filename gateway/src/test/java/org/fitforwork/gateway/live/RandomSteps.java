package org.fitforwork.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.fitforwork.gateway.live.Client.Answer;
import org.fitforwork.referral.lifecycle.ReferralStatus;
import org.fitforwork.referral.lifecycle.ReferralStatus.Actor;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.Task;

/** Provider and GP take random steps, legal or not, on the newest version or an older one, and judge every answer. */
final class RandomSteps {
    private static final List<ReferralStatus> TARGETS = List.of(ReferralStatus.values());
    private static final Set<ReferralStatus> WITHDRAWN =
            Set.of(ReferralStatus.CANCELLED, ReferralStatus.ENTERED_IN_ERROR);
    private static final String PATCH = "application/json-patch+json";

    private final Client gp;
    private final Client provider;
    private final RandomGenerator random;

    RandomSteps(Client gp, Client provider, RandomGenerator random) {
        this.gp = gp;
        this.provider = provider;
        this.random = random;
    }

    void on(Followed referral) {
        int draw = random.nextInt(100);
        if (draw < 6) {
            withdraw(referral);
        } else if (draw < 10) {
            say(referral);
        } else {
            move(referral);
        }
    }

    private void move(Followed referral) {
        long version = referral.someVersion(random.nextInt(100) < 75 ? 0 : 1 + random.nextInt(2));
        ReferralStatus from = referral.at(version);
        ReferralStatus to = likely(from);
        Answer answer = provider.patch("/fhir/Task/" + referral.task, patch(to), PATCH, "W/\"%d\"".formatted(version));
        boolean legal = from == to && from.open() || from.next(Actor.PROVIDER).contains(to);
        switch (answer.status()) {
            case 200 -> {
                assertThat(legal).as("%s to %s was taken", from, to).isTrue();
                // Nothing but the status is sent: where that stays, nothing changed.
                int made = from == to ? 0 : 1;
                referral.changes.addAndGet(made);
                referral.told(version(answer), to);
                assertThat(version(answer)).isEqualTo(version + made);
                assertThat(answer.as(Task.class).getStatus().toCode()).isEqualTo(to.code());
            }
            case 412 -> assertThat(version(answer)).isGreaterThan(version);
            case 422 ->
                assertThat(legal).as("%s to %s: %s", from, to, answer.body()).isFalse();
            default -> throw new AssertionError(answer.status() + " " + answer.body());
        }
    }

    /** A step that exists, mostly; else any. */
    private ReferralStatus likely(ReferralStatus from) {
        List<ReferralStatus> next = List.copyOf(from.next(Actor.PROVIDER));
        return next.isEmpty() || random.nextInt(100) < 20
                ? TARGETS.get(random.nextInt(TARGETS.size()))
                : next.get(random.nextInt(next.size()));
    }

    private static String patch(ReferralStatus to) {
        String status = "{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"%s\"}".formatted(to.code());
        return to == ReferralStatus.REJECTED
                ? "[" + status
                        + """
                        ,{"op":"add","path":"/statusReason","value":{"coding":[{
                          "system":"https://fit-for-work.example/fhir/CodeSystem/status-reason","code":"no-capacity"}]}}]"""
                : "[" + status + "]";
    }

    private void withdraw(Followed referral) {
        ServiceRequest seen = referral.read.filter(any -> random.nextBoolean()).orElseGet(() -> gp.get(
                        "/fhir/ServiceRequest/" + referral.request)
                .as(ServiceRequest.class));
        referral.read = Optional.of(seen.copy());
        boolean error = random.nextInt(4) == 0;
        Answer answer = gp.put(
                seen.copy().setStatus(error ? ServiceRequestStatus.ENTEREDINERROR : ServiceRequestStatus.REVOKED));
        switch (answer.status()) {
            case 200 -> {
                referral.changes.incrementAndGet();
                Task now = gp.task(referral.task);
                assertThat(now.getStatus().toCode())
                        .isEqualTo((error ? ReferralStatus.ENTERED_IN_ERROR : ReferralStatus.CANCELLED).code());
                referral.told(
                        Long.parseLong(now.getMeta().getVersionId()),
                        ReferralStatus.of(now.getStatus().toCode()).orElseThrow());
            }
            case 412 ->
                assertThat(version(answer))
                        .isGreaterThan(Long.parseLong(seen.getMeta().getVersionId()));
            case 422 -> {
                assertThat(seen.getStatus()).isNotIn(ServiceRequestStatus.ACTIVE, ServiceRequestStatus.ONHOLD);
                assertThat(answer.as(OperationOutcome.class).getIssue()).isNotEmpty();
            }
            default -> throw new AssertionError(answer.status() + " " + answer.body());
        }
    }

    private void say(Followed referral) {
        Answer answer = gp.post(
                "/fhir/Communication",
                """
                {"resourceType":"Communication","status":"completed",
                 "identifier":[{"system":"https://sender.example/id","value":"%s"}],
                 "basedOn":[{"reference":"ServiceRequest/%s"}],
                 "category":[{"coding":[{"code":"supplementary-information",
                   "system":"https://fit-for-work.example/fhir/CodeSystem/communication-category"}]}],
                 "payload":[{"contentString":"More."}]}"""
                        .formatted(UUID.randomUUID(), referral.request),
                "application/fhir+json");
        switch (answer.status()) {
            case 201 -> referral.changes.incrementAndGet();
            case 422 -> assertThat(Answers.reasons(answer)).containsExactly("illegal-transition");
            default -> throw new AssertionError(answer.status() + " " + answer.body());
        }
    }

    static boolean legal(ReferralStatus from, ReferralStatus to) {
        return from == to && from.open()
                || from.next(Actor.PROVIDER).contains(to)
                || WITHDRAWN.contains(to) && from.next(Actor.REFERRER).contains(to);
    }

    private static long version(Answer answer) {
        return Long.parseLong(answer.header("ETag").replaceAll("\\D", ""));
    }
}
