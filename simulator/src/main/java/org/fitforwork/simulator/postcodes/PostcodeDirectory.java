package org.fitforwork.simulator.postcodes;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * A directory in the layout of the ONS postcode directory, and about as wide. Its postcodes begin with Q, V or X, which
 * no real one does; every third has ended, as about every third real one has, and every tenth lies in Scotland.
 */
final class PostcodeDirectory {
    static final int MOST = 10_000_000;

    static final List<String> COLUMNS = List.of(
            "pcd",
            "pcd2",
            "pcds",
            "dointr",
            "doterm",
            "oscty",
            "ced",
            "oslaua",
            "osward",
            "parish",
            "usertype",
            "oseast1m",
            "osnrth1m",
            "osgrdind",
            "oshlthau",
            "nhser",
            "ctry",
            "rgn",
            "streg",
            "pcon",
            "eer",
            "teclec",
            "ttwa",
            "pct",
            "itl",
            "statsward",
            "oa01",
            "casward",
            "npark",
            "lsoa01",
            "msoa01",
            "ur01ind",
            "oac01",
            "oa11",
            "lsoa11",
            "msoa11",
            "wz11",
            "ccg",
            "bua11",
            "buasd11",
            "ru11ind",
            "oac11",
            "lat",
            "long",
            "lep1",
            "lep2",
            "pfa",
            "imd",
            "calncv",
            "icb",
            "oa21",
            "lsoa21",
            "msoa21");

    private static final String FIRST_LETTERS = "QVX";
    private static final int LETTERS = 26;
    private static final int UNITS = LETTERS * LETTERS;
    private static final int SECTORS = 10;
    private static final int DISTRICTS = 99;
    private static final int YEARS = 43;
    private static final int FIRST_YEAR = 1980;
    private static final int MONTHS = 12;

    private final List<String> gssCodes;

    /** @param gssCodes of the areas among which the postcodes lie */
    PostcodeDirectory(List<String> gssCodes) {
        this.gssCodes = List.copyOf(gssCodes);
    }

    void write(int rows, Appendable out) throws IOException {
        out.append(String.join(",", COLUMNS)).append('\n');
        for (int number = 0; number < rows; number++) {
            String line = row(number);
            out.append(line).append('\n');
        }
    }

    private String row(int number) {
        boolean scotland = number % 10 == 9;
        String ccg = scotland ? "S03000012" : gssCodes.get(number / 10 % gssCodes.size());
        StringBuilder row = new StringBuilder();
        for (String column : COLUMNS) {
            row.append(row.isEmpty() ? "\"" : ",\"")
                    .append(value(column, number, ccg))
                    .append('"');
        }
        return row.toString();
    }

    private static String value(String column, int number, String ccg) {
        String outward = outward(number);
        return switch (column) {
            case "pcds" -> outward + " " + inward(number);
            case "pcd", "pcd2" -> "%-4s%s".formatted(outward, inward(number));
            case "dointr" -> "198001";
            case "doterm" -> number % 3 == 0 ? month(number / 3) : "";
            case "ccg" -> ccg;
            case "icb" -> "E54000057";
            case "ctry" -> ccg.startsWith("S") ? "S92000003" : "E92000001";
            case "lat" -> "53.480000";
            case "long" -> "-2.240000";
            default -> column.length() > 4 ? "E0000" + column.length() + "123" : "1";
        };
    }

    private static String month(int number) {
        return String.format(Locale.ROOT, "%d%02d", FIRST_YEAR + number % YEARS, 1 + number % MONTHS);
    }

    private static String outward(int number) {
        int place = number / UNITS / SECTORS;
        int letters = place / DISTRICTS;
        return "" + FIRST_LETTERS.charAt(letters / LETTERS % FIRST_LETTERS.length())
                + (char) ('A' + letters % LETTERS)
                + (1 + place % DISTRICTS);
    }

    private static String inward(int number) {
        return "" + number / UNITS % SECTORS + (char) ('A' + number / LETTERS % LETTERS)
                + (char) ('A' + number % LETTERS);
    }
}
