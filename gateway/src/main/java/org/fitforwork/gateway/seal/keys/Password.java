package org.fitforwork.gateway.seal.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The password of a key file; none if it is empty. It never shows itself. */
public final class Password {
    /** For keys that lie there as they are. */
    public static final Password NONE = new Password(new char[0]);

    private final char[] characters;

    private Password(char[] characters) {
        this.characters = characters;
    }

    public static Password of(@Nullable String password) {
        return password == null || password.isEmpty() ? NONE : new Password(password.toCharArray());
    }

    /** The first line of a file. */
    public static Password in(Path file) {
        try (var lines = Files.lines(file)) {
            return of(lines.findFirst().orElse(""));
        } catch (IOException e) {
            throw new UnusableKey("%s cannot be read; it should hold a key's password".formatted(file), e);
        }
    }

    /** From a file if one is named, else the text, which the environment gives. */
    public static Password from(@Nullable Path file, @Nullable String text) {
        return file == null ? of(text) : in(file);
    }

    public boolean isNone() {
        return characters.length == 0;
    }

    public char[] characters() {
        return Arrays.copyOf(characters, characters.length);
    }

    @Override
    public String toString() {
        return "a password";
    }
}
