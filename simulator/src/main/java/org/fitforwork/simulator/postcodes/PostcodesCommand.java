package org.fitforwork.simulator.postcodes;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code postcodes}: writes a made-up postcode directory. */
@Command(
        name = "postcodes",
        description = "Writes a made-up file in the layout of the ONS postcode directory, for import-postcodes.",
        showDefaultValues = true)
public final class PostcodesCommand implements Callable<Integer> {
    private static final Pattern GSS_CODE = Pattern.compile("\\b[A-Z]\\d{8}\\b");

    private final PrintWriter out;

    @Parameters(paramLabel = "FILE", description = "File to write.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(names = "--rows", description = "How many postcodes; the real directory has 2.7 million.")
    private int rows = 2_700_000;

    @Option(
            names = "--areas",
            paramLabel = "SECOND_FILE",
            required = true,
            description = "The second file of import-postcodes: the postcodes lie in its areas.")
    @SuppressWarnings("NullAway.Init")
    private Path areas;

    public PostcodesCommand(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Integer call() throws IOException {
        if (rows < 1 || rows > PostcodeDirectory.MOST) {
            throw new IllegalArgumentException("--rows must be 1 to " + PostcodeDirectory.MOST);
        }
        List<String> codes = GSS_CODE.matcher(Files.readString(areas))
                .results()
                .map(code -> code.group())
                .toList();
        if (codes.isEmpty()) {
            throw new IllegalArgumentException(areas + " holds no GSS code such as E38000187");
        }
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            new PostcodeDirectory(codes).write(rows, writer);
        }
        out.printf("%,d postcodes in %,d areas written to %s%n", rows, codes.size(), file);
        return ExitCode.OK;
    }
}
