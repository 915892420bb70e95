package org.fitforwork.gateway.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import org.fitforwork.gateway.directory.DirectoryContract;
import org.fitforwork.gateway.directory.PostcodeImport;
import org.fitforwork.gateway.directory.PracticeImport;
import org.fitforwork.referral.intake.Directory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;

/** The imported directory answers as the configuration's own does. */
class DatabaseDirectoryIT extends LiveGateway implements DirectoryContract {
    private static final LocalDate AS_OF = LocalDate.of(2025, 9, 26);

    @Autowired
    @Qualifier("databaseDirectory")
    @SuppressWarnings("NullAway.Init")
    private Directory directory;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private PracticeImport practices;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private PostcodeImport postcodes;

    @Override
    public Directory directory(Path folder, String practices, String postcodes) throws IOException {
        Path file = folder.resolve("epraccur.csv");
        Files.writeString(file, practices);
        this.practices.load(file, AS_OF, rows -> {});
        if (!postcodes.isEmpty()) {
            load(folder, postcodes);
        }
        return directory;
    }

    private void load(Path folder, String lines) throws IOException {
        Path file = folder.resolve("onspd.csv");
        Path areas = folder.resolve("areas.csv");
        Files.writeString(
                file, "pcds,ccg,doterm\n" + lines.replace(",01G", ",E38000001,").replace(",00T", ",E38000002,"));
        Files.writeString(areas, "gss_code,ods_code\nE38000001,01G\nE38000002,00T\n");
        try {
            postcodes.load(file, areas, null, Watchers.IDLE);
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }
}
