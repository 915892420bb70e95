package org.fitforwork.gateway.configuration;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fitforwork.referral.programme.Areas;
import org.fitforwork.referral.programme.Configuration;
import org.fitforwork.referral.programme.Organisation;
import org.fitforwork.referral.programme.Programme;
import org.fitforwork.referral.proof.Gap;
import org.fitforwork.referral.proof.Person;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Reads a configuration folder: every file against its schema first, so that all faults of form are told at once. */
@Component
class ConfigurationReader {
    private static final int FINGERPRINT = 12;
    private static final String AREAS = "directory/areas.yaml";
    private static final String ORGANISATIONS = "directory/organisations.yaml";
    private static final String PEOPLE = "people.yaml";
    private static final String GAPS = "gaps.yaml";
    private static final List<String> OWN_DIRECTORY = List.of("directory/practices.csv", "directory/postcodes.csv");
    private static final String ITEM_BANK = "forms/item-bank.yaml";
    private static final String COMMON_FORMS = "forms/forms.yaml";

    private final Environment environment;
    private final Map<Type, Schemas.Schema> schemas = new LinkedHashMap<>();

    ConfigurationReader(Environment environment) {
        this.environment = environment;
        Schemas made = new Schemas();
        Stream.of(PROGRAMME, AREA_FILE, ORGANISATION_LIST, PERSON_LIST, GAP_LIST, QUESTIONS, FORMS)
                .map(TypeReference::getType)
                .forEach(type -> schemas.put(type, made.of(type)));
    }

    private record AreaFile(List<Areas.Region> regions, List<Areas.Area> areas) {}

    private static final TypeReference<Programme> PROGRAMME = new TypeReference<>() {};
    private static final TypeReference<AreaFile> AREA_FILE = new TypeReference<>() {};
    private static final TypeReference<List<Organisation>> ORGANISATION_LIST = new TypeReference<>() {};
    private static final TypeReference<List<Person>> PERSON_LIST = new TypeReference<>() {};
    private static final TypeReference<Map<String, ItemBank.Group>> QUESTIONS = new TypeReference<>() {};
    private static final TypeReference<CommonForms> FORMS = new TypeReference<>() {};
    private static final TypeReference<List<Gap>> GAP_LIST = new TypeReference<>() {};

    /** @throws InvalidConfiguration naming every fault of form */
    Draft read(Path folder) {
        Map<String, TypeReference<?>> types = new TreeMap<>();
        programmes(folder).forEach(file -> types.put(file, PROGRAMME));
        types.put(AREAS, AREA_FILE);
        types.put(ORGANISATIONS, ORGANISATION_LIST);
        types.put(PEOPLE, PERSON_LIST);
        types.put(GAPS, GAP_LIST);
        types.put(ITEM_BANK, QUESTIONS);
        types.put(COMMON_FORMS, FORMS);
        Map<String, YamlFile> files = files(folder, types);
        AreaFile areas = file(files, AREAS).as(AREA_FILE);
        List<Organisation> organisations = file(files, ORGANISATIONS).as(ORGANISATION_LIST);
        List<Programme> programmes = files.values().stream()
                .filter(file -> types.get(file.name()) == PROGRAMME)
                .map(file -> file.as(PROGRAMME))
                .toList();
        Configuration configuration = new Configuration(
                version(folder, files.keySet()),
                byName(programmes, Programme::id),
                byName(organisations, Organisation::id),
                new Areas(byName(areas.areas(), Areas.Area::code), byName(areas.regions(), Areas.Region::code)));
        return new Draft(
                folder,
                configuration,
                file(files, PEOPLE).as(PERSON_LIST),
                file(files, GAPS).as(GAP_LIST),
                new ItemBank(file(files, ITEM_BANK).as(QUESTIONS)),
                file(files, COMMON_FORMS).as(FORMS),
                files);
    }

    private static YamlFile file(Map<String, YamlFile> files, String name) {
        return Objects.requireNonNull(files.get(name));
    }

    private Map<String, YamlFile> files(Path folder, Map<String, TypeReference<?>> types) {
        Map<String, YamlFile> files = new LinkedHashMap<>();
        List<Fault> faults = new ArrayList<>();
        types.forEach((name, type) -> {
            try {
                YamlFile file = YamlFile.read(name, text(folder, name));
                files.put(name, file);
                faults.addAll(
                        Objects.requireNonNull(schemas.get(type.getType())).faults(file));
                if (type == PROGRAMME
                        && !name.equals(Draft.file(file.values().path("id").asText()))) {
                    faults.add(file.fault("/id", "the folder must be named as the programme's id"));
                }
            } catch (InvalidConfiguration unreadable) {
                faults.addAll(unreadable.faults());
            }
        });
        if (!faults.isEmpty()) {
            throw new InvalidConfiguration(faults);
        }
        return files;
    }

    private static List<String> programmes(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new InvalidConfiguration(List.of(new Fault(
                    folder.toString(),
                    1,
                    1,
                    "no such folder; run from the project's root, or set gateway.config.path")));
        }
        try (var folders = Files.list(folder.resolve("programmes"))) {
            return folders.filter(programme -> Files.exists(programme.resolve("programme.yaml")))
                    .map(programme -> Draft.file(String.valueOf(programme.getFileName())))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new InvalidConfiguration(List.of(new Fault("programmes", 1, 1, "cannot be read: " + e.getMessage())));
        }
    }

    /** Placeholders such as {@code ${BIG_LIFE_ENDPOINT:…}} are the environment's to fill in. */
    private String text(Path folder, String name) {
        try {
            return environment.resolveRequiredPlaceholders(Files.readString(folder.resolve(name)));
        } catch (IOException e) {
            throw new InvalidConfiguration(List.of(new Fault(name, 1, 1, "cannot be read; is it there, and UTF-8?")));
        } catch (IllegalArgumentException e) {
            throw new InvalidConfiguration(List.of(new Fault(name, 1, 1, String.valueOf(e.getMessage()))));
        }
    }

    /** Of two with one name the first counts here; {@link References} says that there are two. */
    private static <T> Map<String, T> byName(List<T> values, Function<T, String> name) {
        return Collections.unmodifiableMap(values.stream()
                .collect(Collectors.toMap(name, Function.identity(), (one, other) -> one, LinkedHashMap::new)));
    }

    /** Fingerprint of the files as they are now. */
    String version(Path folder, Iterable<String> files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            files.forEach(file -> digest.update((file + "\n" + text(folder, file)).getBytes(StandardCharsets.UTF_8)));
            for (String file : OWN_DIRECTORY) {
                if (Files.exists(folder.resolve(file))) {
                    digest.update(text(folder, file).getBytes(StandardCharsets.UTF_8));
                }
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, FINGERPRINT);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
