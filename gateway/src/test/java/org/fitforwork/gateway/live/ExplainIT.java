package org.fitforwork.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** {@code gateway explain}, on the database of the gateway that runs. */
class ExplainIT extends LiveGateway {
    private static final Path PROGRAMMES = Path.of("../config/programmes");

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private HikariDataSource source;

    private String said = "";

    private int explain(Path file) {
        PrintStream before = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
            return new CommandInProcess(source).run("explain", file.toString(), "--config", "../config");
        } finally {
            System.setOut(before);
            said = out.toString(StandardCharsets.UTF_8);
        }
    }

    @Test
    void it_says_who_takes_the_person_and_why_and_names_nobody() {
        assertThat(explain(
                        PROGRAMMES.resolve("work-programme-leavers/examples/eligible-jcp-worked-example-peter.json")))
                .isZero();

        assertThat(said)
                .contains("Sent by Y99900 as jcp", "by the registered practice", "ACCEPTED by work-programme-leavers")
                .contains("ingeus                       serves other areas")
                .contains("working-well-expansion took no referrals on 2015-05-11")
                .doesNotContain("Peter")
                .doesNotContainPattern("\\b999\\d{7}\\b");
    }

    @Test
    void a_refused_referral_says_every_reason_and_fails() {
        assertThat(explain(PROGRAMMES.resolve("fit-for-work-in-work/examples/needs-four-weeks-off.json")))
                .isEqualTo(3);

        assertThat(said)
                .contains(
                        "REFUSED", "information-needed", "?    four-weeks-off: answer weeks-off-expected (\"Weeks off");
    }

    @Test
    void what_is_no_bundle_is_told(@TempDir Path folder) throws IOException {
        assertThat(explain(Files.writeString(folder.resolve("x.json"), "{}"))).isEqualTo(1);
    }
}
