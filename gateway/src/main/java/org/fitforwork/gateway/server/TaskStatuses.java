package org.fitforwork.gateway.server;

import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.model.api.IQueryParameterType;
import ca.uhn.fhir.rest.param.TokenParam;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/**
 * Statuses of Tasks in a search, each with its system and code: so they are found by one entry of an index, together with
 * whose the Tasks are ({@code database.TasksByStatus}).
 */
final class TaskStatuses {
    private static final String SYSTEM = TaskStatus.REQUESTED.getSystem();
    private static final List<TaskStatus> ALL = Stream.of(TaskStatus.values())
            .filter(status -> status != TaskStatus.NULL)
            .toList();

    private TaskStatuses() {}

    static void complete(SearchParameterMap map) {
        List<List<IQueryParameterType>> statuses = map.remove(Task.SP_STATUS);
        if (statuses != null) {
            map.put(Task.SP_STATUS, writable(statuses.stream().map(TaskStatuses::complete)));
        }
    }

    private static List<IQueryParameterType> complete(List<IQueryParameterType> alternatives) {
        return writable(alternatives.stream().flatMap(TaskStatuses::complete));
    }

    /** HAPI takes out what it has found an index for. */
    private static <T> List<T> writable(Stream<T> elements) {
        return elements.collect(Collectors.toCollection(ArrayList::new));
    }

    private static Stream<IQueryParameterType> complete(IQueryParameterType status) {
        if (!(status instanceof TokenParam token) || token.getModifier() != null || token.getMissing() != null) {
            return Stream.of(status);
        }
        if (token.getSystem() == null) {
            return Stream.of(new TokenParam(SYSTEM, token.getValue()));
        }
        boolean any = token.getSystem().equals(SYSTEM) && StringUtils.isBlank(token.getValue());
        return any ? ALL.stream().map(each -> new TokenParam(SYSTEM, each.toCode())) : Stream.of(token);
    }
}
