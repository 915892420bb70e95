package org.fitforwork.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.fitforwork.gateway.cli.GuideSnippets;
import org.fitforwork.gateway.cli.GuideSnippets.Snippet;
import org.fitforwork.gateway.directory.PracticeRows;
import org.fitforwork.referral.intake.Directory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** The snippets of the integration guide that need a running gateway; all others {@code IntegrationGuideTest} runs. */
class IntegrationGuideIT extends LiveGateway {
    private static final Path GUIDE = Path.of("../docs/integration-guide.md");

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private HikariDataSource source;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private Directory directory;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private static List<Snippet> live() throws IOException {
        return GuideSnippets.of(Files.readString(GUIDE)).all().stream()
                .filter(snippet -> snippet.directive().equals("live"))
                .toList();
    }

    @Test
    void the_running_gateway_takes_the_configuration_and_lists_its_versions() throws Exception {
        String script = live().stream()
                .map(Snippet::text)
                .filter(text -> text.contains("curl"))
                .collect(Collectors.joining("\necho\n"));

        List<String> printed = bash(script.replace("http://127.0.0.1:8080", base()));

        assertThat(printed).hasSize(2);
        String version = new Engineer(as("demo-engineer")).version();
        assertThat(printed.get(0))
                .isEqualTo("{\"before\":\"%s\",\"version\":\"%s\",\"changes\":[]}".formatted(version, version));
        assertThat(printed.get(1)).startsWith("[{\"version\":\"%s\",\"since\":".formatted(version));
    }

    private List<String> bash(String script) throws Exception {
        Process bash = new ProcessBuilder(
                        "bash",
                        Files.writeString(folder.resolve("guide.sh"), script).toString())
                .start();
        assertThat(bash.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    @Test
    void the_national_files_are_taken() throws IOException {
        Files.writeString(
                folder.resolve("epraccur.csv"),
                PracticeRows.practice("Y99801", "00T", "20130401").at("BL1 9ZZ").line());
        Files.writeString(folder.resolve("ONSPD.csv"), "pcds,doterm,sicbl\nBL1 9ZX,,E38000001\n");
        Files.writeString(folder.resolve("sub-icb-gss-to-ods.csv"), "gss_code,ods_code\nE38000001,00T\n");
        CommandInProcess gateway = new CommandInProcess(source);
        live().stream()
                .flatMap(snippet -> snippet.text().lines())
                .filter(line -> line.startsWith("gateway "))
                .forEach(line -> assertThat(gateway.run(words(line))).as(line).isZero());
        LocalDate day = LocalDate.of(2026, 11, 2);
        assertThat(directory.practice("Y99801", day)).contains(new Directory.Site("00T", "BL1 9ZZ"));
        assertThat(directory.areaOfPostcode("BL1 9ZX", day)).contains("00T");
    }

    /** The words after {@code gateway}; files are in the temporary folder. */
    private String[] words(String line) {
        return List.of(line.split(" ")).stream()
                .skip(1)
                .map(word -> word.endsWith(".csv") ? folder.resolve(word).toString() : word)
                .toArray(String[]::new);
    }
}
