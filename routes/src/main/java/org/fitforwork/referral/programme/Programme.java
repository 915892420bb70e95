package org.fitforwork.referral.programme;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A work-and-health programme as its {@code programme.yaml} states it.
 *
 * @param areas commissioner codes it covers; successors are followed
 * @param practices ODS codes of the practices that may refer; empty means every practice of the areas
 * @param priority the higher wins where several programmes take a person
 * @param fallback true for a programme that takes whom no other programme takes
 * @param assumed names of the entries that no published source states, for a commissioner to confirm
 * @param forms its own referral forms, by the kind of referrer that fills them in; missing means none
 */
public record Programme(
        String id,
        String title,
        Status status,
        Runs runs,
        Set<String> referralSources,
        Set<String> areas,
        Set<String> practices,
        int priority,
        boolean fallback,
        List<Rule> eligibility,
        List<Provider> providers,
        Set<String> assumed,
        Map<String, Form> forms) {

    /** Programme code of a referral that leaves the choice to the gateway. */
    public static final String ANY = "any";

    public Programme {
        forms = forms == null ? Map.of() : Map.copyOf(forms);
    }

    /** Whether a programme takes referrals. */
    public enum Status {
        DRAFT,
        ACTIVE,
        SUSPENDED,
        RETIRED
    }

    /** First and last day on which referrals are taken; {@code to} is null while no end is known. */
    public record Runs(LocalDate from, @Nullable LocalDate to) {
        public boolean on(LocalDate date) {
            return !date.isBefore(from) && (to == null || !date.isAfter(to));
        }
    }

    /**
     * One eligibility rule.
     *
     * @param rule its name, unique within the programme
     * @param require FHIRPath: true is met, false is not met, empty means an answer is missing
     * @param because the sentence a referrer reads when it is not met
     */
    public record Rule(String rule, String require, String because) {}

    /**
     * Who delivers the programme.
     *
     * @param organisation id in {@code directory/organisations.yaml}
     * @param share percent of the referrals of its areas
     * @param areas the part of the programme's areas it serves; empty means all of them
     */
    public record Provider(String organisation, int share, Set<String> areas) {}

    /**
     * What a referral form asks beyond what every form asks. Whatever is missing is empty.
     *
     * @param ask questions of the item bank, or whole groups of them
     * @param require questions that a referral cannot be read without
     */
    public record Form(String title, List<String> ask, List<String> require) {
        public Form {
            title = title == null ? "" : title;
            ask = ask == null ? List.of() : List.copyOf(ask);
            require = require == null ? List.of() : List.copyOf(require);
        }
    }
}
