package org.fitforwork.gateway.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/** What the shared gateway is configured by: a copy of the project's {@code config/}, to change and to put back. */
final class LiveConfiguration {
    static final Path FOLDER = Path.of("target", "live-config");
    private static final Path ORIGINAL = Path.of("..", "config");

    private LiveConfiguration() {}

    /** The files as they are in the project. */
    static void restore() {
        try {
            FileSystemUtils.deleteRecursively(FOLDER);
            FileSystemUtils.copyRecursively(ORIGINAL, FOLDER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void change(String file, String from, String to) {
        String text = read(file);
        if (!text.contains(from)) {
            throw new IllegalArgumentException("%s has no %s".formatted(file, from));
        }
        write(file, text.replace(from, to));
    }

    static String read(String file) {
        try {
            return Files.readString(FOLDER.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Line, from 1, on which a text stands first. */
    static int line(String file, String text) {
        String before = read(file).substring(0, read(file).indexOf(text));
        return 1 + (int) before.chars().filter(character -> character == '\n').count();
    }

    static void write(String file, String text) {
        try {
            Files.createDirectories(FOLDER.resolve(file).getParent());
            Files.writeString(FOLDER.resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Another programme that is like {@code programme}, with its examples. */
    static void copyProgramme(String programme, String id) {
        Path from = FOLDER.resolve("programmes").resolve(programme);
        try (var files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = FOLDER.relativize(file).toString();
                write(name.replace(programme, id), read(name).replace(programme, id));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
