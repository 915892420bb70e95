package org.fitforwork.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Period;
import java.util.List;
import org.fitforwork.gateway.seal.authority.DevelopmentAuthority;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** {@code gateway check}, without a database, of a folder that is not the one that the settings name. */
class CheckCommandTest {
    private static final Path CONFIG = Path.of("../config");
    private static final String SETTING = "gateway.config.path";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @BeforeEach
    void copy() throws IOException {
        FileSystemUtils.copyRecursively(CONFIG, folder);
        System.setProperty(SETTING, CONFIG.toString());
    }

    @AfterEach
    void forget() {
        System.clearProperty(SETTING);
    }

    private int check(String file, String from, String to) throws IOException {
        Path changed = folder.resolve(file);
        assertThat(Files.readString(changed)).contains(from);
        Files.writeString(changed, Files.readString(changed).replace(from, to));
        return CommandLine.run("check", folder.toString());
    }

    @Test
    void a_sound_configuration_passes() throws IOException {
        assertThat(check("forms/item-bank.yaml", "Job title", "Title of the job"))
                .isZero();
    }

    @Test
    void a_faulty_form_fails() throws IOException {
        assertThat(check("forms/forms.yaml", "consent-refer", "consent-reefer")).isEqualTo(1);
    }

    @Test
    void a_rule_that_asks_for_a_heading_fails_because_no_form_asks_it() throws IOException {
        assertThat(check(
                        "programmes/fit-for-work-in-work/programme.yaml",
                        "answer('weeks-off-expected')",
                        "answer('health')"))
                .isEqualTo(1);
    }

    @Test
    void a_providers_certificate_must_be_there_and_be_one_to_encrypt_to() throws Exception {
        new DevelopmentAuthority(
                        folder.resolve("certificates"),
                        Clock.systemUTC().instant(),
                        Period.ofDays(2),
                        new SecureRandom())
                .make(List.of("pathways"), false);
        String named = "name: Pathways CIC\n";

        assertThat(check("directory/organisations.yaml", named, named + "  certificate: certificates/pathways.crt\n"))
                .isZero();
        assertThat(check("directory/organisations.yaml", "pathways.crt", "server.crt"))
                .isEqualTo(1);
        assertThat(check("directory/organisations.yaml", "server.crt", "nobody.crt"))
                .isEqualTo(1);
    }
}
