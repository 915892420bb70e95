package org.fitforwork.referral.programme;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fitforwork.referral.programme.Programme.Deadlines;
import org.fitforwork.referral.programme.Programme.OnOverdue;
import org.fitforwork.referral.programme.Programme.OnRejection;
import org.fitforwork.referral.programme.Programme.Provider;
import org.fitforwork.referral.programme.Programme.Rule;
import org.fitforwork.referral.programme.Programme.Runs;
import org.fitforwork.referral.programme.Programme.Status;
import org.jspecify.annotations.Nullable;

/** An active programme for GPs of Manchester, whoever is registered there. */
public final class ProgrammeBuilder {
    private final String id;
    private final List<Rule> rules = new ArrayList<>();
    private final List<Provider> providers = new ArrayList<>();
    private Status status = Status.ACTIVE;
    private Runs runs = new Runs(LocalDate.of(2013, 11, 1), null);
    private Set<String> sources = Set.of("gp");
    private Set<String> areas = Set.of(Catalogue.MANCHESTER);
    private Set<String> practices = Set.of();
    private int priority = 10;
    private boolean fallback;

    private ProgrammeBuilder(String id) {
        this.id = id;
    }

    public static ProgrammeBuilder aProgramme(String id) {
        return new ProgrammeBuilder(id);
    }

    public ProgrammeBuilder status(Status status) {
        this.status = status;
        return this;
    }

    public ProgrammeBuilder runs(LocalDate from, @Nullable LocalDate to) {
        this.runs = new Runs(from, to);
        return this;
    }

    public ProgrammeBuilder sources(String... sources) {
        this.sources = Set.of(sources);
        return this;
    }

    public ProgrammeBuilder areas(String... areas) {
        this.areas = Set.of(areas);
        return this;
    }

    public ProgrammeBuilder practices(String... practices) {
        this.practices = Set.of(practices);
        return this;
    }

    public ProgrammeBuilder priority(int priority) {
        this.priority = priority;
        return this;
    }

    public ProgrammeBuilder fallback() {
        this.fallback = true;
        return this;
    }

    public ProgrammeBuilder rule(String name, String because) {
        rules.add(new Rule(name, "judged by a fake", because));
        return this;
    }

    public ProgrammeBuilder provider(String organisation, int share, String... areas) {
        providers.add(new Provider(organisation, share, Set.of(areas), null, null, null, null, null));
        return this;
    }

    public ProgrammeBuilder provider(String organisation, int share, int capacity) {
        providers.add(new Provider(organisation, share, Set.of(), null, null, null, capacity, null));
        return this;
    }

    /** Takes those who meet the rule {@code people}, and nobody else. */
    public ProgrammeBuilder specialist(String organisation, String people) {
        Rule specialism = new Rule(people, "judged by a fake", "for " + people);
        providers.add(new Provider(organisation, 100, Set.of(), specialism, null, null, null, null));
        return this;
    }

    public Programme build() {
        return new Programme(
                id,
                id,
                "Helps people.",
                status,
                true,
                runs,
                sources,
                areas,
                practices,
                priority,
                fallback,
                Map.of(),
                List.copyOf(rules),
                List.copyOf(providers),
                new Deadlines(null, null, null),
                OnRejection.INFORM_REFERRER,
                OnOverdue.ESCALATE,
                Set.of());
    }
}
