package org.fitforwork.referral.proof;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fitforwork.referral.RefusalReason;
import org.fitforwork.referral.programme.Assessment;
import org.fitforwork.referral.programme.Assessment.Verdict;
import org.fitforwork.referral.programme.Configuration;
import org.fitforwork.referral.programme.Programme;

/**
 * Holds what a configuration does against what it is meant to do: the reviewed routing table and the intended gaps.
 * Whatever differs is found, and the place in the configuration that makes the difference.
 */
public final class Routing {
    private final Configuration configuration;
    private final Map<String, Person> people;
    private final Proof proof;

    public Routing(Configuration configuration, Collection<Person> people, Proof proof) {
        this.configuration = configuration;
        this.people = people.stream().collect(Collectors.toMap(Person::id, Function.identity()));
        this.proof = proof;
    }

    /**
     * Something that is not as it is meant to be.
     *
     * @param programme id of the programme whose file has the cause
     * @param pointer JSON pointer of the cause in that file
     */
    public record Difference(String programme, String pointer, String message) {}

    /** @param intended the lines of the routing table: what is meant to be sent where */
    public List<Difference> differences(List<Line> lines, Collection<Line> intended, List<Gap> gaps) {
        Map<Line.Key, List<Line>> meant = intended.stream().collect(Collectors.groupingBy(Line::key));
        Map<Line.Key, List<Line>> found = new HashMap<>();
        Set<Gap> needed = new HashSet<>();
        List<Difference> differences = new ArrayList<>();
        for (Line line : lines) {
            found.computeIfAbsent(line.key(), key -> new ArrayList<>()).add(line);
            if (meant.getOrDefault(line.key(), List.of()).stream().anyMatch(line::same)) {
                continue;
            }
            if (line.outcome() instanceof Outcome.Undecided undecided) {
                differences.add(undecided(line, undecided));
            } else if (line.outcome() instanceof Outcome.Refused) {
                gaps.stream()
                        .filter(gap -> gap.holds(line, configuration.areas()))
                        .forEach(needed::add);
                refused(line, meant.getOrDefault(line.key(), List.of()), gaps, differences);
            } else if (line.outcome() instanceof Outcome.Sent sent) {
                differences.add(sent(line, sent, meant.getOrDefault(line.key(), List.of())));
            }
        }
        intended.stream()
                .filter(line -> !found.containsKey(line.key()))
                .map(line -> new Difference(
                        line.outcome() instanceof Outcome.Sent sent ? sent.programme() : "",
                        "",
                        "%s: the routing table has it, and there is no such referral any more".formatted(line.who())))
                .forEach(differences::add);
        for (int i = 0; i < gaps.size(); i++) {
            if (!needed.contains(gaps.get(i))) {
                differences.add(new Difference(
                        "", "/" + i, "nobody falls into this gap: take it out, or see who is meant to and does not"));
            }
        }
        return differences;
    }

    private static Difference undecided(Line line, Outcome.Undecided undecided) {
        return new Difference(
                undecided.programmes().get(0),
                "/priority",
                "%s: both %s take this person, with the same priority; give one a higher priority"
                        .formatted(line.who(), String.join(" and ", undecided.programmes())));
    }

    private void refused(Line line, List<Line> meant, List<Gap> gaps, List<Difference> differences) {
        meant.stream()
                .filter(row -> overlap(row.span(), line.span()))
                .findFirst()
                .ifPresentOrElse(row -> differences.add(lost(line, row)), () -> {
                    // Whom the programme asked for refuses, another may take.
                    if (line.asked().equals(Programme.ANY)
                            && gaps.stream().noneMatch(gap -> gap.holds(line, configuration.areas()))) {
                        differences.add(new Difference(
                                "",
                                "",
                                "%s: no programme takes this person, and gaps.yaml does not say that none should"
                                        .formatted(line.who())));
                    }
                });
    }

    private Difference sent(Line line, Outcome.Sent sent, List<Line> meant) {
        return meant.stream()
                .filter(row -> overlap(row.span(), line.span()))
                .filter(row -> !row.outcome().equals(sent))
                .findFirst()
                .map(row -> lost(line, row))
                .orElseGet(() -> new Difference(
                        sent.programme(),
                        "/runs",
                        "%s: goes to %s %s, which routing.csv does not say"
                                .formatted(line.who(), sent.programme(), sent.providers())));
    }

    /** The programme that was meant to take them does not; its own answer says why. */
    private Difference lost(Line line, Line row) {
        Outcome.Sent meant = (Outcome.Sent) row.outcome();
        Programme programme = configuration.programmes().get(meant.programme());
        String what = "%s: routing.csv sends them to %s %s, the configuration %s"
                .formatted(line.who(), meant.programme(), meant.providers(), what(line.outcome()));
        if (programme == null) {
            return new Difference("", "", what);
        }
        Assessment assessment =
                proof.assess(programme, line, Objects.requireNonNull(people.get(line.person()), line.person()));
        return new Difference(programme.id(), cause(assessment), what);
    }

    private static String what(Outcome outcome) {
        return outcome instanceof Outcome.Sent sent
                ? "to %s %s".formatted(sent.programme(), sent.providers())
                : "refuses";
    }

    private static String cause(Assessment assessment) {
        if (!assessment.barred().isEmpty()) {
            return cause(assessment.programme(), assessment.barred().get(0).reason());
        }
        for (int i = 0; i < assessment.rules().size(); i++) {
            if (assessment.rules().get(i).verdict() != Verdict.MET) {
                return "/eligibility/%d/require".formatted(i);
            }
        }
        return "/providers";
    }

    private static String cause(Programme programme, RefusalReason reason) {
        return switch (reason) {
            case SOURCE_NOT_ACCEPTED -> "/referral-sources";
            case AREA_NOT_COVERED -> "/areas";
            case PRACTICE_NOT_PARTICIPATING -> "/practices";
            default -> programme.status() == Programme.Status.ACTIVE ? "/runs" : "/status";
        };
    }

    private static boolean overlap(Span one, Span other) {
        return starts(one, other) && starts(other, one);
    }

    private static boolean starts(Span one, Span other) {
        var end = other.to();
        return end == null || !one.from().isAfter(end);
    }
}
