package org.fitforwork.gateway.eligibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fitforwork.gateway.configuration.Fault;
import org.fitforwork.gateway.configuration.InvalidConfiguration;
import org.fitforwork.gateway.configuration.RealConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** {@code check} finds a programme that would share what nobody was asked about. */
class ConsentCheckTest {
    private static final String LEAVERS = "programmes/work-programme-leavers/programme.yaml";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @BeforeEach
    void copy() throws IOException {
        FileSystemUtils.copyRecursively(RealConfiguration.FOLDER, folder);
    }

    private void edit(String file, String from, String to) throws IOException {
        String text = Files.readString(folder.resolve(file));
        assertThat(text).contains(from);
        Files.writeString(folder.resolve(file), text.replace(from, to));
    }

    private List<Fault> faults() {
        InvalidConfiguration invalid =
                catchThrowableOfType(InvalidConfiguration.class, () -> RealConfiguration.load(folder));
        assertThat(invalid).as("the configuration is refused").isNotNull();
        return invalid.faults();
    }

    @Test
    void a_programme_that_takes_whoever_does_not_agree_is_a_fault() throws IOException {
        edit(LEAVERS, "answer('consent-share-provider') = true and answer('consent-refer') = true", "%age > 1");

        assertThat(faults())
                .filteredOn(fault -> fault.file().equals(LEAVERS))
                .extracting(Fault::message)
                .anyMatch(message -> message.contains("answers no to consent-share-provider"))
                .anyMatch(message -> message.contains("answers no to consent-refer"));
    }

    @Test
    void a_rule_that_merely_mentions_the_consent_is_none() throws IOException {
        edit(
                LEAVERS,
                "answer('consent-share-provider') = true and answer('consent-refer') = true",
                "answer('consent-refer') = true and answer('consent-share-provider').exists()");

        assertThat(faults())
                .extracting(Fault::message)
                .anyMatch(message -> message.contains("answers no to consent-share-provider"))
                .noneMatch(message -> message.contains("answers no to consent-refer"));
    }

    @Test
    void forms_that_do_not_ask_whether_the_jobcentre_may_know_are_a_fault_where_it_refers() throws IOException {
        edit(
                "forms/forms.yaml",
                "ask: [ consent, contact,",
                "ask: [ consent-refer, consent-share-provider, consent-share-employer, contact,");

        assertThat(faults())
                .extracting(Fault::message)
                .anyMatch(
                        message -> message.contains("work-programme-leavers-jcp does not ask consent-share-jobcentre"))
                .noneMatch(message -> message.contains("-gp does not ask"))
                .noneMatch(message -> message.contains("consent-share-employer"));
    }

    @Test
    void forms_that_do_not_ask_whether_the_provider_may_know_are_a_fault() throws IOException {
        edit(
                "forms/forms.yaml",
                "ask: [ consent, contact,",
                "ask: [ consent-refer, consent-share-employer, consent-share-jobcentre, contact,");

        assertThat(faults()).isNotEmpty();
    }

    @Test
    void the_projects_own_configuration_asks_for_every_consent() {
        assertThat(RealConfiguration.load(folder).all()).isNotEmpty();
    }
}
