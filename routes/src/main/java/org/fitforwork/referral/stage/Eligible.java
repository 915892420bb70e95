package org.fitforwork.referral.stage;

import java.util.List;
import org.fitforwork.referral.programme.Programme;

/** At least one programme takes this person. {@code programmes} is never empty; the first one wins. */
public record Eligible(Located located, List<Programme> programmes) implements Stage {}
