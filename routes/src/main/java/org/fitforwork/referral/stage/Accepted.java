package org.fitforwork.referral.stage;

import org.hl7.fhir.r4.model.Bundle;

/**
 * The referral is committed, with all that it owes.
 *
 * @param response transaction-response for the sender; its last entry is the Task
 * @param replay true if this answers a second sending of the same referral
 */
public record Accepted(Bundle response, boolean replay) implements Answered {
    @Override
    public String toString() {
        return replay ? "Accepted before" : "Accepted";
    }
}
