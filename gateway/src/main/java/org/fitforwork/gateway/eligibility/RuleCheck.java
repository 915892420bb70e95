package org.fitforwork.gateway.eligibility;

import java.util.ArrayList;
import java.util.List;
import org.fitforwork.gateway.configuration.ConfigurationCheck;
import org.fitforwork.gateway.configuration.Draft;
import org.fitforwork.gateway.configuration.Fault;
import org.fitforwork.gateway.conformance.FormSets;
import org.fitforwork.referral.programme.Programme;
import org.fitforwork.referral.programme.Programme.Rule;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Every rule parses, and names only variables, questions, codes and value sets that exist. */
@Component
@Order(3)
final class RuleCheck implements ConfigurationCheck {
    private final RuleEngine engine;
    private final FormSets forms;

    RuleCheck(RuleEngine engine, FormSets forms) {
        this.engine = engine;
        this.forms = forms;
    }

    @Override
    public List<Fault> faults(Draft draft) {
        List<Fault> faults = new ArrayList<>();
        for (Programme programme : draft.configuration().all()) {
            for (int i = 0; i < programme.eligibility().size(); i++) {
                check(draft, programme, programme.eligibility().get(i), "/eligibility/" + i, faults);
            }
            for (int i = 0; i < programme.providers().size(); i++) {
                Rule specialism = programme.providers().get(i).specialism();
                if (specialism != null) {
                    check(draft, programme, specialism, "/providers/%d/specialism".formatted(i), faults);
                }
            }
        }
        return faults;
    }

    private void check(Draft draft, Programme programme, Rule rule, String at, List<Fault> faults) {
        try {
            engine.verify(rule, forms.of(draft.configuration()));
        } catch (IllegalArgumentException e) {
            faults.add(draft.fault(
                    Draft.file(programme.id()), at + "/require", "rule %s: %s".formatted(rule.rule(), e.getMessage())));
        }
    }
}
