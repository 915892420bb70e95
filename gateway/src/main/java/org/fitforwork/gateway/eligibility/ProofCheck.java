package org.fitforwork.gateway.eligibility;

import java.util.List;
import java.util.stream.Collectors;
import org.fitforwork.gateway.configuration.ConfigurationCheck;
import org.fitforwork.gateway.configuration.Draft;
import org.fitforwork.gateway.configuration.Fault;
import org.fitforwork.gateway.configuration.RoutingFile;
import org.fitforwork.gateway.configuration.RoutingProof;
import org.fitforwork.gateway.conformance.ProfilePackage;
import org.fitforwork.referral.proof.Line;
import org.fitforwork.referral.proof.Proof;
import org.fitforwork.referral.proof.Routing;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Every kind of person of every area, from every source and on every day, is sent where the reviewed routing table says,
 * or is refused where a gap is intended.
 */
@Component
@Order(5)
final class ProofCheck implements ConfigurationCheck, RoutingProof {
    private static final int MOST = 20;

    private final RuleEngine rules;
    private final ProfilePackage profiles;

    ProofCheck(RuleEngine rules, ProfilePackage profiles) {
        this.rules = rules;
        this.profiles = profiles;
    }

    @Override
    public List<Line> lines(Draft draft) {
        return proof(draft)
                .lines(profiles.codes("referral-source").stream().sorted().toList());
    }

    private Proof proof(Draft draft) {
        return new Proof(draft.configuration(), draft.people(), rules);
    }

    @Override
    public List<Fault> faults(Draft draft) {
        var differences = new Routing(draft.configuration(), draft.people(), proof(draft))
                .differences(lines(draft), RoutingFile.read(draft.folder()), draft.gaps());
        List<Fault> faults = differences.stream()
                .limit(MOST)
                .map(difference -> fault(draft, difference))
                .collect(Collectors.toList());
        if (differences.size() > MOST) {
            faults.add(draft.fault("routing.csv", "", "and %d more".formatted(differences.size() - MOST)));
        }
        if (!faults.isEmpty()) {
            faults.add(draft.fault(
                    "routing.csv", "", "if all this is intended, run check --accept and review what it changes"));
        }
        return faults;
    }

    private static Fault fault(Draft draft, Routing.Difference difference) {
        return difference.programme().isEmpty()
                ? draft.fault("gaps.yaml", difference.pointer(), difference.message())
                : draft.fault(Draft.file(difference.programme()), difference.pointer(), difference.message());
    }
}
