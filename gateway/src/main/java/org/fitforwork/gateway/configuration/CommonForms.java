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
public record CommonForms(Part every, Map<String, Part> sources, Map<String, Form> any) {

    /** A part of other forms, with no title of its own. */
    public record Part(List<String> ask, List<String> require) {
        /** Asks nothing. */
        public static final Part NOTHING = new Part(List.of(), List.of());

        public Form form() {
            return new Form("", ask, require);
        }
    }
}
