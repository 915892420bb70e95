package org.fitforwork.gateway.access;

/** What a client is to the gateway. */
public enum Role {
    /** Sends referrals and follows its own. */
    REFERRER,
    /** Receives referrals and says what becomes of them. */
    PROVIDER,
    /** Maintains the configuration; sees no patient data. */
    ENGINEER,
    /** Operates the gateway; sees no patient data. */
    ADMIN,
    /** Reads the audit trail, and nothing else of patients. */
    PRIVACY
}
