package org.fitforwork.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of {@code docs/} of which one part, between two markers, is drawn from code. Run with {@code -Ddocs.write=true}
 * to have that part written instead of compared.
 */
final class Document {
    private static final String END = "<!-- end -->";

    private final Path path;

    Document(String name) {
        this.path = Path.of("../docs").resolve(name);
    }

    String text() throws IOException {
        return Files.readString(path);
    }

    /** Compares what stands after {@code <!-- drawn from source -->} with {@code drawn}. */
    void holds(Class<?> source, String drawn, Class<?> test) throws IOException {
        String begin = "<!-- drawn from %s -->".formatted(source.getSimpleName());
        String text = text();
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
                        "%s no longer says what %s does; rewrite it with: mvn -pl routes test -Dtest=%s -Ddocs.write=true",
                        path.normalize(), source.getSimpleName(), test.getSimpleName())
                .isEqualTo(wanted);
    }
}
