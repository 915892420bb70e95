package org.fitforwork.referral.proof;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fitforwork.referral.Location;
import org.fitforwork.referral.Referral;
import org.fitforwork.referral.intake.Allocation;
import org.fitforwork.referral.intake.Allocation.Candidate;
import org.fitforwork.referral.intake.Assessing;
import org.fitforwork.referral.intake.Precedence;
import org.fitforwork.referral.intake.Rules;
import org.fitforwork.referral.programme.Areas;
import org.fitforwork.referral.programme.Assessment;
import org.fitforwork.referral.programme.Assessment.Verdict;
import org.fitforwork.referral.programme.Configuration;
import org.fitforwork.referral.programme.Programme;
import org.fitforwork.referral.stage.Located;

/**
 * Sends every kind of person from every source, area and day through the rules of one configuration. Days between two
 * changes of the configuration are alike, so one of them stands for all. Nobody has an open referral anywhere.
 */
public final class Proof {
    private final Configuration configuration;
    private final Collection<Person> people;
    private final Rules rules;
    private final Allocation allocation;
    private final Map<List<Object>, Referral> referrals = new HashMap<>();
    private final Map<List<Object>, Boolean> takes = new HashMap<>();

    public Proof(Configuration configuration, Collection<Person> people, Rules rules) {
        this.configuration = configuration;
        this.people = people;
        this.rules = rules;
        this.allocation = new Allocation(rules, (programme, organisation) -> 0);
    }

    /** One line for every outcome that differs from the day before. */
    public List<Line> lines(Collection<String> sources) {
        List<Span> spans = spans();
        List<Line> lines = new ArrayList<>();
        for (Place place : Place.all(configuration.areas())) {
            List<Span> standing = spans.stream()
                    .filter(span -> place.stands(configuration.areas(), span.from()))
                    .toList();
            for (String source : sources) {
                practices(source, place.code()).forEach(list -> lines.addAll(lines(place, source, list, standing)));
            }
        }
        return lines;
    }

    private List<Line> lines(Place place, String source, Set<String> practices, List<Span> spans) {
        String practice = practices.stream().findFirst().orElse("");
        List<Open> open = spans.stream()
                .map(span -> {
                    String area = place.area(configuration.areas(), span.from());
                    return new Open(span, area, open(source, practice, area, span.from()));
                })
                .toList();
        List<Line> lines = new ArrayList<>();
        String list = practices.stream().sorted().collect(Collectors.joining(" "));
        for (Person person : people) {
            for (String asked : asked(open)) {
                lines.addAll(merged(open.stream()
                        .map(at -> new Line(
                                person.id(),
                                source,
                                asked,
                                list,
                                place.name(),
                                at.area(),
                                at.span(),
                                outcome(
                                        at.asked(asked),
                                        person,
                                        at.area(),
                                        at.span().from())))
                        .toList()));
            }
        }
        return lines;
    }

    /** Any, and each programme that takes somebody there at some time. */
    private static List<String> asked(List<Open> open) {
        return Stream.concat(
                        Stream.of(Programme.ANY),
                        open.stream().flatMap(at -> at.programmes().stream()).map(Programme::id))
                .distinct()
                .toList();
    }

    /** The programmes that a referral of this span could go to if its rules are met. */
    private record Open(Span span, String area, List<Programme> programmes) {
        List<Programme> asked(String asked) {
            return asked.equals(Programme.ANY)
                    ? programmes
                    : programmes.stream()
                            .filter(programme -> programme.id().equals(asked))
                            .toList();
        }
    }

    private List<Programme> open(String source, String practice, String area, LocalDate date) {
        Located anybody = located(new Person("", "", 0, Map.of()).referral(source, practice, date), area);
        return configuration.all().stream()
                .filter(programme -> Assessing.bars(programme, anybody).isEmpty())
                .sorted(Precedence.WINNER_FIRST)
                .toList();
    }

