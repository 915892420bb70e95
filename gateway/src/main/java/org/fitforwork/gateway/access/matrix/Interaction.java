package org.fitforwork.gateway.access.matrix;

import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Something that can be done to a type of resource, or to the server as a whole.
 *
 * @param code as FHIR's CapabilityStatement calls it; an operation by its name with {@code $}
 */
public record Interaction(String code) {
    private static final Pattern CODE = Pattern.compile("[a-z]+(-[a-z]+)?|\\$[a-z]+(-[a-z]+)*");

    public static final Interaction READ = new Interaction("read");
    public static final Interaction VREAD = new Interaction("vread");
    public static final Interaction SEARCH = new Interaction("search-type");
    public static final Interaction HISTORY = new Interaction("history-instance");
    public static final Interaction CREATE = new Interaction("create");
    public static final Interaction UPDATE = new Interaction("update");
    public static final Interaction PATCH = new Interaction("patch");
    public static final Interaction DELETE = new Interaction("delete");
    public static final Interaction TRANSACTION = new Interaction("transaction");
    public static final Interaction BATCH = new Interaction("batch");

    public Interaction {
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("'%s' is neither an interaction nor an operation".formatted(code));
        }
    }

    /** What {@code request} asks for; empty for what no table grants, such as pages of a kept search. */
    public static Optional<Interaction> of(RequestDetails request) {
        RestOperationTypeEnum type = request.getRestOperationType();
        if (type == null) {
            return Optional.empty();
        }
        return switch (type) {
            case READ -> Optional.of(READ);
            case VREAD -> Optional.of(VREAD);
            case SEARCH_TYPE -> Optional.of(SEARCH);
            case HISTORY_INSTANCE -> Optional.of(HISTORY);
            case CREATE -> Optional.of(CREATE);
            case UPDATE -> Optional.of(UPDATE);
            case PATCH -> Optional.of(PATCH);
            case DELETE -> Optional.of(DELETE);
            case TRANSACTION -> Optional.of(TRANSACTION);
            case BATCH -> Optional.of(BATCH);
            case EXTENDED_OPERATION_INSTANCE, EXTENDED_OPERATION_TYPE, EXTENDED_OPERATION_SERVER ->
                operation(request.getOperation());
            default -> Optional.empty();
        };
    }

    private static Optional<Interaction> operation(String name) {
        return name == null || !CODE.matcher(name).matches() ? Optional.empty() : Optional.of(new Interaction(name));
    }

    public boolean isOperation() {
        return code.startsWith("$");
    }
}
