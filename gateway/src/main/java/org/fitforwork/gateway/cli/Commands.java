package org.fitforwork.gateway.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.fitforwork.gateway.directory.LoadedConfiguration;
import org.fitforwork.gateway.directory.PracticeImport;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What can be asked of the jar on the command line. */
@Command(
        name = "gateway",
        mixinStandardHelpOptions = true,
        subcommands = HelpCommand.class,
        description = "Fit-for-work referral gateway. Without a command it serves.",
        synopsisSubcommandLabel = "[COMMAND]")
class Commands implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(out());
    }

    @Command(name = "check", description = "Reads a configuration and says what is wrong with it.")
    int check(
            @Parameters(paramLabel = "DIR", defaultValue = "./config", description = "default: ${DEFAULT-VALUE}")
                    Path folder) {
        try (var context = CommandLine.context(CheckConfiguration.class, "gateway.config.path=" + folder)) {
            LoadedConfiguration loaded = context.getBean(LoadedConfiguration.class);
            var configuration = loaded.current();
            out().printf(
                            "%s is sound: %d programmes, %d forms, %d areas, version %s%n",
                            folder,
                            configuration.programmes().size(),
                            loaded.forms().questionnaires().size(),
                            configuration.areas().byCode().size(),
                            configuration.version());
            return 0;
        }
    }

    @Command(
            name = "import-practices",
            description = "Takes the national file of GP practices (epraccur.csv, plain or .gz) into the directory.")
    int importPractices(@Parameters(paramLabel = "FILE") Path file) throws IOException {
        try (var context = CommandLine.context(ImportConfiguration.class)) {
            var result = context.getBean(PracticeImport.class).load(file, rows -> {
                out().printf("\r%,d rows", rows);
                out().flush();
            });
            out().printf(
                            "%n%,d practices taken; %,d rows of other settings or without commissioner skipped%n",
                            result.taken(), result.skipped());
            return 0;
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
