package org.fitforwork.gateway.edge;

import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.StrictErrorHandler;
import org.jspecify.annotations.Nullable;

/** Refuses whatever does not belong into a resource, naming elements but never quoting what a sender put in them. */
public final class NamelessParserErrors extends StrictErrorHandler {
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

    @Override
    public void unknownElement(@Nullable IParseLocation location, String element) {
        throw new DataFormatException("%s is no element of %s".formatted(presentable(element), name(location)));
    }

    @Override
    public void unknownAttribute(@Nullable IParseLocation location, String attribute) {
        throw new DataFormatException("%s is no attribute of %s".formatted(presentable(attribute), name(location)));
    }

    /** What looks like the name of an element is shown; anything else may be a person's. */
    private static String presentable(String name) {
        return name.matches("_?[a-z][A-Za-z0-9]{0,39}") ? name : "something";
    }

    private static String name(@Nullable IParseLocation location) {
        return location == null || location.getParentElementName() == null
                ? "the resource"
                : presentable(location.getParentElementName());
    }
}
