package org.fitforwork.simulator;

import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.time.Clock;
import org.fitforwork.simulator.bench.BenchCommand;
import org.fitforwork.simulator.bench.growth.GrowthCommand;
import org.fitforwork.simulator.bench.soak.SoakCommand;
import org.fitforwork.simulator.faults.FaultsCommand;
import org.fitforwork.simulator.gp.GpCommand;
import org.fitforwork.simulator.listen.ListenCommand;
import org.fitforwork.simulator.pace.Sleep;
import org.fitforwork.simulator.postcodes.PostcodesCommand;
import org.fitforwork.simulator.provider.ProviderCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/**
 * The program: {@code provider} plays providers, {@code gp} and {@code listen} a GP system, {@code postcodes} the ONS,
 * {@code faults} plays faults on real processes, {@code bench} measures the gateway beside a stock server, {@code soak}
 * keeps it busy for long, and {@code growth} measures it with few and with many referrals stored.
 */
@Command(
        name = "simulator",
        description = "Plays the systems around the gateway, with invented people, on this machine only.",
        synopsisSubcommandLabel = "COMMAND")
public final class Simulator {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    private Simulator() {}

    public static void main(String[] args) {
        // Else each answer of the JDK's server waits 40 ms for an acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.exit(run(args));
    }

    /** Runs a command to its end; 0 if all is well. */
    public static int run(String... args) {
        var out = new PrintWriter(System.out, true, Charset.defaultCharset());
        var err = new PrintWriter(System.err, true, Charset.defaultCharset());
        return commandLine(out, err, Clock.systemUTC(), Sleep.REAL).execute(args);
    }

    static CommandLine commandLine(PrintWriter out, PrintWriter err, Clock clock, Sleep sleep) {
        return new CommandLine(new Simulator())
                .addSubcommand(new ProviderCommand(out, clock, sleep))
                .addSubcommand(new GpCommand(out, clock, sleep))
                .addSubcommand(new ListenCommand(out, clock))
                .addSubcommand(new FaultsCommand(out, clock, sleep))
                .addSubcommand(new BenchCommand(out, clock, sleep))
                .addSubcommand(new SoakCommand(out, clock, sleep))
                .addSubcommand(new GrowthCommand(out, clock, sleep))
                .addSubcommand(new PostcodesCommand(out))
                .setOut(out)
                .setErr(err)
                .setExecutionExceptionHandler((fault, command, parsed) -> {
                    String message = fault.getMessage();
                    err.println(message == null ? fault.getClass().getSimpleName() : message);
                    return fault instanceof IllegalArgumentException ? ExitCode.USAGE : ExitCode.SOFTWARE;
                });
    }
}
