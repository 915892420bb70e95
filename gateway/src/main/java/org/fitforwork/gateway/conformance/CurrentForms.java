package org.fitforwork.gateway.conformance;

/** Where the forms are asked for that are in force now. */
@FunctionalInterface
public interface CurrentForms {
    FormSet forms();
}
