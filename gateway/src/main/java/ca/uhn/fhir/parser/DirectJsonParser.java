package ca.uhn.fhir.parser;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.json.BaseJsonLikeWriter;
import ca.uhn.fhir.parser.json.jackson.JacksonWriter;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.Writer;
import org.hl7.fhir.instance.model.api.IBaseResource;

/**
 * Writes the same as HAPI's parser, each value straight to the text. HAPI's gives each value to an object mapper, which
 * flushes: an answer went out in as many pieces as it has values. It is in this package because HAPI keeps a parameter of
 * the method to it. See docs/decisions/0031-json-in-one-piece.md.
 */
public final class DirectJsonParser extends JsonParser {
    /** Without a mapper, so that values are written as they are. Whose the writer is flushes and closes it. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
            .build();

    public DirectJsonParser(FhirContext context, IParserErrorHandler errors) {
        super(context, errors);
    }

    @Override
    protected void doEncodeResourceToWriter(IBaseResource resource, Writer writer, EncodeContext encoding)
            throws IOException {
        BaseJsonLikeWriter json = new JacksonWriter(JSON, writer);
        doEncodeResourceToJsonLikeWriter(resource, json, encoding);
        json.close();
    }
}
