package org.fitforwork.simulator.bench.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fitforwork.simulator.bench.mix.Referrer;
import org.fitforwork.simulator.stage.Folder;

/**
 * The project's configuration, changed in four points: every provider is sent its referrals by HTTP, as the stock server
 * sends them; none has a limit of places, which a run would reach in seconds; every referrer and provider has a client,
 * and so has an operator; and no client has a limit to speak of.
 */
final class BenchConfiguration {
    static final String FOLDER = "config";

    private static final Pattern PROVIDER = Pattern.compile("(?m)^- id: (\\S+)\\R +name: (.+)$");
    private static final Pattern LIMIT_IN_LINE = Pattern.compile(", (?:key-workers|caseload|capacity): \\d+");
    private static final Pattern LIMIT = Pattern.compile("(?m)^ +(?:key-workers|caseload|capacity): \\d+\\R");

    private BenchConfiguration() {}

    /** Writes it to {@code folder/config}. */
    static void write(Path project, Path folder, int sinkPort, Collection<Referrer> referrers) throws IOException {
        Path config = folder.resolve(FOLDER);
        Folder.copy(project.resolve(FOLDER), config);
        Path organisations = config.resolve("directory/organisations.yaml");
        String directory = Files.readString(organisations);
        Files.writeString(organisations, overHttp(directory, sinkPort));
        Files.writeString(config.resolve("clients.yaml"), clients(referrers, providers(directory)));
        try (var files = Files.walk(config.resolve("programmes"))) {
            for (Path file :
                    files.filter(path -> path.endsWith("programme.yaml")).toList()) {
                Files.writeString(file, withoutLimits(Files.readString(file)));
            }
        }
    }

    static String overHttp(String organisations, int port) {
        return PROVIDER.matcher(organisations)
                .results()
                .map(provider ->
                        "- { id: %1$s, name: \"%2$s\", channel: fhir-rest, endpoint: \"http://127.0.0.1:%3$d/%1$s/fhir\" }%n"
                                .formatted(provider.group(1), provider.group(2), port))
                .collect(Collectors.joining());
    }

    static String withoutLimits(String programme) {
        return LIMIT.matcher(LIMIT_IN_LINE.matcher(programme).replaceAll("")).replaceAll("");
    }

    static List<ProviderClient> providers(String organisations) {
        return PROVIDER.matcher(organisations)
                .results()
                .map(provider -> new ProviderClient(provider.group(1)))
                .toList();
    }

    static String clients(Collection<Referrer> referrers, Collection<ProviderClient> providers) {
        Stream<String> sending = referrers.stream()
                .map(referrer -> client(
                        referrer.client(),
                        "%s, role: referrer, source: %s".formatted(referrer.organisation(), referrer.source()),
                        referrer.secret()));
        Stream<String> taking = providers.stream()
                .map(provider ->
                        client(provider.client(), provider.organisation() + ", role: provider", provider.secret()));
        Stream<String> operating = Stream.of(client(Operator.CLIENT, "bench, role: admin", Operator.SECRET));
        return Stream.of(sending, taking, operating)
                .flatMap(clients -> clients)
                .collect(Collectors.joining(
                        "", "spring.config.activate.on-profile: local%ngateway:%n  clients:%n".formatted(), ""));
    }

    private static String client(String id, String organisation, String secret) {
        return "    %s: { organisation: %s, secret: \"{noop}%s\", rate: { per-minute: 600000, burst: 100000 } }%n"
                .formatted(id, organisation, secret);
    }
}
