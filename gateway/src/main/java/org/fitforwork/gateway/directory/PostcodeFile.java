package org.fitforwork.gateway.directory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The configuration's own few postcodes: lines of {@code postcode,area}, first line a heading. */
final class PostcodeFile {
    private static final String UPSERT =
            """
            insert into referral.postcode (postcode, area) values (:postcode, :area)
            on conflict (postcode) do update set area = excluded.area""";

    private PostcodeFile() {}

    /** Upper case without spaces, as postcodes are stored. */
    static String normalise(String postcode) {
        return postcode.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
    }

    static void load(Path file, JdbcClient database) throws IOException {
        Files.readAllLines(file).stream().skip(1).map(line -> line.split(",")).forEach(fields -> database.sql(UPSERT)
                .param("postcode", normalise(fields[0]))
                .param("area", fields[1].trim())
                .update());
    }
}
