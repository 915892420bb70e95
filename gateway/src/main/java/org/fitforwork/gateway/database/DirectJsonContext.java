package org.fitforwork.gateway.database;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.FhirVersionEnum;
import ca.uhn.fhir.parser.DirectJsonParser;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.IParserErrorHandler;
import ca.uhn.fhir.parser.LenientErrorHandler;

/** FHIR R4 whose JSON a {@link DirectJsonParser} writes, wherever HAPI or the gateway asks for a parser. */
final class DirectJsonContext extends FhirContext {
    private volatile IParserErrorHandler errors = new LenientErrorHandler();

    DirectJsonContext() {
        super(FhirVersionEnum.R4);
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
