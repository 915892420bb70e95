package org.fitforwork.gateway.cli;

import java.util.Set;
import java.util.stream.Stream;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.ExitCode;

/** The commands of the jar. Without a command it serves. */
public final class CommandLine {
    private static final Set<String> COMMANDS = Set.of(
            "certs",
            "check",
            "envelope",
            "explain",
            "import-practices",
            "import-postcodes",
            "help",
            "--help",
            "-h",
            "new-programme",
            "schema",
            "verify-ledger",
            "verify-receipt");

    private CommandLine() {}

    /** An import has statements that take minutes; a server's have a limit. */
    private static final String NO_TIME_LIMIT = "spring.datasource.hikari.data-source-properties.socketTimeout=0";

    public static boolean isCommand(String... args) {
        return args.length > 0 && COMMANDS.contains(args[0]);
    }

    /** The exit code: 0 if the command did its work, 1 if it failed, 2 if it was not understood. */
    public static int run(String... args) {
        return new picocli.CommandLine(new Commands())
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    command.getErr().println(root(failure).getMessage());
                    return ExitCode.SOFTWARE;
                })
                .execute(args);
    }

    /**
     * A context of {@code configuration} alone: no server, no routes.
     *
     * @param settings {@code key=value}; what a command is told stands above what any file says
     */
    static ConfigurableApplicationContext context(Class<?> configuration, String... settings) {
        return new SpringApplicationBuilder(configuration)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .properties("logging.level.root=error")
                .run(Stream.concat(Stream.of(NO_TIME_LIMIT), Stream.of(settings))
                        .map("--"::concat)
                        .toArray(String[]::new));
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
