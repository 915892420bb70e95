package org.fitforwork.gateway.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.fitforwork.referral.programme.Configuration;
import org.fitforwork.referral.proof.Gap;
import org.fitforwork.referral.proof.Person;

/**
 * A configuration that was read and is not yet served.
 *
 * @param people the kinds of person that it is proved with
 * @param gaps what is meant to be refused
 */
public record Draft(
        Path folder,
        Configuration configuration,
        List<Person> people,
        List<Gap> gaps,
        ItemBank itemBank,
        CommonForms commonForms,
        Map<String, YamlFile> files) {

    /** A fault at a JSON pointer of a file, told by its path within the folder. */
    public Fault fault(String file, String pointer, String message) {
        YamlFile yaml = files.get(file);
        return yaml == null ? new Fault(file, 1, 1, message) : yaml.fault(pointer, message);
    }

    /** Path of a programme's file within the folder. */
    public static String file(String programme) {
        return "programmes/%s/programme.yaml".formatted(programme);
    }

    /** Every YAML file's values by its path. */
    Map<String, JsonNode> values() {
        return files.values().stream().collect(Collectors.toUnmodifiableMap(YamlFile::name, YamlFile::values));
    }
}
