package org.fitforwork.gateway.access;

import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.interceptor.auth.AuthorizationInterceptor;
import ca.uhn.fhir.rest.server.interceptor.auth.IAuthRule;
import ca.uhn.fhir.rest.server.interceptor.auth.PolicyEnum;
import ca.uhn.fhir.rest.server.interceptor.auth.RuleBuilder;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Subscription;

/** What each role may do at all. Which referrals it may do it to is {@link OwnReferralsOnly}'s. */
public final class RolesInterceptor extends AuthorizationInterceptor {
    private final Set<String> open;
    private final Set<String> labelled;

    /**
     * @param open the resource types that everybody may read: definitions and the directory
     * @param labelled the resource types that belong to referrals
     */
    public RolesInterceptor(Set<String> open, Set<String> labelled) {
        super(PolicyEnum.DENY);
        this.open = Set.copyOf(open);
        this.labelled = Set.copyOf(labelled);
    }

    @Override
    public List<IAuthRule> buildRuleList(RequestDetails request) {
        if (request.getRestOperationType() == RestOperationTypeEnum.METADATA) {
            return new RuleBuilder().allow().metadata().build();
        }
        return rules(Caller.current().role(), request);
    }

    private List<IAuthRule> rules(Role role, RequestDetails request) {
        RuleBuilder rules = new RuleBuilder();
        open.forEach(
                type -> rules.allow().read().resourcesOfType(type).withAnyId().andThen());
        switch (role) {
            case REFERRER -> {
                if (request.getRestOperationType() == RestOperationTypeEnum.TRANSACTION) {
                    // Not applied per entry: the intake judges every entry, and says more than "forbidden".
                    return new RuleBuilder()
                            .allowAll("a referrer sends referrals")
                            .build();
                }
                readReferrals(rules);
                rules.allow()
                        .operation()
                        .named("$check")
                        .onType(ServiceRequest.class)
                        .andAllowAllResponses()
                        .andThen();
                rules.allow()
                        .write()
                        .resourcesOfType("ServiceRequest")
                        .withAnyId()
                        .andThen();
                rules.allow()
                        .create()
                        .resourcesOfType("Communication")
                        .withAnyId()
                        .andThen();
                followReferrals(rules);
            }
            case PROVIDER -> {
                readReferrals(rules);
                rules.allow().write().resourcesOfType("Task").withAnyId().andThen();
                rules.allow()
                        .create()
                        .resourcesOfType("Communication")
                        .withAnyId()
                        .andThen();
                rules.allow().patch().allRequests();
            }
            case PRIVACY -> rules.allow()
                    .read()
                    .resourcesOfType("AuditEvent")
                    .withAnyId()
                    .andThen();
            case ENGINEER, ADMIN -> {
                // what is open to everybody, only
            }
        }
        return rules.build();
    }

    private static void followReferrals(RuleBuilder rules) {
        rules.allow().write().resourcesOfType("Subscription").withAnyId().andThen();
        rules.allow()
                .operation()
                .named("$status")
                .onType(Subscription.class)
                .andAllowAllResponses()
                .andThen();
        for (String operation : List.of("$status", "$events")) {
            rules.allow()
                    .operation()
                    .named(operation)
                    .onInstancesOfType(Subscription.class)
                    .andAllowAllResponses()
                    .andThen();
        }
    }

    private void readReferrals(RuleBuilder rules) {
        labelled.forEach(
                type -> rules.allow().read().resourcesOfType(type).withAnyId().andThen());
    }
}
