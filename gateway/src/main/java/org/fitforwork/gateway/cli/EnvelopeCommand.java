package org.fitforwork.gateway.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.fitforwork.gateway.seal.envelope.Envelope;
import org.fitforwork.gateway.seal.keys.KeyFile;
import org.fitforwork.gateway.seal.keys.KeyMaterial;
import org.fitforwork.gateway.seal.keys.Password;
import org.fitforwork.gateway.seal.keys.SecretFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code envelope}: an S/MIME envelope made or opened by hand. */
@Command(
        name = "envelope",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(seal | open)",
        description = "Signs and encrypts a file as the gateway does for a provider, or opens what was made so.")
final class EnvelopeCommand implements Runnable {
    private static final int LARGEST = 64 * 1024 * 1024;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** Whose key: that of who signs, or of who opens. */
    static final class Own {
        @Option(names = "--key", required = true, paramLabel = "FILE", description = "Your key, PEM or PKCS#12.")
        @SuppressWarnings("NullAway.Init")
        private Path key;

        @Option(
                names = "--certificate",
                paramLabel = "FILE",
                description = "Its certificate and chain, if they are not in the same file.")
        private @Nullable Path certificate;

        @Option(
                names = "--password-file",
                paramLabel = "FILE",
                description = "The key's password; else the environment's GATEWAY_KEY_PASSWORD, if it needs one.")
        private @Nullable Path passwordFile;

        KeyMaterial read() {
            Password password = Password.from(passwordFile, System.getenv("GATEWAY_KEY_PASSWORD"));
            KeyMaterial material = KeyFile.read(key, password);
            return certificate == null ? material : material.with(KeyFile.read(certificate, Password.NONE));
        }
    }

    @Command(name = "seal", mixinStandardHelpOptions = true, description = "Makes an envelope.")
    int seal(
            @Mixin Own sender,
            @Option(names = "--to", required = true, paramLabel = "FILE", description = "The recipient's certificate.")
                    Path to,
            @Option(
                            names = "--type",
                            paramLabel = "TYPE",
                            defaultValue = "application/fhir+json",
                            description = "Media type of the content. Default: ${DEFAULT-VALUE}")
                    String type,
            @Parameters(paramLabel = "IN", description = "The content.") Path in,
            @Parameters(paramLabel = "OUT", description = "The envelope.") Path out)
            throws IOException {
        KeyMaterial recipient = KeyFile.read(to, Password.NONE);
        try (InputStream content = Files.newInputStream(in);
                OutputStream envelope = Files.newOutputStream(out)) {
            new Envelope(Clock.systemUTC()).seal(sender.read(), recipient.certificate(), type, content, envelope);
        }
        spec.commandLine().getOut().printf("%s can be opened by %s%n", out, subject(recipient));
        return ExitCode.OK;
    }

    @Command(
            name = "open",
            mixinStandardHelpOptions = true,
            description = "Opens an envelope, if it is to be believed.")
    int open(
            @Mixin Own recipient,
            @Option(
                            names = "--from",
                            required = true,
                            paramLabel = "FILE",
                            description = "The sender's certificate, or its authority's.")
                    List<Path> from,
            @Parameters(paramLabel = "IN", description = "The envelope.") Path in,
            @Parameters(paramLabel = "OUT", description = "The content; only its owner can read the file.") Path out)
            throws IOException {
        var trusted = from.stream()
                .flatMap(file -> KeyFile.read(file, Password.NONE).chain().stream())
                .toList();
        try (InputStream envelope = Files.newInputStream(in)) {
            var opened = new Envelope(Clock.systemUTC()).open(recipient.read(), trusted, envelope, LARGEST);
            SecretFile.replace(out, opened.content());
            spec.commandLine()
                    .getOut()
                    .printf(
                            "%s, signed by %s%n",
                            opened.mediaType(), opened.signer().getSubjectX500Principal());
        }
        return ExitCode.OK;
    }

    private static String subject(KeyMaterial recipient) {
        return Stream.of(recipient.certificate())
                .map(certificate -> certificate.getSubjectX500Principal().toString())
                .findFirst()
                .orElseThrow();
    }
}
