package org.fitforwork.gateway.cli;

import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What can be asked of the jar on the command line. */
@Command(
        name = "gateway",
        mixinStandardHelpOptions = true,
        subcommands = {
            HelpCommand.class,
            Certs.class,
            Check.class,
            EnvelopeCommand.class,
            Explain.class,
            ImportPractices.class,
            ImportPostcodes.class,
            NewProgramme.class,
            Schema.class,
            VerifyLedger.class,
            VerifyReceipt.class
        },
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

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
