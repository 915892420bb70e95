package org.fitforwork.referral.programme;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A work-and-health programme as its {@code programme.yaml} states it.
 *
 * @param description what it offers and to whom, for those who choose a service
 * @param takesReferrals false for an entry that only informs
 * @param runs null while nobody knows when it begins
 * @param referralSources who may refer, in the codes of CodeSystem referral-source
 * @param areas codes of areas, regions or parts of areas that it covers; successors are followed
 * @param practices ODS codes of the practices that may refer; empty means every practice of the areas
 * @param priority the higher wins where several programmes take a person
 * @param fallback true for a programme that takes whom no other programme takes
 * @param forms what its own forms ask besides what every form asks, by referral source
 * @param onRejection what happens when the provider declines
 * @param onOverdue what happens besides telling the referrer when a deadline is missed
 * @param assumed names of the entries that no published source states, for a commissioner to confirm
 */
public record Programme(
        String id,
        String title,
        String description,
        Status status,
        boolean takesReferrals,
        @Nullable Runs runs,
        Set<String> referralSources,
        Set<String> areas,
        Set<String> practices,
        int priority,
        boolean fallback,
        Map<String, Form> forms,
        List<Rule> eligibility,
        List<Provider> providers,
        Deadlines deadlines,
        OnRejection onRejection,
        OnOverdue onOverdue,
        Set<String> assumed) {

    /** Programme code of a referral that leaves the choice to the gateway. */
    public static final String ANY = "any";

    /** Whether a programme takes referrals. */
    public enum Status {
        DRAFT,
        ACTIVE,
        SUSPENDED,
        RETIRED
    }

    /** What happens to a referral that its provider declines. */
    public enum OnRejection {
        NEXT_PROGRAMME,
        INFORM_REFERRER
    }

    /** What happens to a referral that misses a deadline, besides that its referrer is told. */
    public enum OnOverdue {
        INFORM_REFERRER,
        /** It is put before those who run the gateway until the provider acts. */
        ESCALATE,
        /** As escalate; and one that nobody acknowledged is given to another provider, if there is one. */
        RE_ALLOCATE
    }

    /** True if a referral dated {@code date} may be sent to it. */
    public boolean open(LocalDate date) {
        return status == Status.ACTIVE && takesReferrals && runs != null && runs.on(date);
    }

    /** First and last day on which referrals are taken; {@code to} is null while no end is known. */
    public record Runs(LocalDate from, @Nullable LocalDate to) {
        public boolean on(LocalDate date) {
            return !date.isBefore(from) && (to == null || !date.isAfter(to));
        }
    }

    /**
     * What a form of this programme asks besides what every form, and every form of its source, asks.
     *
     * @param ask names of questions or groups of {@code config/forms/item-bank.yaml}
     * @param require the questions that must be answered
     */
    public record Form(String title, List<String> ask, List<String> require) {}

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
     * @param specialism the people it takes before any other provider, and the only ones it takes
     * @param keyWorkers number of key workers
     * @param caseload most open referrals of one key worker
     * @param capacity most open referrals, where it is not counted by key workers
     * @param subContractorOf id of the organisation that holds the contract
     */
    public record Provider(
            String organisation,
            int share,
            Set<String> areas,
            @Nullable Rule specialism,
            @Nullable Integer keyWorkers,
            @Nullable Integer caseload,
            @Nullable Integer capacity,
            @Nullable String subContractorOf) {

        /** Most referrals that may be open with it at a time; empty where there is no limit. */
        public OptionalInt places() {
            if (capacity != null) {
                return OptionalInt.of(capacity);
            }
            return keyWorkers != null && caseload != null ? OptionalInt.of(keyWorkers * caseload) : OptionalInt.empty();
        }
    }

    /** Working days that a provider has for each step, counted from the one before; null where none is set. */
    public record Deadlines(@Nullable Period acknowledge, @Nullable Period firstContact, @Nullable Period nextReview) {}
}
