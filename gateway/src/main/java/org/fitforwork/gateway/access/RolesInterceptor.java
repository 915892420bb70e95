package org.fitforwork.gateway.access;

import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.interceptor.auth.AuthorizationInterceptor;
import ca.uhn.fhir.rest.server.interceptor.auth.IAuthRule;
import ca.uhn.fhir.rest.server.interceptor.auth.PolicyEnum;
import ca.uhn.fhir.rest.server.interceptor.auth.RuleBuilder;
import java.util.List;
import java.util.Objects;
import org.fitforwork.gateway.access.matrix.AccessMatrix;
import org.fitforwork.gateway.access.matrix.Interaction;

/** What each role may do at all, by the matrix. Which referrals it may do it to is {@link OwnReferralsOnly}'s. */
public final class RolesInterceptor extends AuthorizationInterceptor {
    private final AccessMatrix matrix;

    public RolesInterceptor(AccessMatrix matrix) {
        super(PolicyEnum.DENY);
        this.matrix = matrix;
    }

    /** The cell of the request decides; the rules that follow from it also hold the answer to types of the same row. */
    @Override
    public List<IAuthRule> buildRuleList(RequestDetails request) {
        if (request.getRestOperationType() == RestOperationTypeEnum.METADATA) {
            return new RuleBuilder().allow().metadata().build();
        }
        Role role = Caller.current().role();
        String type = Objects.requireNonNullElse(request.getResourceName(), AccessMatrix.SERVER);
        return Interaction.of(request)
                .filter(asked -> matrix.allows(role, type, asked))
                .map(asked -> granted(role, type, asked))
                .orElseGet(() -> new RuleBuilder().denyAll("not in the matrix").build());
    }

    private List<IAuthRule> granted(Role role, String type, Interaction asked) {
        if (asked.equals(Interaction.TRANSACTION)) {
            // Not applied per entry: the intake judges every entry, and says more than "forbidden".
            return new RuleBuilder().allowAll("a referrer sends referrals").build();
        }
        RuleBuilder rules = new RuleBuilder();
        matrix.readable(role).forEach(readable -> rules.allow()
                .read()
                .resourcesOfType(readable)
                .withAnyId()
                .andThen());
        if (asked.equals(Interaction.CREATE)) {
            rules.allow().create().resourcesOfType(type).withAnyId().andThen();
        } else if (asked.equals(Interaction.UPDATE)) {
            rules.allow().write().resourcesOfType(type).withAnyId().andThen();
        } else if (asked.equals(Interaction.PATCH)) {
            rules.allow().patch().allRequests().andThen();
        } else if (asked.isOperation()) {
            rules.allow()
                    .operation()
                    .named(asked.code())
                    .atAnyLevel()
                    .andAllowAllResponses()
                    .andThen();
        }
        return rules.build();
    }
}
