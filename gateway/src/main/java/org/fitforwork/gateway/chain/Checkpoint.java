package org.fitforwork.gateway.chain;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * What a checkpoint attests: which events there are after one position up to and with another.
 *
 * @param at when it was made, ISO 8601, UTC
 * @param digest of the events, as {@link Sealed} makes it, in hexadecimal
 * @param events how many there are
 * @param from position after which the range begins: where the checkpoint before ends, or 0
 * @param issuer URI of the gateway
 * @param number counts from 1
 * @param previous link of the checkpoint before, or zeros
 * @param to last position of the range
 */
@JsonPropertyOrder(alphabetic = true)
public record Checkpoint(
        String at, String digest, long events, long from, String issuer, long number, String previous, long to) {
    /** What a checkpoint is signed as. */
    public static final String TYPE = "ledger-checkpoint+jws";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** What stands for the one before the first. */
    public static String none() {
        return HexFormat.of().formatHex(Hash.none());
    }

    /** The very text that is signed: JSON, members in the order of their names, no white space. */
    public String content() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers can always be written", e);
        }
    }

    /** @throws IllegalArgumentException if {@code content} is not what {@link #content()} writes; says nothing of it */
    public static Checkpoint read(String content) {
        try {
            // The word null is JSON, too.
            Object parsed = JSON.readValue(content, Checkpoint.class);
            if (parsed instanceof Checkpoint read && content.equals(read.content())) {
                return read;
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a checkpoint");
        }
        throw new IllegalArgumentException("not a checkpoint as it is written");
    }

    /** What the next one carries of this one: SHA-256 over content, a full stop, and signature, in hexadecimal. */
    public static String link(String content, String jws) {
        MessageDigest digest = Hash.fresh();
        digest.update((content + "." + jws).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest.digest());
    }
}
