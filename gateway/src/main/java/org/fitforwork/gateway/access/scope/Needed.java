package org.fitforwork.gateway.access.scope;

import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Objects;
import java.util.Optional;

/**
 * What a request needs.
 *
 * @param permission one of {@code cruds}
 */
record Needed(String type, char permission) {
    private static final String ALL = "*";

    /** Empty for what everybody may: the server's own description. */
    static Optional<Needed> by(RequestDetails request, RestOperationTypeEnum operation) {
        String type = Objects.requireNonNullElse(request.getResourceName(), ALL);
        return switch (operation) {
            case METADATA -> Optional.empty();
            case TRANSACTION, BATCH -> Optional.of(new Needed("ServiceRequest", 'c'));
            case CREATE -> Optional.of(new Needed(type, 'c'));
            case READ, VREAD, HISTORY_INSTANCE -> Optional.of(new Needed(type, 'r'));
            case SEARCH_TYPE, HISTORY_TYPE, SEARCH_SYSTEM, HISTORY_SYSTEM, GET_PAGE ->
                Optional.of(new Needed(type, 's'));
            case DELETE -> Optional.of(new Needed(type, 'd'));
            // A question about a referral that is sent with it.
            case EXTENDED_OPERATION_TYPE, EXTENDED_OPERATION_SERVER, EXTENDED_OPERATION_INSTANCE ->
                Optional.of(new Needed(type, "$check".equals(request.getOperation()) ? 'c' : 'r'));
            default -> Optional.of(new Needed(type, 'u'));
        };
    }

    String scope() {
        return "system/%s.%s".formatted(type, permission);
    }
}
