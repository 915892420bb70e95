package org.fitforwork.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A folder with a {@code config/} in it, in which a guide's snippets are done as a reader would do them. */
final class GuideFolder {
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    private final Path root;
    private Path here;

    GuideFolder(Path root) {
        this.root = root;
        this.here = root;
    }

    Path config() {
        return root.resolve("config");
    }

    String text(String file) throws IOException {
        return Files.readString(root.resolve(file));
    }

    void write(String file, String text) throws IOException {
        Files.writeString(root.resolve(file), text);
    }

    /** Each hunk's lines without plus must stand in the file once, and become its lines without minus. */
    void edit(String file, String diff) throws IOException {
        for (String hunk : diff.split("(?m)^@@\\n")) {
            String text = text(file);
            String from = lines(hunk, '+');
            assertThat(text.split(Pattern.quote(from), -1))
                    .as("%s has these lines once:%n%s", file, from)
                    .hasSize(2);
            write(file, text.replace(from, lines(hunk, '-')));
        }
    }

    private static String lines(String hunk, char dropped) {
        return hunk.lines()
                .filter(line -> line.charAt(0) != dropped)
                .map(line -> line.substring(1) + "\n")
                .collect(Collectors.joining());
    }

    /** What the commands print, one after the other; all but the last must not fail. */
    String run(String commands, int exitCode) throws IOException {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        List<String> all = commands.lines().toList();
        try (PrintStream capture = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            System.setOut(capture);
            System.setErr(capture);
            for (int i = 0; i < all.size(); i++) {
                int code = run(words(all.get(i)));
                assertThat(code).as("%s%n%s", all.get(i), printed).isEqualTo(i + 1 < all.size() ? 0 : exitCode);
            }
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        return printed.toString(StandardCharsets.UTF_8).replace(config().toString(), "./config");
    }

    private int run(List<String> words) throws IOException {
        switch (words.get(0)) {
            case "gateway" -> {
                return CommandLine.run(here(words));
            }
            case "cp" -> Files.copy(here.resolve(words.get(1)), here.resolve(words.get(2)));
            case "cd" -> here = words.get(1).equals("-") ? root : here.resolve(words.get(1));
            default -> throw new IllegalArgumentException(words + ": the test knows gateway, cp and cd");
        }
        return 0;
    }

    /** The commands' default is ./config, and a test cannot change its folder. */
    private String[] here(List<String> words) {
        Stream<String> folder = words.get(1).equals("check")
                ? Stream.of(config().toString())
                : Stream.of("--config", config().toString());
        return Stream.concat(words.stream().skip(1), folder).toArray(String[]::new);
    }

    static List<String> words(String command) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(command);
        while (word.find()) {
            words.add(word.group(1) == null ? word.group(2) : word.group(1));
        }
        return words;
    }
}
