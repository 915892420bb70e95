package org.fitforwork.gateway.eligibility;

import java.util.List;
import java.util.stream.Stream;
import org.fitforwork.gateway.conformance.FormSet;
import org.fitforwork.gateway.directory.ConfigurationCheck;
import org.fitforwork.referral.programme.Programme;
import org.fitforwork.referral.programme.Programme.Rule;
import org.springframework.stereotype.Component;

/** Every rule parses, and names only questions and value sets that exist. */
@Component
final class RuleCheck implements ConfigurationCheck {
    private final RuleEngine engine;

    RuleCheck(RuleEngine engine) {
        this.engine = engine;
    }

    @Override
    public List<String> faults(Programme programme, FormSet forms) {
        return programme.eligibility().stream()
                .flatMap(rule -> fault(rule, forms))
                .toList();
    }

    private Stream<String> fault(Rule rule, FormSet forms) {
        try {
            engine.verify(rule, forms);
            return Stream.empty();
        } catch (IllegalArgumentException e) {
            return Stream.of("rule %s: %s".formatted(rule.rule(), e.getMessage()));
        }
    }
}
