package org.fitforwork.gateway.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code openssl} of this machine: an implementation that shares nothing with the one under test. */
public final class OpenSsl {
    private static final Path DOCUMENT = Path.of("../docs/receipts.md");

    private final Path folder;

    /** Where there is none, the test is skipped, and says so. */
    public OpenSsl(Path folder) {
        this.folder = folder;
        assumeTrue(Files.exists(Path.of("/usr/bin/openssl")), "openssl is not installed; this test needs it");
    }

    /** What came out of it. */
    public record Said(int exit, String text) {
        /** Fails the test with what was said, unless it went well. */
        public String well() {
            assertThat(exit).as(text).isZero();
            return text;
        }
    }

    /** Runs commands of bash in the folder. */
    public Said run(String commands) {
        try {
            Path script = folder.resolve("commands.sh");
            Files.writeString(script, "set -euo pipefail\n" + commands + "\n");
            Process process = new ProcessBuilder("bash", script.toAbsolutePath().toString())
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Said(process.waitFor(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs the commands that stand under the marker {@code <!-- name -->} of docs/receipts.md, exactly as they stand there. */
    public Said asDocumented(String name) {
        try {
            Matcher block = Pattern.compile("<!-- " + name + " -->\n+```bash\n(.*?)```", Pattern.DOTALL)
                    .matcher(Files.readString(DOCUMENT));
            assertThat(block.find())
                    .as("%s has commands marked %s", DOCUMENT, name)
                    .isTrue();
            return run(block.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path file(String name) {
        return folder.resolve(name);
    }
}
