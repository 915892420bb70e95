package org.fitforwork.gateway.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fitforwork.referral.programme.Configuration;
import org.hl7.fhir.r4.model.Questionnaire;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** What an integration engineer changes in a copy of config/, and what is said of it. */
class FormFilesTest {
    private static final String BANK = "forms/item-bank.yaml";
    private static final String COMMON = "forms/forms.yaml";
    private static final String IN_WORK = "programmes/fit-for-work-in-work/programme.yaml";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @BeforeEach
    void copy() throws IOException {
        FileSystemUtils.copyRecursively(RealConfiguration.FOLDER, folder);
    }

    private void change(String file, String from, String to) throws IOException {
        String text = Files.readString(folder.resolve(file));
        assertThat(text).contains(from);
        Files.writeString(folder.resolve(file), text.replace(from, to));
    }

    private static void rename(Path examples, String from, String to) throws IOException {
        try (var files = Files.list(examples)) {
            for (Path file : files.toList()) {
                Files.writeString(file, Files.readString(file).replace(from, to));
            }
        }
    }

    private Configuration load() {
        return RealConfiguration.load(folder);
    }

    private void assertFault(String file, String... said) {
        assertThatThrownBy(this::load)
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining(file)
                .hasMessageContainingAll(said);
    }

    @Test
    void a_programme_comes_with_its_forms() throws IOException {
        Path shoes = folder.resolve("programmes/shoes");
        FileSystemUtils.copyRecursively(folder.resolve("programmes/fit-for-work-in-work"), shoes);
        rename(shoes.resolve("examples"), "fit-for-work-in-work", "shoes");
        change("programmes/shoes/programme.yaml", "id: fit-for-work-in-work", "id: shoes");
        // A draft takes nobody, so that nobody is routed elsewhere than before.
        change("programmes/shoes/programme.yaml", "status: active", "status: draft");

        Configuration loaded = load();

        assertThat(RealConfiguration.forms(loaded).programmes()).contains("shoes", "fit-for-work-in-work", "any");
        assertThat(RealConfiguration.forms(loaded).all(Questionnaire.class))
                .map(Questionnaire::getIdPart)
                .contains("shoes-gp");
    }

    @Test
    void a_programme_needs_no_form_of_its_own() throws IOException {
        change(IN_WORK, "forms:\n  gp:", "forms: {}\n#");
        change(IN_WORK, "    title: Fit for Work for people in work, GP referral\n", "");
        change(IN_WORK, "    ask: [ employment, job, barriers ]\n", "");
        change(IN_WORK, "    require: [ employment-status ]\n", "");
        rename(
                folder.resolve(IN_WORK).resolveSibling("examples"),
                "Questionnaire/fit-for-work-in-work-gp",
                "Questionnaire/any-gp");

        assertThat(RealConfiguration.forms(load()).programmes()).contains("fit-for-work-in-work");
    }

    @Test
    void a_fault_in_a_programme_names_its_file_and_the_place() throws IOException {
        change(IN_WORK, "ask: [ employment, job, barriers ]", "ask: [ employment, job, barrier ]");

        assertFault(IN_WORK, "barrier is not in the item bank");
    }

    @Test
    void a_fault_in_the_common_files_names_them_and_the_place() throws IOException {
        change(BANK, "values: contact-preference", "values: contact-preferences");
        change(COMMON, "require: [ consent-refer ]", "require: [ consent-to-refer ]");

        assertFault(BANK, "ValueSet contact-preferences");
        assertFault(BANK, COMMON + ":", "consent-to-refer");
    }

    @Test
    void a_key_that_is_there_twice_is_an_error_with_line_and_column() throws IOException {
        change(BANK, "    interpreter-needed:", "    language:");
        assertFault(BANK, ":21:13: ", "Duplicate field 'language'");
    }

    @Test
    void a_form_that_is_there_twice_is_an_error_too() throws IOException {
        change(IN_WORK, "forms:\n", "forms:\n  gp: { title: First }\n");

        assertFault(IN_WORK, "Duplicate field 'gp'");
    }

    @Test
    void an_unknown_key_and_an_empty_form_are_errors() throws IOException {
        change(IN_WORK, "require: [ employment-status ]", "requires: [ employment-status ]");
        assertFault(IN_WORK, ":17:5: ", "'requires'");

        change(IN_WORK, "    requires: [ employment-status ]\n", "  jcp:\n");
        assertFault(IN_WORK, ":17:3: ", "null");
    }

    @Test
    void a_form_without_a_title_is_an_error() throws IOException {
        change(IN_WORK, "    title: Fit for Work for people in work, GP referral\n", "");

        assertFault(IN_WORK, ":14:3: ", "'title'");
    }

    @Test
    void another_question_in_the_bank_makes_another_version() throws IOException {
        String before = load().version();

        change(BANK, "text: Language the person prefers to speak", "text: Language");

        assertThat(load().version()).isNotEqualTo(before);
    }
}
