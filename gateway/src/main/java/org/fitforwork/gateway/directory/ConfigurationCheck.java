package org.fitforwork.gateway.directory;

import java.util.List;
import org.fitforwork.gateway.conformance.FormSet;
import org.fitforwork.referral.programme.Programme;

/** Something that a programme must pass before it is served. */
@FunctionalInterface
public interface ConfigurationCheck {
    /** What is wrong with {@code programme} among these forms, one sentence a fault; empty if nothing is. */
    List<String> faults(Programme programme, FormSet forms);
}
