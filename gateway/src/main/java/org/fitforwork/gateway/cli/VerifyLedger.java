package org.fitforwork.gateway.cli;

import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.text.ParseException;
import java.time.Clock;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.fitforwork.gateway.chain.PublishedKeys;
import org.fitforwork.gateway.seal.OwnKeys;
import org.fitforwork.gateway.seal.SealSettings;
import org.fitforwork.gateway.seal.keys.UnusableKey;
import org.fitforwork.gateway.verification.LedgerVerification;
import org.fitforwork.gateway.verification.Report;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code verify-ledger}: was anything in the ledger changed, removed or added behind the gateway's back? */
@Command(
        name = "verify-ledger",
        mixinStandardHelpOptions = true,
        description = {
            "Reads every event of the database and makes its hash anew, and holds the signed checkpoints against the events."
                    + " It writes nothing.",
            "Ends with 0 if everything holds, with 1 if not, naming the first events and checkpoints that do not, and"
                    + " with 2 if it could not look."
        })
final class VerifyLedger implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--keys",
            paramLabel = "JWKS",
            description = "The published keys (/.well-known/receipts/jwks.json). Default: this gateway's own.")
    private @Nullable Path keys;

    @Option(
            names = "--checkpoint",
            paramLabel = "NUMBER:LINK",
            description = "One that you noted before, as this command and the gateway's log show it: it must be there.")
    private @Nullable String checkpoint;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try (var context = CommandLine.context(LedgerConfiguration.class)) {
            Took took = new Took(Clock.systemUTC());
            var verification =
                    new LedgerVerification(context.getBean(DataSource.class), new PublishedKeys(keys(context)));
            Report report = verification.verify(checkpoint, events -> {
                out.printf("\r%,d events, %,.0f events/s ", events, events / Math.max(took.seconds(), 0.01));
                out.flush();
            });
            out.printf(
                    "%n%,d events of %,d referrals, in %s; %,d checkpoints seal %,d of them; the newest is %s%n",
                    report.events(), report.referrals(), took, report.checkpoints(), report.sealed(), report.newest());
            report.faults().forEach(err::println);
            if (!report.holds()) {
                err.printf("the ledger does NOT hold: %,d faults, of which the first are above%n", report.broken());
                return ExitCode.SOFTWARE;
            }
            out.println("the ledger holds");
            return ExitCode.OK;
        } catch (UnusableKey e) {
            err.println(e.getMessage() + "; say --keys JWKS");
            return ExitCode.USAGE;
        } catch (IOException | ParseException | SQLException e) {
            err.println("the ledger could not be read: " + e.getMessage());
            return ExitCode.USAGE;
        }
    }

    private JWKSet keys(ConfigurableApplicationContext context) throws IOException, ParseException {
        if (keys != null) {
            return JWKSet.load(keys.toFile());
        }
        String data = context.getEnvironment().getProperty("gateway.data-directory", "./data");
        return OwnKeys.of(context.getBean(SealSettings.class), Path.of(data));
    }
}
