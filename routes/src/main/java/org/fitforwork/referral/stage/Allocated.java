package org.fitforwork.referral.stage;

import org.fitforwork.referral.programme.Programme;

/** A programme and one of its providers take the referral. */
public record Allocated(Located located, Programme programme, Programme.Provider provider) implements Stage {}
