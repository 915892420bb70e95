package org.fitforwork.gateway.server;

import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.StrictErrorHandler;
import org.jspecify.annotations.Nullable;

/** Refuses whatever does not belong into a resource, naming elements but never quoting what a sender put in them. */
final class NamelessParserErrors extends StrictErrorHandler {
    @Override
    public void invalidValue(@Nullable IParseLocation location, String value, String error) {
        throw new DataFormatException("the value of element %s is not of its type".formatted(name(location)));
    }

    @Override
    public void unknownReference(@Nullable IParseLocation location, String reference) {
        throw new DataFormatException("the reference in %s is not valid".formatted(name(location)));
    }

    @Override
    public void invalidInternalReference(@Nullable IParseLocation location, String reference) {
        throw new DataFormatException(
                "the reference in %s begins with # but no such resource is contained".formatted(name(location)));
    }

    private static String name(@Nullable IParseLocation location) {
        return location == null || location.getParentElementName() == null
                ? "unknown"
                : location.getParentElementName();
    }
}
