package org.fitforwork.gateway.cli;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.fitforwork.gateway.configuration.ConfigurationProof;
import org.fitforwork.gateway.configuration.InvalidConfiguration;
import org.fitforwork.gateway.conformance.ProfilePackage;
import org.fitforwork.gateway.directory.OwnDirectories;
import org.fitforwork.referral.programme.Programme;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code new-programme}: a folder to begin with, which is sound as it stands and takes nobody yet. */
@Command(
        name = "new-programme",
        description = "Writes the folder of a new programme: programme.yaml with every key explained, and its examples."
                + " It is a draft, passes check at once, and takes nobody until its status is active.")
final class NewProgramme implements Callable<Integer> {
    private static final int LONGEST_FORM_ID = 64;
    private static final int SHORTEST_TITLE = 3;
    private static final int LONGEST_TITLE = 80;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "ID", description = "The programme's code, such as green-gym; its folder's name.")
    @SuppressWarnings("NullAway.Init")
    private String id;

    @Option(
            names = "--config",
            paramLabel = "DIR",
            defaultValue = "./config",
            description = "Default: ${DEFAULT-VALUE}")
    @SuppressWarnings("NullAway.Init")
    private Path config;

    @Option(names = "--title", paramLabel = "TITLE", description = "What people call it. Default: made of the ID.")
    private @Nullable String title;

    @Option(
            names = "--source",
            paramLabel = "CODE",
            split = ",",
            defaultValue = "gp",
            description = "Who may refer; several with commas between. Default: ${DEFAULT-VALUE}")
    @SuppressWarnings("NullAway.Init")
    private List<String> sources;

    @Option(
            names = "--area",
            paramLabel = "CODE",
            description = "The area, part or region it covers. Default: that of the first of directory/practices.csv.")
    private @Nullable String area;

    @Option(
            names = "--provider",
            paramLabel = "ID",
            description = "Who delivers it. Default: the first of directory/organisations.yaml.")
    private @Nullable String provider;

    @Option(
            names = "--from",
            paramLabel = "DATE",
            description = "First day on which it will take referrals, such as 2027-04-01. Default: today.")
    private @Nullable LocalDate from;

    @Override
    public Integer call() throws IOException {
        understood(
                id.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*"),
                "'%s' is no programme's code: small letters, digits and single hyphens, such as green-gym"
                        .formatted(id));
        understood(
                !id.equals(Programme.ANY),
                "'any' is no programme's code: with it a referral leaves the choice to the gateway");
        understood(
                title().length() >= SHORTEST_TITLE
                        && title().length() <= LONGEST_TITLE
                        && title().lines().count() == 1,
                "a title is one line of %d to %d characters".formatted(SHORTEST_TITLE, LONGEST_TITLE));
        if (!Files.isDirectory(config.resolve("programmes"))) {
            return failed(config
                    + " is no configuration folder: there is no programmes/ in it. Run this from the project's root,"
                    + " or say --config DIR");
        }
        if (Files.exists(folder())) {
            return failed(folder() + " is there already; choose another id, or edit what is there");
        }
        try (var context = CommandLine.context(CheckConfiguration.class, "gateway.config.path=" + config)) {
            return write(context);
        } catch (InvalidConfiguration invalid) {
            invalid.faults().forEach(fault -> spec.commandLine().getErr().println(config + "/" + fault));
            return failed("nothing was written; mend this first");
        }
    }

    private int write(ApplicationContext context) throws IOException {
        var configuration = context.getBean(ConfigurationProof.class).sound().configuration();
        Set<String> known = new TreeSet<>(context.getBean(ProfilePackage.class).codes("referral-source"));
        sources.forEach(source -> source(source, known));
        LocalDate date = from == null ? LocalDate.now(context.getBean(Clock.class)) : from;
        var point = new StartingPoint(
                configuration, context.getBean(OwnDirectories.class).of(configuration), date);
        try {
            String provides = point.provider(provider);
            var practice = point.practice(area);
            if (practice.isEmpty()) {
                return failed(
                        "directory/practices.csv has no practice that is open on %s in %s, for the people of the examples; add one"
                                .formatted(date, area == null ? "any area" : area));
            }
            Start start = new Start(
                    id,
                    title(),
                    sources.stream().distinct().toList(),
                    area == null ? point.area(practice.get()) : area,
                    provides,
                    date,
                    point.priority(),
                    practice.get());
            new ProgrammeFolder(context.getBean(FhirContext.class), start)
                    .write(folder(), known)
                    .forEach(spec.commandLine().getOut()::println);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
        return next();
    }

    private void source(String source, Set<String> known) {
        understood(
                known.contains(source),
                "'%s' is no source of referrals; a source is one of %s".formatted(source, String.join(", ", known)));
        understood(
                id.length() + 1 + source.length() <= LONGEST_FORM_ID,
                "a shorter id, please: the name of its form, %s-%s, may have %d characters"
                        .formatted(id, source, LONGEST_FORM_ID));
    }

    private int next() {
        spec.commandLine()
                .getOut()
                .printf(
                        """
                        %1$s is a draft and takes nobody yet. Next:
                          1. edit %2$s/programme.yaml and its examples
                          2. gateway check %3$s
                          3. set its status to active, and gateway check %3$s --accept; review what changes in routing.csv
                        """,
                        id, folder(), config);
        return ExitCode.OK;
    }

    private Path folder() {
        return config.resolve("programmes").resolve(id);
    }

    private String title() {
        String words = id.replace('-', ' ');
        return title == null ? words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) : title.strip();
    }

    private void understood(boolean holds, String otherwise) {
        if (!holds) {
            throw new ParameterException(spec.commandLine(), otherwise);
        }
    }

    private int failed(String why) {
        spec.commandLine().getErr().println(why);
        return ExitCode.SOFTWARE;
    }
}
