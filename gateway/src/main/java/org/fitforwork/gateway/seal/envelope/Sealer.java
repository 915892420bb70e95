package org.fitforwork.gateway.seal.envelope;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Port of channels: what leaves FHIR leaves in an envelope that its provider alone opens. */
@FunctionalInterface
public interface Sealer {
    /**
     * @param organisation code of the provider, whose certificate {@code directory/organisations.yaml} names
     * @throws org.fitforwork.gateway.seal.keys.UnusableKey if it has none, or one that cannot be used now
     */
    void seal(String organisation, String mediaType, InputStream content, OutputStream envelope) throws IOException;
}
