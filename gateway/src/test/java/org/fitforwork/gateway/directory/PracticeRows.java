package org.fitforwork.gateway.directory;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** A row in the layout of epraccur, of a made-up practice that is open, to be changed as a test needs it. */
public record PracticeRows(List<String> columns) {
    private static final int COLUMNS = 27;

    public static PracticeRows practice(String code, String commissioner, String joined) {
        return new PracticeRows(Collections.nCopies(COLUMNS, ""))
                .with(1, code)
                .with(2, "EXAMPLE PRACTICE")
                .with(10, "M40 9ZZ")
                .with(11, "20130401")
                .with(13, "A")
                .with(15, commissioner)
                .with(16, joined)
                .with(26, "4");
    }

    /** @param column counted from 1 */
    public PracticeRows with(int column, String value) {
        var changed = new java.util.ArrayList<>(columns);
        changed.set(column - 1, value);
        return new PracticeRows(List.copyOf(changed));
    }

    public PracticeRows at(String postcode) {
        return with(10, postcode);
    }

    public PracticeRows opened(String date) {
        return with(11, date);
    }

    public PracticeRows closed(String date) {
        return with(12, date).with(13, "C").with(17, date);
    }

    public PracticeRows status(String letter) {
        return with(13, letter);
    }

    public PracticeRows left(String date) {
        return with(17, date);
    }

    /** The line, as the NHS writes it: every column quoted. */
    public String line() {
        return columns.stream().collect(Collectors.joining("\",\"", "\"", "\"\n"));
    }
}
