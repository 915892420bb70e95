package org.fitforwork.referral.stage;

import java.util.function.Function;

/**
 * How far a referral has come on its way in. Each stage is a type, so a step that needs an earlier one cannot be
 * reached without it: only allocation makes an {@link Allocated}, and only an {@link Allocated} can be accepted.
 */
public sealed interface Stage permits Received, Conformant, Located, Eligible, Allocated, Answered {

    /** Takes {@code step} if this stage is a {@code from}; an {@link Answered} referral passes by untouched. */
    default <F extends Stage> Stage then(Class<F> from, Function<F, Stage> step) {
        return this instanceof Answered ? this : step.apply(from.cast(this));
    }
}
