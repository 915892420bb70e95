package org.fitforwork.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's referral, end to end, does what it says when it is pasted. */
class ReadmeIT extends LiveGateway {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    @Test
    void the_four_curls_print_what_the_readme_shows(@TempDir Path folder) throws Exception {
        String readme = Files.readString(ROOT.resolve("README.md"));
        String commands = block(readme, "```bash\n# 1. A token");
        String shown = block(readme, "```text\nTask/");

        String printed = run(commands, folder);

        assertThat(lines(printed)).isEqualTo(lines(shown));
    }

    @Test
    void it_has_at_most_120_lines() throws Exception {
        assertThat(Files.readAllLines(ROOT.resolve("README.md"))).hasSizeLessThanOrEqualTo(120);
    }

    private static String block(String text, String opening) {
        int start = text.indexOf('\n', text.indexOf(opening)) + 1;
        return text.substring(start, text.indexOf("```", start));
    }

    /** Ids are new every time. */
    private static List<String> lines(String text) {
        return text.lines()
                .map(line -> line.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "<id>"))
                .filter(line -> !line.isBlank())
                .toList();
    }

    private String run(String commands, Path folder) throws Exception {
        String here = commands.replace("http://127.0.0.1:8080", base())
                .replace("answer.json", folder.resolve("answer.json").toString())
                .replace("fhir-profiles/src/main/fhir/examples/valid/fit-for-work-out-of-work-gp.json", fresh(folder));
        Path script = Files.writeString(folder.resolve("readme.sh"), here);
        Process bash = new ProcessBuilder("bash", script.toString())
                .directory(ROOT.toFile())
                .redirectErrorStream(true)
                .start();
        assertThat(bash.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** The example under another identifier: other tests may have sent the example itself. */
    private static String fresh(Path folder) throws Exception {
        String json = Client.FHIR
                .newJsonParser()
                .encodeResourceToString(
                        Referral.like("fit-for-work-out-of-work-gp.json").bundle());
        return Files.writeString(folder.resolve("referral.json"), json).toString();
    }
}
