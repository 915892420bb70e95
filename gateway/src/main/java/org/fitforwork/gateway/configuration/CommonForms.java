package org.fitforwork.gateway.configuration;

import java.util.List;
import java.util.Map;
import org.fitforwork.referral.programme.Programme.Form;

/**
 * {@code forms/forms.yaml}: what the forms of all programmes have in common.
 *
 * @param every asked by every form
 * @param sources asked by every form for one kind of referrer
 * @param any the forms of referrals that leave the choice of programme to the gateway, by kind of referrer
 */
public record CommonForms(Form every, Map<String, Form> sources, Map<String, Form> any) {
    /** Asks nothing. */
    public static final Form NOTHING = new Form("", List.of(), List.of());

    public CommonForms {
        every = every == null ? NOTHING : every;
        sources = sources == null ? Map.of() : Map.copyOf(sources);
        any = any == null ? Map.of() : Map.copyOf(any);
    }
}
