package org.fitforwork.gateway.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.fitforwork.gateway.directory.PracticeImport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code import-practices}. */
@Command(
        name = "import-practices",
        mixinStandardHelpOptions = true,
        description = {
            "Takes the national file of GP practices (epraccur.csv, plain or .gz) into the directory, all of it or nothing.",
            "Files over time add up, in any order: a practice keeps the commissioners it had, and newer files win."
        })
final class ImportPractices implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "27 columns without heading, as the NHS publishes it.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            description = "The date that the file speaks of, such as 2018-02-23. Default: today.")
    private @Nullable LocalDate asOf;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (var context = CommandLine.context(ImportConfiguration.class)) {
            Clock clock = context.getBean(Clock.class);
            Took took = new Took(clock);
            LocalDate date = asOf == null ? LocalDate.now(clock) : asOf;
            PracticeImport.Result result = context.getBean(PracticeImport.class).load(file, date, rows -> {
                out.printf("\r%,d rows", rows);
                out.flush();
            });
            out.printf("%n%s; as of %s, in %s%n", result, date, took);
            return 0;
        }
    }
}
