package org.fitforwork.gateway.directory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The second file of an import of postcodes: which area a GSS code (E38000182) of the postcode directory is. It has a
 * heading with the columns {@code gss_code} and {@code ods_code}; several GSS codes may be one area's over time. A line
 * that begins with no GSS code, such as a second heading half-way down a file put together from two, is passed over.
 */
final class AreaCodes {
    private static final String GSS_CODE = "gss_code";
    private static final String ODS_CODE = "ods_code";
    private static final Pattern GSS = Pattern.compile("[A-Z]\\d{8}|[A-Z]{2}\\d{3}");
    private static final Pattern AREA_CODE = Pattern.compile("[A-Z0-9]{3,5}");

    private final Map<String, String> areas;

    private AreaCodes(Map<String, String> areas) {
        this.areas = areas;
    }

    static boolean isAreaCode(String text) {
        return AREA_CODE.matcher(text).matches();
    }

    /** @throws IllegalArgumentException naming file and line of what is not of this layout */
    static AreaCodes read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException(file + ": no such file");
        }
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        List<String> heading = CsvLine.heading(lines.isEmpty() ? "" : lines.get(0));
        int gss = heading.indexOf(GSS_CODE);
        int ods = heading.indexOf(ODS_CODE);
        if (gss < 0 || ods < 0) {
            throw new IllegalArgumentException(
                    "%s:1: the heading must name the columns %s and %s".formatted(file, GSS_CODE, ODS_CODE));
        }
        Map<String, String> areas = new HashMap<>();
        for (int line = 1; line < lines.size(); line++) {
            List<String> fields = CsvLine.fields(lines.get(line)).orElse(List.of());
            boolean whole = fields.size() == heading.size();
            if (whole && !GSS.matcher(fields.get(gss)).matches()) {
                continue;
            }
            if (!whole || !isAreaCode(fields.get(ods))) {
                throw new IllegalArgumentException("%s:%d: a line is a GSS code and an area's code, such as %s"
                        .formatted(file, line + 1, "E38000187,01Y"));
            }
            areas.put(fields.get(gss), fields.get(ods));
        }
        return new AreaCodes(Map.copyOf(areas));
    }

    Optional<String> area(String gssCode) {
        return Optional.ofNullable(areas.get(gssCode));
    }
}
