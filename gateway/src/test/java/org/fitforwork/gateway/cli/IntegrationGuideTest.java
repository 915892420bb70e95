package org.fitforwork.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.fitforwork.gateway.cli.GuideSnippets.Snippet;
import org.fitforwork.gateway.configuration.InvalidConfiguration;
import org.fitforwork.gateway.configuration.RealConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** Does what {@code docs/integration-guide.md} says, from top to bottom, in a copy of config/. */
class IntegrationGuideTest {
    private static final Path GUIDE = Path.of("../docs/integration-guide.md");
    private static final Set<String> DIRECTIVES =
            Set.of("alias", "picture", "run", "run fails", "output", "edit", "append", "break", "live");

    /** What needs a running gateway or a database: {@code IntegrationGuideIT} runs it. */
    private static final List<String> LIVE = List.of(
            "ENGINEER=$(curl -s -u demo-engineer:demo-engineer-secret -d grant_type=client_credentials \\",
            "  http://127.0.0.1:8080/oauth2/token | sed 's/.*\"access_token\":\"\\([^\"]*\\)\".*/\\1/')",
            "curl -s -X POST http://127.0.0.1:8080/admin/config/reload -H \"Authorization: Bearer $ENGINEER\"",
            "curl -s http://127.0.0.1:8080/admin/config/versions -H \"Authorization: Bearer $ENGINEER\"",
            "gateway import-practices epraccur.csv --as-of 2026-11-01",
            "gateway import-postcodes ONSPD.csv --areas sub-icb-gss-to-ods.csv");

    private static List<Snippet> snippets() throws IOException {
        return GuideSnippets.of(Files.readString(GUIDE)).all();
    }

    @Test
    void every_snippet_says_what_is_done_with_it() throws IOException {
        String page = Files.readString(GUIDE);

        assertThat(snippets())
                .allSatisfy(
                        snippet -> assertThat(DIRECTIVES).as(snippet.toString()).contains(snippet.directive()));
        assertThat(page.lines().filter(line -> line.startsWith("```")).count())
                .isEqualTo(2L * snippets().size());
    }

    @Test
    void what_is_not_run_is_known_and_understood() throws IOException {
        List<String> live = snippets().stream()
                .filter(snippet -> snippet.directive().equals("live"))
                .flatMap(snippet -> snippet.text().lines())
                .toList();

        assertThat(live).containsExactlyElementsOf(LIVE);
        live.stream().filter(line -> line.startsWith("gateway ")).forEach(line -> new picocli.CommandLine(
                        new Commands())
                .parseArgs(GuideFolder.words(line).stream().skip(1).toArray(String[]::new)));
    }

    @Test
    void every_step_does_what_the_guide_says(@TempDir Path root) throws IOException {
        GuideFolder folder = new GuideFolder(root);
        FileSystemUtils.copyRecursively(RealConfiguration.FOLDER, folder.config());
        String printed = "";
        SoftAssertions outputs = new SoftAssertions();
        for (Snippet snippet : snippets()) {
            switch (snippet.directive()) {
                case "run" -> printed = folder.run(snippet.text(), 0);
                case "run fails" -> printed = folder.run(snippet.text(), 1);
                case "edit" -> folder.edit(snippet.file(), snippet.text());
                case "append" -> folder.write(snippet.file(), folder.text(snippet.file()) + snippet.text());
                case "break" -> printed = broken(folder, snippet);
                case "output" ->
                    outputs.assertThat(printed).as(snippet.toString()).matches(pattern(snippet.text()));
                default -> assertThat(snippet.text()).isNotBlank();
            }
        }
        outputs.assertAll();
    }

    /** What check says while the file is changed; it is put back. */
    private static String broken(GuideFolder folder, Snippet snippet) throws IOException {
        String before = folder.text(snippet.file());
        folder.edit(snippet.file(), snippet.text());
        var invalid = catchThrowableOfType(InvalidConfiguration.class, () -> RealConfiguration.load(folder.config()));
        folder.write(snippet.file(), before);
        assertThat(invalid).as(snippet.toString()).isNotNull();
        return invalid.faults().stream()
                .map(fault -> "./config/" + fault + "\n")
                .collect(Collectors.joining());
    }

    /** {@code …} stands for anything. */
    private static Pattern pattern(String shown) {
        return Pattern.compile(
                Stream.of(shown.split("…", -1)).map(Pattern::quote).collect(Collectors.joining(".*")), Pattern.DOTALL);
    }
}
