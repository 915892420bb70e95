package org.fitforwork.gateway.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Period;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.fitforwork.gateway.seal.authority.DevelopmentAuthority;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code certs}: keys and certificates to try mutual TLS, receipts and envelopes with. */
@Command(
        name = "certs",
        mixinStandardHelpOptions = true,
        description = {
            "Makes a certificate authority for development, a server certificate for localhost and 127.0.0.1, one for each"
                    + " client, its revocation list, and a key that signs receipts: PEM, and PKCS#12 besides.",
            "certs revoke DIR NAME revokes one."
        })
final class Certs implements Callable<Integer> {
    private static final Set<String> TAKEN = Set.of("ca", "server", "envelope", "signing", "p12");

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", arity = "0..1", description = "The folder to write to.")
    private @Nullable Path folder;

    @Option(
            names = "--client",
            paramLabel = "NAME",
            split = ",",
            defaultValue = "demo-gp",
            description = "Clients; several with commas between. Default: ${DEFAULT-VALUE}")
    @SuppressWarnings("NullAway.Init")
    private List<String> clients;

    @Option(names = "--days", paramLabel = "N", defaultValue = "365", description = "Default: ${DEFAULT-VALUE}")
    private int days;

    @Option(names = "--force", description = "Overwrites what is there.")
    private boolean force;

    @Override
    public Integer call() throws GeneralSecurityException, IOException {
        if (folder == null) {
            throw new ParameterException(spec.commandLine(), "a folder to write to is missing: certs DIR");
        }
        for (String client : clients) {
            if (!client.matches("[a-zA-Z0-9][a-zA-Z0-9._-]*") || TAKEN.contains(client)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "'%s' is no client's name here: letters, digits, dots and hyphens, and none of %s"
                                .formatted(client, TAKEN));
            }
        }
        var authority =
                new DevelopmentAuthority(folder, Clock.systemUTC().instant(), Period.ofDays(days), new SecureRandom());
        authority.make(clients, force).forEach(out()::println);
        out().printf(
                        """

                        For development only: the authority's key lies beside it. The password of the .p12 files is in p12.password.

                        Mutual TLS: start the gateway with
                          server.ssl.bundle=gateway
                          server.ssl.client-auth=want
                          spring.ssl.bundle.pem.gateway.keystore.certificate=%1$s/server.crt
                          spring.ssl.bundle.pem.gateway.keystore.private-key=%1$s/server.key
                          spring.ssl.bundle.pem.gateway.truststore.certificate=%1$s/ca.crt
                          gateway.certificates.revocation-lists=%1$s/ca.crl
                          gateway.clients.%2$s.certificate=CN=%2$s,O=Fit for Work (development)
                        and ask for a token as %2$s, which is good over this certificate only:
                          curl --cacert %1$s/ca.crt --cert %1$s/%2$s.crt --key %1$s/%2$s.key \\
                            -d grant_type=client_credentials -d client_id=%2$s https://localhost:8080/oauth2/token
                        Receipts:  gateway.seal.signing-key=%1$s/signing.key
                        Envelopes: gateway.seal.envelope-key=%1$s/envelope.key
                                   gateway.seal.envelope-certificate=%1$s/envelope.crt
                        Revoke:    certs revoke %1$s %2$s
                        """,
                        folder, clients.get(0));
        return ExitCode.OK;
    }

    @Command(
            name = "revoke",
            mixinStandardHelpOptions = true,
            description = "Adds a certificate to DIR/ca.crl. Whoever checks the list reads it again.")
    int revoke(
            @Parameters(paramLabel = "DIR", description = "The folder that certs wrote.") Path issued,
            @Parameters(paramLabel = "NAME", description = "A client, or server.") String name,
            @Option(names = "--days", paramLabel = "N", defaultValue = "365", description = "The list's validity.")
                    int valid)
            throws GeneralSecurityException, IOException {
        new DevelopmentAuthority(issued, Clock.systemUTC().instant(), Period.ofDays(valid), new SecureRandom())
                .revoke(name);
        out().printf("%s is revoked in %s/ca.crl%n", name, issued);
        return ExitCode.OK;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
