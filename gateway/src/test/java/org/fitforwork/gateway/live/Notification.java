package org.fitforwork.gateway.live;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;

/** A notification as a practice system reads it. */
record Notification(String status, String type, long count, List<Told> events, Bundle bundle) {
    /**
     * One event: its number, the Task it is about, the version of that, and the Task itself where it came along.
     */
    record Told(long number, String task, long version, @Nullable Task resource) {
        /** What the ledger keeps of an event. */
        String said() {
            return resource == null
                    ? task + " version " + version
                    : task + " " + resource.getStatus().toCode() + " "
                            + resource.getBusinessStatus().getCodingFirstRep().getCode();
        }
    }

    static Notification of(Bundle bundle) {
        Parameters status = (Parameters) bundle.getEntryFirstRep().getResource();
        List<Told> events = new ArrayList<>();
        List<BundleEntryComponent> entries = bundle.getEntry();
        List<ParametersParameterComponent> told =
                named(status, "notification-event").toList();
        for (int i = 0; i < told.size(); i++) {
            long number = Long.parseLong(part(told.get(i), "event-number"));
            if (entries.size() == 1) {
                events.add(new Told(number, "", 0, null));
                continue;
            }
            BundleEntryComponent entry = entries.get(i + 1);
            String task = new IdType(part(told.get(i), "focus")).getIdPart();
            long version = Long.parseLong(entry.getResponse().getEtag().replaceAll("\\D", ""));
            events.add(new Told(number, task, version, (Task) entry.getResource()));
        }
        return new Notification(
                text(status, "status"),
                text(status, "type"),
                Long.parseLong(text(status, "events-since-subscription-start")),
                events,
                bundle);
    }

    private static Stream<ParametersParameterComponent> named(Parameters parameters, String name) {
        return parameters.getParameter().stream().filter(each -> each.getName().equals(name));
    }

    private static String text(Parameters parameters, String name) {
        return named(parameters, name).findFirst().orElseThrow().getValue().primitiveValue();
    }

    private static String part(ParametersParameterComponent event, String name) {
        return event.getPart().stream()
                .filter(part -> part.getName().equals(name))
                .map(part -> part.getValue() instanceof Reference reference
                        ? reference.getReference()
                        : part.getValue().primitiveValue())
                .findFirst()
                .orElseThrow();
    }
}
