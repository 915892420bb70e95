package org.fitforwork.gateway.edge;

import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.server.method.ResourceParameter;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A body that is not a FHIR resource. HAPI hands the fault on as text, and that text may quote the body: what our own
 * error handler wrote is kept, of the rest only the place.
 */
final class Malformed {
    /** HAPI's code for a request body that could not be parsed. */
    private static final String UNPARSABLE = "HAPI-0450";

    private static final String PARSER = "ca.uhn.fhir.parser.";
    private static final String OF_REQUEST = ResourceParameter.class.getName();

    /** What is named is short, so that a word of a megabyte is not gone over from each of its letters. */
    private static final Pattern OURS = Pattern.compile("(\\S{1,41} is no (?:element|attribute) of \\S{1,41}"
            + "(?: resource)?|the value of element .{1,41} is not of its type"
            + "|the reference in .{1,41} (?:is not valid|begins with # but no such resource is contained))$");

    private static final Pattern ELEMENT = Pattern.compile("(?:non-repeatable element|for element|element) '(\\w+)'");
    private static final Pattern TYPE = Pattern.compile("Incorrect resource type found, expected \"(\\w+)\"");
    private static final Pattern JSON_PLACE = Pattern.compile("line: (\\d+), column: (\\d+)");
    private static final Pattern XML_PLACE = Pattern.compile("\\[(\\d+),(\\d+)]");

    private Malformed() {}

    static boolean is(Throwable failure) {
        return text(failure).contains(UNPARSABLE) || failure instanceof DataFormatException || stumbled(failure);
    }

    /**
     * True if HAPI's parser fell over a request's body instead of refusing it, as it does over an empty property name. The
     * same in a resource that is stored would be the gateway's own fault.
     */
    private static boolean stumbled(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            List<String> places = Stream.of(t.getStackTrace())
                    .map(StackTraceElement::getClassName)
                    .toList();
            if (places.stream().anyMatch(place -> place.startsWith(PARSER)) && places.contains(OF_REQUEST)) {
                return true;
            }
        }
        return false;
    }

    static String describe(Throwable failure) {
        String text = text(failure);
        Matcher ours = OURS.matcher(text);
        if (ours.find()) {
            return ours.group(1);
        }
        Matcher type = TYPE.matcher(text);
        if (type.find()) {
            return "the body is not a " + type.group(1);
        }
        for (Pattern place : new Pattern[] {JSON_PLACE, XML_PLACE}) {
            Matcher at = place.matcher(text);
            if (at.find()) {
                return "the body is malformed at line %s, column %s".formatted(at.group(1), at.group(2));
            }
        }
        Matcher element = ELEMENT.matcher(text);
        return element.find() && element.group(1).matches("_?[a-z]\\w{0,39}")
                ? "the element %s has the wrong shape".formatted(element.group(1))
                : "the body is not a FHIR R4 resource in the format that Content-Type states";
    }

    private static String text(Throwable failure) {
        return String.valueOf(failure.getMessage());
    }
}
