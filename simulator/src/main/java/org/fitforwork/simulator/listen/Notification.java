package org.fitforwork.simulator.listen;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.LenientErrorHandler;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;

/**
 * A notification of the R4 Subscriptions Backport: a Bundle of type history that begins with a
 * {@code backport-subscription-status-r4}.
 *
 * @param subscription its id
 * @param type handshake, heartbeat, event-notification, …
 */
record Notification(String subscription, String type, List<Event> events) {
    private static final String EVENT = "notification-event";
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9.-]{1,64}");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");
    private static final String UNKNOWN = "-";

    /**
     * An event.
     *
     * @param focus such as Task/7, or a dash
     */
    record Event(long number, String timestamp, String focus) {}

    /** Empty if the text is no such Bundle, or an event in it has no number. */
    static Optional<Notification> parse(String body, FhirContext fhir) {
        Bundle bundle;
        try {
            bundle = fhir.newJsonParser()
                    .setParserErrorHandler(new LenientErrorHandler(false))
                    .parseResource(Bundle.class, body);
        } catch (DataFormatException e) {
            return Optional.empty();
        }
        if (bundle.getType() != BundleType.HISTORY
                || !(bundle.getEntryFirstRep().getResource() instanceof Parameters status)) {
            return Optional.empty();
        }
        List<ParametersParameterComponent> events = status.getParameter().stream()
                .filter(parameter -> EVENT.equals(parameter.getName()))
                .toList();
        if (!events.stream().allMatch(event -> NUMBER.matcher(part(event.getPart(), "event-number"))
                .matches())) {
            return Optional.empty();
        }
        return Optional.of(new Notification(
                lastWord(part(status.getParameter(), "subscription")),
                lastWord(part(status.getParameter(), "type")),
                events.stream().map(Notification::event).toList()));
    }

    private static Event event(ParametersParameterComponent event) {
        String focus = part(event.getPart(), "focus");
        return new Event(
                Long.parseLong(part(event.getPart(), "event-number")),
                part(event.getPart(), "timestamp"),
                focus.contains("Task/") ? "Task/" + lastWord(focus) : lastWord(focus));
    }

    private static String part(List<ParametersParameterComponent> parts, String name) {
        return parts.stream()
                .filter(part -> name.equals(part.getName()))
                .map(part -> part.getValue() instanceof Reference reference
                        ? reference.getReference()
                        : part.getValue().primitiveValue())
                .findFirst()
                .orElse(UNKNOWN);
    }

    /** What is printed and answered is an id or a code, and nothing else that a sender might have put there. */
    private static String lastWord(String reference) {
        String word = reference.substring(reference.lastIndexOf('/') + 1);
        return WORD.matcher(word).matches() ? word : UNKNOWN;
    }
}
