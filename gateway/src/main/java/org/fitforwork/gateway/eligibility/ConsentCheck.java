package org.fitforwork.gateway.eligibility;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fitforwork.gateway.configuration.ConfigurationCheck;
import org.fitforwork.gateway.configuration.Draft;
import org.fitforwork.gateway.configuration.Fault;
import org.fitforwork.gateway.conformance.FormSet;
import org.fitforwork.gateway.conformance.FormSet.Form;
import org.fitforwork.gateway.conformance.FormSets;
import org.fitforwork.gateway.disclosure.Consents;
import org.fitforwork.referral.programme.Assessment.Verdict;
import org.fitforwork.referral.programme.Programme;
import org.hl7.fhir.r4.model.Questionnaire;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Nothing is shared that nobody was asked about: every form asks for the consents that its referrals need, and every
 * programme refuses whoever does not agree to being referred or to the provider seeing the referral. It
 * evaluates rules, so it comes behind the check that they can be.
 */
@Component
@Order(4)
final class ConsentCheck implements ConfigurationCheck {
    /** Referrers who give no care, and the question by which the person agrees that they are told. */
    private static final Map<String, String> NO_CARE = Map.of("jcp", Consents.JOBCENTRE, "employer", Consents.EMPLOYER);

    private final RuleEngine engine;
    private final FormSets forms;

    ConsentCheck(RuleEngine engine, FormSets forms) {
        this.engine = engine;
        this.forms = forms;
    }

    @Override
    public List<Fault> faults(Draft draft) {
        FormSet set = forms.of(draft.configuration());
        List<Fault> faults = new ArrayList<>();
        for (Questionnaire questionnaire : set.questionnaires()) {
            set.find(questionnaire.getUrl()).ifPresent(form -> form(draft, form, faults));
        }
        draft.configuration().all().stream()
                .filter(Programme::takesReferrals)
                .forEach(programme -> programme(draft, programme, faults));
        return faults;
    }

    private static void form(Draft draft, Form form, List<Fault> faults) {
        Set<String> needed = new LinkedHashSet<>(List.of(Consents.REFER, Consents.PROVIDER));
        if (NO_CARE.containsKey(form.source())) {
            needed.add(NO_CARE.getOrDefault(form.source(), ""));
        }
        form.questionnaire().getItem().forEach(group -> group.getItem()
                .forEach(item -> needed.remove(item.getLinkId())));
        boolean any = form.programme().equals(Programme.ANY);
        needed.forEach(linkId -> faults.add(draft.fault(
                any ? "forms/forms.yaml" : Draft.file(form.programme()),
                any ? "/any/" + form.source() : "/forms/" + form.source(),
                "the form %s-%s does not ask %s, without which nothing may be told"
                        .formatted(form.programme(), form.source(), linkId))));
    }

    private void programme(Draft draft, Programme programme, List<Fault> faults) {
        for (String linkId : List.of(Consents.REFER, Consents.PROVIDER)) {
            boolean refused = programme.eligibility().stream()
                    .anyMatch(rule -> engine.withoutConsent(rule, linkId) == Verdict.NOT_MET);
            if (!refused) {
                faults.add(draft.fault(
                        Draft.file(programme.id()),
                        "/eligibility",
                        "no rule refuses a person who answers no to %s: what is shared needs consent"
                                .formatted(linkId)));
            }
        }
    }
}
