package org.fitforwork.gateway.configuration;

import java.util.List;
import org.fitforwork.referral.proof.Line;

/** Says where a configuration would send everybody. */
@FunctionalInterface
public interface RoutingProof {
    List<Line> lines(Draft draft);
}
