package org.fitforwork.gateway.seal;

/**
 * A signature over content that lies elsewhere.
 *
 * @param keyId of the key in the published set
 * @param algorithm as JOSE names it, such as ES256
 * @param jws compact serialization without its payload, by RFC 7515 appendix F
 */
public record Signed(String keyId, String algorithm, String jws) {}
