package org.fitforwork.gateway.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.fitforwork.gateway.configuration.ConfigurationProof;
import org.fitforwork.gateway.configuration.InvalidConfiguration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code check}: is a configuration sound, and does it do what was reviewed? */
@Command(
        name = "check",
        description = {
            "Proves a configuration: every file is well-formed, every name it uses exists, every example referral gets its"
                    + " verdict, and every kind of person of every area, from every source and on every day, goes where"
                    + " routing.csv says or falls into a gap that gaps.yaml intends.",
            "Prints one line a fault, file:line:column: message, and fails if there is one."
        })
final class Check implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", defaultValue = "./config", description = "default: ${DEFAULT-VALUE}")
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Option(
            names = "--accept",
            description = "Writes routing.csv anew, as the configuration routes now. Review what changed in it.")
    private boolean accept;

    @Override
    public Integer call() throws IOException {
        try (var context = CommandLine.context(CheckConfiguration.class, "gateway.config.path=" + folder)) {
            ConfigurationProof proof = context.getBean(ConfigurationProof.class);
            if (accept) {
                proof.accept();
                out().printf("%s/routing.csv written%n", folder);
            }
            var configuration = proof.sound().configuration();
            out().printf(
                            "%s is sound: %d programmes, %d areas, version %s%n",
                            folder,
                            configuration.programmes().size(),
                            configuration.areas().byCode().size(),
                            configuration.version());
            return 0;
        } catch (InvalidConfiguration invalid) {
            invalid.faults().forEach(fault -> spec.commandLine().getErr().println(folder + "/" + fault));
            return 1;
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
