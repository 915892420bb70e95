package org.fitforwork.gateway.feed.notification;

import org.fitforwork.gateway.conformance.ProfilePackage;

/** URLs of the Subscriptions R5 Backport, IG 1.1.0, and of our one topic. */
public final class Backport {
    private static final String BASE = "http://hl7.org/fhir/uv/subscriptions-backport";
    private static final String EXTENSION = BASE + "/StructureDefinition/";
    private static final String OPERATION = BASE + "/OperationDefinition/";

    /** The topic: whatever happens to a referral of the subscriber's organisation. */
    public static final String TOPIC = ProfilePackage.BASE + "/SubscriptionTopic/referral-status";

    public static final String STATUS_OPERATION = OPERATION + "backport-subscription-status";
    public static final String EVENTS_OPERATION = OPERATION + "backport-subscription-events";
    public static final String PAYLOAD_CONTENT = EXTENSION + "backport-payload-content";
    public static final String HEARTBEAT_PERIOD = EXTENSION + "backport-heartbeat-period";
    public static final String TIMEOUT = EXTENSION + "backport-timeout";
    public static final String MAX_COUNT = EXTENSION + "backport-max-count";

    static final String STATUS_PROFILE = EXTENSION + "backport-subscription-status-r4";
    static final String NOTIFICATION_PROFILE = EXTENSION + "backport-subscription-notification-r4";
    static final String ERRORS = "http://terminology.hl7.org/CodeSystem/subscription-error";

    private Backport() {}
}
