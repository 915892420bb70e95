package org.fitforwork.gateway.chain;

/** Port: attests the content of a checkpoint. */
interface CheckpointSigner {
    /** URI of who signs. */
    String issuer();

    /** A detached JWS over {@code content}, in UTF-8. */
    String sign(String content);
}
