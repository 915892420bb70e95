package org.fitforwork.gateway.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of {@code docs/} of which parts, each between two markers, are drawn from data. Run with
 * {@code -Ddocs.write=true} to have a part written instead of compared.
 */
public final class Document {
    private static final String END = "<!-- end -->";

    private final Path path;

    public Document(String name) {
        this.path = Path.of("../docs").resolve(name);
    }

    /** Compares what stands after {@code <!-- drawn from source -->} with {@code drawn}. */
    public void holds(String source, String drawn) throws IOException {
        String begin = "<!-- drawn from %s -->".formatted(source);
        String text = Files.readString(path);
        Matcher part = Pattern.compile(Pattern.quote(begin) + ".*?" + Pattern.quote(END), Pattern.DOTALL)
                .matcher(text);
        assertThat(part.find())
                .as("%s has the markers %s and %s", path, begin, END)
                .isTrue();
        String wanted = text.substring(0, part.start()) + begin + '\n' + drawn + END + text.substring(part.end());
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(path, wanted);
            return;
        }
        assertThat(text)
                .as(
                        "%s no longer says what %s does; rewrite it with: mvn -pl gateway -am test -Ddocs.write=true",
                        path.normalize(), source)
                .isEqualTo(wanted);
    }
}
