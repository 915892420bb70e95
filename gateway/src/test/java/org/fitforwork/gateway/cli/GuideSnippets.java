package org.fitforwork.gateway.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The fenced snippets of a page, each with the comment before it that says what a test does with it. */
public record GuideSnippets(List<Snippet> all) {
    private static final Pattern FENCE = Pattern.compile("^```(\\w*)\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern DIRECTIVE = Pattern.compile("<!-- ([a-z ]+)(?:: (\\S+))? -->\\n\\z");

    /**
     * One snippet.
     *
     * @param directive what is done with it; empty if nothing before it says so
     * @param file that it is done to; empty if to none
     */
    public record Snippet(int line, String language, String directive, String file, String text) {
        @Override
        public String toString() {
            return "line %d: %s %s".formatted(line, directive, file);
        }
    }

    public static GuideSnippets of(String page) {
        List<Snippet> all = new ArrayList<>();
        Matcher fence = FENCE.matcher(page);
        while (fence.find()) {
            String before = page.substring(0, fence.start());
            Matcher said = DIRECTIVE.matcher(before);
            boolean found = said.find();
            all.add(new Snippet(
                    (int) before.lines().count() + 1,
                    fence.group(1),
                    found ? said.group(1) : "",
                    found && said.group(2) != null ? said.group(2) : "",
                    fence.group(2)));
        }
        return new GuideSnippets(all);
    }
}
