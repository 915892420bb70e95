package org.fitforwork.gateway.seal.receipt;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What a receipt attests, and all that it attests: nothing of the person.
 *
 * @param type {@code referral-accepted} or {@code referral-closed}
 * @param issuer URI of the gateway that attests it
 * @param at the moment it became so, ISO 8601 in UTC
 * @param sender code of the organisation that sent the referral
 * @param referral the sender's own identifier of it
 * @param bundleSha256 hexadecimal, of the bytes of the request body as they came; null of a referral from before that was
 *     kept
 * @param programme code of the programme
 * @param provider code of the organisation that has it
 * @param task the Task in the version that it had then, as {@code Task/id/_history/version}
 * @param serviceRequest likewise
 * @param status of the Task
 * @param reason code of Task.statusReason, if there was one
 */
public record Statement(
        String type,
        String issuer,
        String at,
        String sender,
        Identifier referral,
        @Nullable String bundleSha256,
        String programme,
        String provider,
        String task,
        String serviceRequest,
        String status,
        @Nullable String reason) {

    public static final String ACCEPTED = "referral-accepted";
    public static final String CLOSED = "referral-closed";

    /** A business identifier. */
    public record Identifier(String system, String value) {}

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    /** The bytes that are signed: JSON, UTF-8, members in the order of their names, no white space. */
    public byte[] canonical() {
        try {
            return JSON.writeValueAsBytes(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static Statement read(byte[] bytes) throws IOException {
        return JSON.readValue(bytes, Statement.class);
    }
}
