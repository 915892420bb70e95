package org.fitforwork.gateway.cli;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.fitforwork.gateway.seal.receipt.ReceiptCheck.Genuine;
import org.fitforwork.gateway.seal.receipt.Statement;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Provenance;

/**
 * The receipts of a file, and how they are shown.
 *
 * @param receipts at least one
 */
record ReceiptFile(List<Provenance> receipts) {
    static ReceiptFile read(Path file) throws IOException {
        List<Provenance> receipts = resources(file)
                .filter(Provenance.class::isInstance)
                .map(Provenance.class::cast)
                .toList();
        if (receipts.isEmpty()) {
            throw new IOException(file + " has no Provenance in it");
        }
        return new ReceiptFile(receipts);
    }

    private static Stream<? extends IBaseResource> resources(Path file) throws IOException {
        String text = Files.readString(file).strip();
        FhirContext context = FhirContext.forR4Cached();
        var parser = text.startsWith("<") ? context.newXmlParser() : context.newJsonParser();
        parser.setStripVersionsFromReferences(false);
        try {
            IBaseResource resource = parser.parseResource(text);
            return resource instanceof Bundle bundle
                    ? bundle.getEntry().stream().map(entry -> entry.getResource())
                    : Stream.of(resource);
        } catch (DataFormatException e) {
            throw new IOException(file + " is no FHIR resource, in JSON or XML", e);
        }
    }

    static String sha256(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static String text(String name, Genuine genuine) {
        Statement says = genuine.statement();
        return """
                %s is genuine: signed by %s
                  key            %s (%s)
                  attests        %s
                  at             %s
                  referral       %s|%s
                  sent by        %s
                  bundle         sha-256 %s
                  programme      %s
                  provider       %s
                  task           %s
                  serviceRequest %s
                  status         %s%s"""
                .formatted(
                        name,
                        says.issuer(),
                        genuine.signed().keyId(),
                        genuine.signed().algorithm(),
                        says.type(),
                        says.at(),
                        says.referral().system(),
                        says.referral().value(),
                        says.sender(),
                        says.bundleSha256() == null ? "not kept" : says.bundleSha256(),
                        says.programme(),
                        says.provider(),
                        says.task(),
                        says.serviceRequest(),
                        says.status(),
                        says.reason() == null ? "" : ", " + says.reason());
    }
}
