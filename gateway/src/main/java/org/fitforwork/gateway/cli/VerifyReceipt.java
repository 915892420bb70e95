package org.fitforwork.gateway.cli;

import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.fitforwork.gateway.seal.OwnKeys;
import org.fitforwork.gateway.seal.SealSettings;
import org.fitforwork.gateway.seal.keys.UnusableKey;
import org.fitforwork.gateway.seal.receipt.ReceiptCheck;
import org.fitforwork.gateway.seal.receipt.ReceiptCheck.Genuine;
import org.fitforwork.gateway.seal.receipt.ReceiptCheck.NotAReceipt;
import org.hl7.fhir.r4.model.Provenance;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code verify-receipt}: is a receipt genuine, and what does it attest? */
@Command(
        name = "verify-receipt",
        mixinStandardHelpOptions = true,
        description = {
            "Verifies the signed receipts in a file, without any server: a Provenance, or a Bundle of them as a search"
                    + " answers.",
            "Ends with 1 if one is not genuine or is for another Bundle, and with 2 if a file cannot be read."
        })
final class VerifyReceipt implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "A Provenance or a Bundle, JSON or XML.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(
            names = "--jwks",
            paramLabel = "FILE",
            description = "The published keys (/.well-known/receipts/jwks.json). Default: this gateway's own.")
    private @Nullable Path jwks;

    @Option(
            names = "--sent",
            paramLabel = "FILE",
            description = "The Bundle as it was sent, byte for byte; a receipt for another one does not pass.")
    private @Nullable Path sent;

    @Override
    public Integer call() {
        try {
            ReceiptFile receipts = ReceiptFile.read(file);
            JWKSet keys = jwks == null ? own() : JWKSet.load(jwks.toFile());
            String sha256 = sent == null ? null : ReceiptFile.sha256(sent);
            boolean genuine = true;
            for (Provenance receipt : receipts.receipts()) {
                genuine &= verify(receipt, keys, sha256);
            }
            return genuine ? ExitCode.OK : ExitCode.SOFTWARE;
        } catch (UnusableKey e) {
            spec.commandLine().getErr().println(e.getMessage() + "; say --jwks FILE");
            return ExitCode.USAGE;
        } catch (IOException | ParseException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return ExitCode.USAGE;
        }
    }

    /** Those that the settings of this gateway name; in profile local the one beside its database. */
    private static JWKSet own() {
        try (var context = CommandLine.context(ReceiptConfiguration.class)) {
            String data = context.getEnvironment().getProperty("gateway.data-directory", "./data");
            return OwnKeys.of(context.getBean(SealSettings.class), Path.of(data));
        }
    }

    private boolean verify(Provenance receipt, JWKSet keys, @Nullable String sha256) {
        String name = receipt.getIdElement().toUnqualified().getValue();
        try {
            Genuine genuine = ReceiptCheck.verify(receipt, keys);
            spec.commandLine().getOut().println(ReceiptFile.text(name, genuine));
            if (sha256 != null && !Objects.equals(sha256, genuine.statement().bundleSha256())) {
                spec.commandLine()
                        .getErr()
                        .printf("%s is for another Bundle: this one's SHA-256 is %s%n", name, sha256);
                return false;
            }
            return true;
        } catch (NotAReceipt e) {
            spec.commandLine().getErr().printf("%s is NOT genuine: %s%n", name, e.getMessage());
            return false;
        }
    }
}
