package org.fitforwork.gateway.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.fitforwork.gateway.directory.PostcodeImport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code import-postcodes}. */
@Command(
        name = "import-postcodes",
        mixinStandardHelpOptions = true,
        description = {
            "Takes the ONS postcode directory (CSV, plain or .gz) in place of the postcodes imported before.",
            "Nobody reads half of it: the new ones are served when all are there. A run that was stopped is gone on"
                    + " with by the next one of the same file; a file with a fault replaces nothing."
        })
final class ImportPostcodes implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(
            paramLabel = "FILE",
            description = "With a heading that names pcds (postcode), doterm (yyyymm or empty) and the area's column.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(
            names = "--areas",
            paramLabel = "SECOND_FILE",
            defaultValue = "./config/directory/gss.csv",
            description = {
                "CSV with the columns gss_code and ods_code: which area each code in FILE is. Default: ${DEFAULT-VALUE},",
                "which has the areas of the configuration; postcodes of others are skipped."
            })
    @SuppressWarnings("NullAway.Init")
    private Path areas;

    @Option(
            names = "--area-column",
            paramLabel = "NAME",
            description =
                    "Column of FILE that holds the area's code. Default: the first there is of sicbl, ccg and icb,"
                            + " also spelt as in sicbl24cd.")
    private @Nullable String areaColumn;

    @Override
    public Integer call() throws IOException, SQLException {
        PrintWriter out = spec.commandLine().getOut();
        try (var context = CommandLine.context(ImportConfiguration.class)) {
            Took took = new Took(context.getBean(Clock.class));
            PostcodeImport.Result result =
                    context.getBean(PostcodeImport.class).load(file, areas, areaColumn, new ProgressLine(out, took));
            out.printf("%n%,d postcodes taken; ", result.taken());
            out.printf("%,d rows skipped, their codes not in %s%s", result.withoutArea(), areas, examples(result));
            out.printf("; in %s%n", took);
            return 0;
        }
    }

    private static String examples(PostcodeImport.Result result) {
        String codes = String.join(", ", result.codes());
        return codes.isEmpty() ? "" : " (such as " + codes + ")";
    }
}
