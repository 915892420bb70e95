package org.fitforwork.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.LongFunction;
import org.fitforwork.gateway.directory.PostcodeImport;
import org.fitforwork.gateway.directory.PostcodeImport.Watcher;
import org.fitforwork.referral.intake.Directory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** Postcode directories to import; their postcodes begin with QX, which no real one does. */
abstract class PostcodeFiles extends LiveGateway {
    static final Path PUBLISHED = Path.of("../../shared/data/ods/sub-icb-gss-to-ods.csv");
    static final long MANY = 300_000;
    static final String HEADING = "pcd,pcds,dointr,doterm,ctry,ccg,icb\n";
    static final LocalDate TODAY = LocalDate.of(2026, 10, 6);
    static final List<String> CODES = List.of("E38000001", "E38000002", "S03000012", "E38000003");

    @Autowired
    @SuppressWarnings("NullAway.Init")
    PostcodeImport postcodes;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    Directory directory;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @BeforeEach
    void oneOldPostcode() throws IOException, SQLException {
        Files.writeString(
                areas(),
                "gss_code,ods_code,name\nE38000001,01G,\"NHS One, Two\"\nE38000002,00T,\nE38000003,14L,\nE54000001,QOP,\n");
        load(file("old.csv", row("QX0 0ZZ", "", "E38000001")), Watchers.IDLE);
    }

    Path areas() {
        return folder.resolve("areas.csv");
    }

    PostcodeImport.Result load(Path file, Watcher watcher) throws IOException, SQLException {
        return postcodes.load(file, areas(), null, watcher);
    }

    static String row(String postcode, String terminated, String ccg) {
        return "\"%s\",\"%s\",\"199806\",\"%s\",\"E92000001\",\"%s\",\"E54000001\"%n"
                .formatted(postcode.replace(" ", ""), postcode, terminated, ccg);
    }

    Path file(String name, String rows) throws IOException {
        return Files.writeString(folder.resolve(name), HEADING + rows);
    }

    /** A quarter of them of no area; every tenth terminated. */
    static String rowOfMany(long number) {
        return row(postcode(number), number % 10 == 0 ? "201706" : "", CODES.get((int) (number % CODES.size())));
    }

    static String postcode(long number) {
        return "QX%d %d%c%c".formatted(number / 6760, number / 676 % 10, (char) ('A' + number / 26 % 26), (char)
                ('A' + number % 26));
    }

    Path many(String name, LongFunction<String> row) throws IOException {
        Path file = folder.resolve(name);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(HEADING);
            for (long number = 0; number < MANY; number++) {
                out.write(row.apply(number));
            }
        }
        return file;
    }

    @Nullable
    String area(String postcode, LocalDate date) {
        return directory.areaOfPostcode(postcode, date).orElse(null);
    }

    String served() {
        return database.sql(
                        """
                        select count(*) || ' ' || count(terminated) || ' '
                            || md5(string_agg(postcode || area, ',' order by postcode)) from referral.postcode""")
                .query(String.class)
                .single();
    }

    void assertThatTheOldOneIsServedAlone() {
        assertThat(database.sql("select postcode from referral.postcode")
                        .query(String.class)
                        .list())
                .containsExactly("QX00ZZ");
    }
}
