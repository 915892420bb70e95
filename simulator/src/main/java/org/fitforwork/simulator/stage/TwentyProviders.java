package org.fitforwork.simulator.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The project's configuration, changed in one point: the out-of-work programme has twenty providers with an equal share,
 * each with an endpoint of its own and without a limit of places.
 */
public final class TwentyProviders {
    static final String FOLDER = "config";

    private static final int PROVIDERS = 20;
    private static final int SHARE = 100 / PROVIDERS;
    private static final String PROGRAMME = "programmes/fit-for-work-out-of-work/programme.yaml";
    private static final Pattern PROVIDERS_OF_PROGRAMME = Pattern.compile("(?m)^providers:\\R(?:[ #].*\\R)+");

    private TwentyProviders() {}

    public static List<String> ids() {
        return IntStream.rangeClosed(1, PROVIDERS)
                .mapToObj("provider-%02d"::formatted)
                .toList();
    }

    /** Writes it to {@code folder/config}, and has the gateway accept how it routes now. */
    static void write(Path project, Path folder, int providerPort, GatewayJar gateway)
            throws IOException, InterruptedException {
        Path config = folder.resolve(FOLDER);
        Folder.copy(project.resolve(FOLDER), config);
        Files.writeString(
                config.resolve("directory/organisations.yaml"),
                ids().stream()
                        .map(id ->
                                "- { id: %s, name: %s, channel: fhir-rest, endpoint: \"http://127.0.0.1:%d/%s/fhir\" }%n"
                                        .formatted(id, id, providerPort, id))
                        .collect(Collectors.joining()),
                StandardOpenOption.APPEND);
        Path programme = config.resolve(PROGRAMME);
        Matcher providers = PROVIDERS_OF_PROGRAMME.matcher(Files.readString(programme));
        if (!providers.find()) {
            throw new IOException("%s has no list of providers to replace".formatted(programme));
        }
        Files.writeString(
                programme,
                providers.replaceFirst(ids().stream()
                        .map(id -> "  - { organisation: %s, share: %d }%n".formatted(id, SHARE))
                        .collect(Collectors.joining("", "providers:%n".formatted(), ""))));
        gateway.run(folder, folder.resolve("check.log"), "check", "--accept", FOLDER);
    }
}
