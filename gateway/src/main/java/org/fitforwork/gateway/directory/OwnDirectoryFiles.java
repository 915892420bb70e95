package org.fitforwork.gateway.directory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Brings the practices and postcodes that lie in {@code config/directory/} into the database at every start: the
 * fictional ones of the examples, and whatever a deployer adds to the national files.
 */
@Component
class OwnDirectoryFiles implements ApplicationRunner {
    private final DirectorySettings settings;
    private final PracticeImport practices;
    private final JdbcClient database;

    OwnDirectoryFiles(DirectorySettings settings, PracticeImport practices, JdbcClient database) {
        this.settings = settings;
        this.practices = practices;
        this.database = database;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        Path folder = settings.folder().resolve("directory");
        if (Files.exists(folder.resolve("practices.csv"))) {
            practices.load(folder.resolve("practices.csv"), rows -> {});
        }
        if (Files.exists(folder.resolve("postcodes.csv"))) {
            PostcodeFile.load(folder.resolve("postcodes.csv"), database);
        }
    }
}
