package org.fitforwork.gateway.configuration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Faulty versions of a configuration: each has one seeded fault, of the kinds that people make when they edit. */
final class Mutants {
    private final Path folder;
    private final List<Mutant> mutants = new ArrayList<>();

    private Mutants(Path folder) {
        this.folder = folder;
    }

    /**
     * One faulty version.
     *
     * @param file the file that has the fault, within the folder
     * @param text that file's content with the fault; empty where the file is gone
     */
    record Mutant(String file, String fault, String text) {
        @Override
        public String toString() {
            return file + ": " + fault;
        }
    }

    static List<Mutant> of(Path folder) {
        Mutants mutants = new Mutants(folder);
        mutants.programmes().forEach(mutants::programme);
        mutants.areas();
        mutants.organisations();
        mutants.forms();
        mutants.proof();
        mutants.examples();
        return mutants.mutants;
    }

    private List<String> programmes() {
        try (var folders = Files.list(folder.resolve("programmes"))) {
            return folders.map(programme -> "programmes/" + programme.getFileName() + "/programme.yaml")
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void programme(String file) {
        boolean active = text(file).contains("\nstatus: active") && !text(file).contains("takes-referrals: false");
        each(file, "a rule that everybody meets", "( {4}require: ).*", "$1\"true\"");
        each(file, "a rule that nobody meets", "( {4}require: ).*", "$1\"false\"");
        each(file, "a rule turned round", "( {4}require: )\"(.*)\"", "$1\"($2).not()\"");
        each(file, "a rule with a parenthesis too few", "( {4}require: \".*)\\)(.*\")", "$1$2");
        each(file, "a rule with a word too many", "( {4}require: \".*)\"", "$1 and\"");
        each(file, "a misspelt question", "(answer\\('[a-z-]+)[a-z]'", "$1'");
        each(file, "a misspelt value set", "(codes\\('[a-z-]+)[a-z]'", "$1'");
        each(file, "a misspelt code", "('[a-z-]+)[a-z]'(?= in answer)", "$1'");
        each(file, "a misspelt variable", "%(age|today)", "%$1e");
        each(file, "a misspelt function", "answer\\(", "answers(");
        each(file, "a comparison turned round", ">=", "<");
        each(file, "a truth turned round", "= true", "= false");
        each(file, "an or for an and", "(require: \".*) and ", "$1 or ");
        each(file, "a limit one too high", "(?<=[<>=] )(\\d+)", number -> String.valueOf(Integer.parseInt(number) + 1));
        each(file, "a limit one too low", "(?<=[<>=] )(\\d+)", number -> String.valueOf(Integer.parseInt(number) - 1));
        each(file, "a rule without a sentence", "\n {4}because: .*", "");
        each(file, "a rule without a name", " {2}- rule: .*\n", "  - \n");
        each(file, "a rule of another name", "( {2}- rule: ).*", "$1something-else");
        each(file, "a rule left out", " {2}- rule: .*\n( {4}(#|require|because).*\n)+", "");
        each(file, "a rule there twice", "( {2}- rule: .*\n( {4}(#|require|because).*\n)+)", "$1$1");
        each(file, "a form left out", "\n {2}[a-z-]+:\n {4}title: .*(\n {4}.*)*", "");
        each(file, "a question that there is not", "( {4}ask: \\[ [a-z-]+)", "$1s");
        each(file, "a form for a source that there is not", "\n {2}([a-z-]+):\n {4}title", "\n  $1s:\n    title");
        each(file, "an organisation that there is not", "(organisation: [a-z-]+)", "$1s");
        each(file, "an unknown key", "\n(title|status|areas|priority|forms|eligibility):", "\n$1s:");
        each(file, "a key left out", "\n(title|status): .*", "");
        each(file, "a key there twice", "(\n(title|status|areas|priority): .*)", "$1$1");
        each(file, "a wrong type", "\n(areas|referral-sources|assumed): \\[.*\\]", "\n$1: 7");
        each(file, "a wrong type", "\n(eligibility|providers|forms):", "\n$1: nothing\nx-$1:");
        each(file, "broken indentation", "\n {4}because", "\n   because");
        each(file, "a list that does not end", "\n(areas: \\[.*)\\]", "\n$1");
        each(file, "an id of another programme", "\nid: ", "\nid: x");
        each(file, "a date that there is not", "(from: \\d{4}-)\\d\\d", "$113");
        each(
                file,
                "an end before the beginning",
                "(runs: \\{ from: \\d{4}-\\d\\d-\\d\\d).*\\}",
                "$1, to: 1999-12-31 }");
        each(file, "a deadline of no days", "(acknowledge: P)\\d+D", "$10D");
        each(file, "a deadline in hours", "(acknowledge: P)\\d+D", "$1T4H");
        each(file, "an unknown answer to a rejection", "on-rejection: .*", "on-rejection: maybe");
        if (active) {
            activeProgramme(file);
        }
    }

    private void activeProgramme(String file) {
        each(file, "an area left out", "(?<=areas: \\[.{0,200})\"?[0-9A-Z]{3}\"?,? ", "");
        each(file, "an area that there is not", "(?<=areas: \\[.{0,200})[0-9A-Z]{3}(?=[\", ])", "0X0");
        each(file, "a source left out", "(?<=referral-sources: \\[.{0,80}) [a-z-]+,?(?= )", "");
        each(file, "a source that there is not", "(?<=referral-sources: \\[.{0,80}) ([a-z-]+)(?=,| )", " $1x");
        each(file, "a status that takes nobody", "\nstatus: active", "\nstatus: suspended");
        each(file, "a status that there is not", "\nstatus: active", "\nstatus: actve");
        each(file, "dates a year late", "(?<=from: )\\d{4}", year -> String.valueOf(Integer.parseInt(year) + 1));
        each(file, "dates a year early", "(?<=from: )\\d{4}", year -> String.valueOf(Integer.parseInt(year) - 1));
        each(
                file,
                "an end that comes too early",
                "(?<= to: )\\d{4}",
                year -> String.valueOf(Integer.parseInt(year) - 1));
        each(file, "an end left out", ", to: \\d{4}-\\d\\d-\\d\\d", "");
        each(file, "an end that nobody meant", "(runs: \\{ from: \\d{4}-\\d\\d-\\d\\d) \\}", "$1, to: 2020-06-30 }");
        each(
                file,
                "shares that sum to less than 100",
                "(?<=share: )\\d+",
                share -> String.valueOf(Integer.parseInt(share) - 10));
        each(file, "a share of nothing", "(?<=share: )\\d+", share -> "0");
        each(file, "a share above 100", "(?<=share: )\\d+", share -> "101");
        each(file, "a practice left out", "(?<=practices: \\[.{0,200}) Y\\d+,?(?= )", "");
        each(file, "a practice too many", "practices: \\[", "practices: [ Y99777,");
        each(file, "no room at all", "(?<=capacity: )\\d+", number -> "0");
        each(file, "places counted twice", "caseload: 40", "caseload: 40, capacity: 5");
        each(file, "key workers left out", "key-workers: \\d+, ", "");
        each(file, "a fallback that should be none", "\npriority: [1-9]\\d*", "\npriority: 5000");
        each(file, "a provider left out", " {2}- \\{? ?organisation: .*\n( {4}.*\n)*", "");
        each(file, "a provider there twice", "( {2}- \\{? ?organisation: .*\n( {4}.*\n)*)", "$1$1");
        each(file, "a specialism without a rule", "\n {6}require: .*", "");
        each(file, "a specialism for everybody", "(\n {6}require: ).*", "$1\"true\"");
        each(file, "a specialism for nobody", "(\n {6}require: ).*", "$1\"false\"");
    }

    private void areas() {
        String file = "directory/areas.yaml";
        each(file, "an area of another code", "(?<=\\{ code: \")[0-9A-Z]{3}", code -> "9" + code.substring(1));
        each(file, "an area left out", " {2}- \\{ code: \"?[0-9A-Z]{3}.*\n", "");
        each(file, "an area there twice", "( {2}- \\{ code: \"?[0-9A-Z]{3}.*\n)", "$1$1");
        each(file, "a merger left out", ", successors: \\[ \\{ to: \"?[0-9A-Z]{3}\"?, on: [0-9-]+ \\} \\]", "");
        each(file, "a merger into nothing", "(?<=to: \")[0-9A-Z]{3}", "0X0");
        each(
                file,
                "a merger a year late",
                "(?<=on: )\\d{4}(?=.* \\])",
                year -> String.valueOf(Integer.parseInt(year) + 1));
        each(
                file,
                "a merger a year early",
                "(?<=on: )\\d{4}(?=.* \\])",
                year -> String.valueOf(Integer.parseInt(year) - 1));
        each(file, "a merger on a day that there is not", "(?<=on: \\d{4}-)\\d\\d", "13");
        each(file, "a region that there is not", "(?<=region: )Q[0-9A-Z]{2}", "Q0Q");
        each(file, "a region left out", " {2}- \\{ code: Q.*\n", "");
        each(file, "districts left out", "(on: 2022-07-01), postcodes: \\[ SK13 \\]", "$1");
        each(file, "another district", "SK13", "SK14");
        each(file, "a district that is none", "(?<=postcodes: \\[ )[A-Z]{2}\\d+", "13LA");
        each(file, "a part of nothing", "(?<=part-of: \")[0-9A-Z]{3}", "0X0");
        each(file, "a part without districts", ", postcodes: \\[[^\\]]*\\] \\}", " }");
        each(
                file,
                "a merger in a circle",
                "code: \"14L\", name: Manchester, region: QOP",
                "code: \"14L\", name: Manchester, region: QOP, successors: [ { to: \"01M\", on: 2030-01-01 } ]");
    }

    private void organisations() {
        String file = "directory/organisations.yaml";
        each(file, "an organisation of another id", "(?<=- id: )[a-z]", "x");
        each(file, "a channel that there is not", "(?<=channel: )[a-z-]+", "carrier-pigeon");
        each(file, "a provider without an address", "\n {2}endpoint: .*", "");
        each(file, "an address that is none", "(?<=endpoint: ).*", "somewhere");
        each(file, "an organisation without a name", "\n {2}name: .*", "");
        each(file, "an organisation there twice", "(- id: .*\n( {2}.*\n)*)", "$1$1");
    }

    private void forms() {
        String file = "forms/item-bank.yaml";
        each(file, "a question of a type that there is not", "(?<=\\{ type: )[a-z-]+", "maybe");
        each(file, "a value set that there is not", "(?<=values: )[a-z-]+", "anything");
        each(
                file,
                "a question of another name",
                "\n {4}(employment-status|weeks-off-expected|has-health-condition|benefit|on-working-well|several-needs|disability|troubled-family-household):",
                "\n    $1s:");
        each(file, "a smallest answer above the largest", "min: 0, max: 6", "min: 7, max: 6");
        each("forms/forms.yaml", "a question that there is not", "(?<=ask: \\[ )[a-z-]+", "nothing");
        each("forms/forms.yaml", "a source that there is not", "\n {2}(gp|jcp|self):", "\n  $1s:");
    }

    private void proof() {
        each(
                "people.yaml",
                "an answer to no question",
                "\n {4}(employment-status|weeks-off-expected|on-working-well):",
                "\n    $1s:");
        each("people.yaml", "an answer that there is not", "(?<=employment-status: )[a-z-]+", "asleep");
        each("people.yaml", "a person there twice", "(?<=- id: )employee-struggling", "employee-off-sick");
        each("people.yaml", "a person left out", "(?<=- id: )[a-z-]+", "somebody-else");
        each("gaps.yaml", "people that there are not", "(?<=people: \\[ )[a-z-]+", "everybody");
        each("gaps.yaml", "an area that there is not", "(?<=areas: \\[ )\"?[0-9A-Z]{3}\"?", "0X0");
        each("gaps.yaml", "a gap without a reason", "- because: .*", "- because: x");
        each("routing.csv", "another programme", "(?<=,)bridging-the-gap,", "somewhere-else,");
        each("routing.csv", "a date that there is not", "(?<=,)2013-04-01(?=,,fit)", "2013-04-31");
        each("routing.csv", "a line left out", "\n[a-z-]+,family-case-manager.*", "");
    }

    private void examples() {
        for (String programme : programmes()) {
            Path examples = folder.resolve(programme).resolveSibling("examples");
            if (!Files.isDirectory(examples)) {
                continue;
            }
            try (var files = Files.list(examples)) {
                files.sorted().forEach(path -> {
                    String file = folder.relativize(path).toString();
                    mutants.add(new Mutant(
                            file, "an example that is no JSON", text(file).substring(1)));
                    // Of eligible ones there may be several for a source, and of working-age two.
                    if (file.matches(".*/(refused|needs)-.*") && !file.contains("-too-old")) {
                        mutants.add(new Mutant(file, "an example left out", ""));
                    }
                });
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** One mutant for every place where {@code pattern} is found. */
    private void each(String file, String fault, String pattern, String replacement) {
        Pattern compiled = Pattern.compile(pattern);
        places(file, compiled).forEach(place -> {
            String text = text(file);
            Matcher matcher = compiled.matcher(text);
            matcher.find(place.start());
            StringBuilder changed = new StringBuilder(text.substring(0, place.start()));
            StringBuilder one = new StringBuilder();
            matcher.appendReplacement(one, replacement);
            changed.append(one.substring(place.start())).append(text.substring(place.end()));
            add(file, fault, text, changed.toString(), place);
        });
    }

    private void each(String file, String fault, String pattern, UnaryOperator<String> replacement) {
        places(file, Pattern.compile(pattern)).forEach(place -> {
            String text = text(file);
            add(
                    file,
                    fault,
                    text,
                    text.substring(0, place.start()) + replacement.apply(place.group()) + text.substring(place.end()),
                    place);
        });
    }

    private List<MatchResult> places(String file, Pattern pattern) {
        return pattern.matcher(text(file)).results().toList();
    }

    private void add(String file, String fault, String before, String after, MatchResult place) {
        if (!before.equals(after)) {
            long line = before.substring(0, place.start())
                            .chars()
                            .filter(c -> c == '\n')
                            .count()
                    + 1;
            mutants.add(new Mutant(file, "%s, line %d".formatted(fault, line), after));
        }
    }

    private String text(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
