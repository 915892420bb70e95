package org.fitforwork.gateway.database;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.FhirVersionEnum;
import ca.uhn.fhir.parser.DirectJsonParser;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.IParserErrorHandler;
import ca.uhn.fhir.parser.LenientErrorHandler;

/**
 * FHIR R4 whose JSON a {@link DirectJsonParser} writes, wherever HAPI or the gateway asks for a parser. It does not walk
 * through a resource before it writes it, for what a reference might have without an id: here references are texts, and
 * what is contained is among the contained already. That walk was a third of writing.
 */
final class DirectJsonContext extends FhirContext {
    private volatile IParserErrorHandler errors = new LenientErrorHandler();

    DirectJsonContext() {
        super(FhirVersionEnum.R4);
        getParserOptions().setAutoContainReferenceTargetsWithNoId(false);
    }

    @Override
    public IParser newJsonParser() {
        return new DirectJsonParser(this, errors);
    }

    @Override
    public FhirContext setParserErrorHandler(IParserErrorHandler handler) {
        errors = handler;
        return super.setParserErrorHandler(handler);
    }
}
