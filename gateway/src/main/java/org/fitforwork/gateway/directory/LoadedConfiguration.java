package org.fitforwork.gateway.directory;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fitforwork.gateway.conformance.CommonForms;
import org.fitforwork.gateway.conformance.CurrentForms;
import org.fitforwork.gateway.conformance.FormAssembly;
import org.fitforwork.gateway.conformance.FormAssembly.Assembled;
import org.fitforwork.gateway.conformance.FormSet;
import org.fitforwork.gateway.conformance.ItemBank;
import org.fitforwork.referral.intake.Configurations;
import org.fitforwork.referral.programme.Areas;
import org.fitforwork.referral.programme.Configuration;
import org.fitforwork.referral.programme.Programme;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The configuration as it was read and found sound at the start. A fault in it stops the start. */
@Component
public final class LoadedConfiguration implements Configurations, CurrentForms {
    private static final int FINGERPRINT = 12;
    private static final int WHOLE = 100;

    private final Configuration configuration;
    private final Map<String, Organisation> organisations;
    private final FormSet forms;

    LoadedConfiguration(
            DirectorySettings settings,
            Environment environment,
            FormAssembly assembly,
            List<ConfigurationCheck> checks) {
        ConfigurationFiles files = new ConfigurationFiles(settings.folder(), environment);
        Map<Path, Programme> programmes = new LinkedHashMap<>();
        files.programmes().forEach(file -> programmes.put(file, files.read(file, Programme.class)));
        Path areasFile = files.directory("areas.yaml");
        Path organisationsFile = files.directory("organisations.yaml");
        organisations = Stream.of(files.read(organisationsFile, Organisation[].class))
                .collect(Collectors.toUnmodifiableMap(Organisation::id, Function.identity()));
        Areas areas = new Areas(Stream.of(files.read(areasFile, Areas.Area[].class))
                .collect(Collectors.toUnmodifiableMap(Areas.Area::code, Function.identity())));
        Path bankFile = files.form("item-bank.yaml");
        Path commonFile = files.form("forms.yaml");
        Assembled assembled = assembly.assemble(
                files.read(bankFile, ItemBank.class), files.read(commonFile, CommonForms.class), programmes.values());
        forms = assembled.forms();
        verify(programmes, areas, checks, faults(assembled, programmes, files));
        List<Path> read = Stream.concat(
                        programmes.keySet().stream(), Stream.of(areasFile, organisationsFile, bankFile, commonFile))
                .toList();
        configuration = new Configuration(
                fingerprint(read, files),
                programmes.values().stream().collect(Collectors.toUnmodifiableMap(Programme::id, Function.identity())),
                areas);
    }

    @Override
    public Configuration current() {
        return configuration;
    }

    /** Every organisation that may receive referrals, by id. */
    public Map<String, Organisation> organisations() {
        return organisations;
    }

    @Override
    public FormSet forms() {
        return forms;
    }

    private static List<String> faults(Assembled assembled, Map<Path, Programme> programmes, ConfigurationFiles files) {
        return assembled.faults().stream()
                .map(fault -> programmes.entrySet().stream()
                                .filter(entry -> entry.getValue().id().equals(fault.programme()))
                                .map(entry -> entry.getKey() + ": " + fault.pointer())
                                .findFirst()
                                .orElseGet(() -> files.form(fault.pointer()).toString())
                        + ": " + fault.message())
                .toList();
    }

    private void verify(
            Map<Path, Programme> programmes, Areas areas, List<ConfigurationCheck> checks, List<String> inForms) {
        List<String> faults = new ArrayList<>(inForms);
        programmes.forEach((file, programme) -> {
            Stream<String> found = Stream.concat(
                    references(programme, areas),
                    checks.stream().flatMap(check -> check.faults(programme, forms).stream()));
            found.forEach(fault -> faults.add(file + ": " + fault));
            if (!file.endsWith(Path.of(programme.id(), "programme.yaml"))) {
                faults.add(file + ": the folder must be named as the programme's id, " + programme.id());
            }
        });
        if (!faults.isEmpty()) {
            throw new InvalidConfiguration(String.join("\n", faults));
        }
    }

    private Stream<String> references(Programme programme, Areas areas) {
        List<String> faults = new ArrayList<>();
        programme.areas().stream()
                .filter(area -> !areas.byCode().containsKey(area))
                .forEach(area -> faults.add("area %s is not in directory/areas.yaml".formatted(area)));
        programme.providers().forEach(provider -> {
            if (!organisations.containsKey(provider.organisation())) {
                faults.add("organisation %s is not in directory/organisations.yaml".formatted(provider.organisation()));
            }
            provider.areas().stream()
                    .filter(area -> !programme.areas().contains(area))
                    .forEach(area -> faults.add("provider %s serves %s, which the programme does not cover"
                            .formatted(provider.organisation(), area)));
        });
        if (programme.status() == Programme.Status.ACTIVE) {
            programme.areas().forEach(area -> shares(programme, area).ifPresent(faults::add));
        }
        return faults.stream();
    }

    private static Optional<String> shares(Programme programme, String area) {
        int sum = programme.providers().stream()
                .filter(provider ->
                        provider.areas().isEmpty() || provider.areas().contains(area))
                .mapToInt(Programme.Provider::share)
                .sum();
        return sum == WHOLE
                ? Optional.empty()
                : Optional.of("the shares of the providers of %s are %d, not 100".formatted(area, sum));
    }

    private static String fingerprint(List<Path> read, ConfigurationFiles files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            read.forEach(file -> digest.update(files.text(file).getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest()).substring(0, FINGERPRINT);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