    /** The allow-lists of the programmes that the source may refer to there, and the empty one of a practice on none. */
    private List<Set<String>> practices(String source, String area) {
        return Stream.concat(
                        Stream.of(Set.<String>of()),
                        configuration.all().stream()
                                .filter(programme -> programme.referralSources().contains(source))
                                .filter(programme -> configuration.areas().covers(programme.areas(), area))
                                .map(Programme::practices))
                .distinct()
                .toList();
    }

    private List<Span> spans() {
        NavigableSet<LocalDate> changes = new TreeSet<>();
        configuration.all().stream().map(Programme::runs).forEach(runs -> {
            if (runs != null) {
                changes.add(runs.from());
                Optional.ofNullable(runs.to()).map(last -> last.plusDays(1)).ifPresent(changes::add);
            }
        });
        configuration.areas().byCode().values().stream()
                .flatMap(area -> area.successors().stream())
                .map(Areas.Succession::on)
                .forEach(changes::add);
        List<LocalDate> starts = List.copyOf(changes);
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            spans.add(new Span(
                    starts.get(i), i + 1 < starts.size() ? starts.get(i + 1).minusDays(1) : null));
        }
        return spans;
    }

    private Located located(Referral referral, String area) {
        return new Located(referral, new Location(area, Location.By.PRACTICE, area), configuration);
    }

    /** The same steps that a send takes, and it must not be left to chance which of two programmes wins. */
    private Outcome outcome(List<Programme> open, Person person, String area, LocalDate date) {
        List<Programme> eligible = open.stream()
                .filter(programme -> takes(programme, person, date))
                .toList();
        for (int i = 0; i < eligible.size(); i++) {
            Programme winner = eligible.get(i);
            if (i + 1 < eligible.size() && Precedence.tied(winner, eligible.get(i + 1))) {
                return new Outcome.Undecided(
                        List.of(winner.id(), eligible.get(i + 1).id()));
            }
            List<String> providers = providers(allocation.candidates(winner, located(referral(person, date), area)));
            if (!providers.isEmpty()) {
                return new Outcome.Sent(winner.id(), providers);
            }
        }
        return new Outcome.Refused();
    }

    /** Rules look at a person's age and answers, which are the same whoever refers. */
    private boolean takes(Programme programme, Person person, LocalDate date) {
        return takes.computeIfAbsent(List.of(programme.id(), person.id(), date), key -> {
            var verdicts = rules.judge(programme.eligibility(), referral(person, date));
            return new Assessment(programme, List.of(), verdicts).verdict() == Verdict.MET;
        });
    }

    private Referral referral(Person person, LocalDate date) {
        return referrals.computeIfAbsent(List.of(person.id(), date), key -> person.referral("", "", date));
    }

    private static List<String> providers(List<Candidate> candidates) {
        List<Programme.Provider> available = candidates.stream()
                .filter(candidate -> candidate.standing() == Candidate.Standing.AVAILABLE)
                .map(Candidate::provider)
                .filter(provider -> provider.share() > 0)
                .toList();
        return available.size() == 1
                ? List.of(available.get(0).organisation())
                : available.stream()
                        .map(provider -> provider.organisation() + ":" + provider.share())
                        .toList();
    }

    private static List<Line> merged(List<Line> byDate) {
        List<Line> merged = new ArrayList<>();
        for (Line line : byDate) {
            Line last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last != null
                    && last.outcome().equals(line.outcome())
                    && last.area().equals(line.area())) {
                merged.set(
                        merged.size() - 1,
                        new Line(
                                line.person(),
                                line.source(),
                                line.asked(),
                                line.practices(),
                                line.place(),
                                line.area(),
                                new Span(last.span().from(), line.span().to()),
                                line.outcome()));
            } else {
                merged.add(line);
            }
        }
        return merged;
    }

    /** What {@code programme} says of the referral of a line on its first day. */
    Assessment assess(Programme programme, Line line, Person person) {
        String practice = line.practices().split(" ", 2)[0];
        Referral referral = person.referral(line.source(), practice, line.span().from());
        return new Assessing(rules).assess(programme, located(referral, line.area()));
    }
}
