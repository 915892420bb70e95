package org.fitforwork.simulator.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Copies folders. */
public final class Folder {
    private Folder() {}

    /** @param to is made with all its parents; a file that is there already is an error */
    public static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }
}
