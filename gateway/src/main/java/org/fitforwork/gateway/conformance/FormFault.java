package org.fitforwork.gateway.conformance;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Something wrong in what forms are made of.
 *
 * @param programme whose {@code programme.yaml} it is in; empty if it is in a file of {@code forms/}
 * @param pointer JSON pointer to the place, such as {@code /forms/gp/ask/2}; in a file of {@code forms/}, after the
 *     file's name, such as {@code item-bank.yaml#/job/items/job-title/type}
 */
public record FormFault(String programme, String pointer, String message) {
    static final String BANK = "item-bank.yaml#";
    static final String COMMON = "forms.yaml#";

    /** {@code parent}, and the names from there on. */
    static String pointer(String parent, Object... names) {
        return parent
                + Arrays.stream(names)
                        .map(name -> "/" + name.toString().replace("~", "~0").replace("/", "~1"))
                        .collect(Collectors.joining());
    }
}
