package org.fitforwork.gateway.seal.keys;

import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * The provider, handed to each operation that wants it. It is not registered with the JVM: TLS, tokens and the database
 * driver would then choose between two implementations, by an order that is nobody's decision.
 */
public final class BouncyCastle {
    public static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

    private BouncyCastle() {}
}
