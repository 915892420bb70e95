package org.fitforwork.gateway.seal.authority;

import java.util.List;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;

/**
 * What a certificate is for.
 *
 * @param usage bits of {@link KeyUsage}
 */
record Kind(int usage, List<KeyPurposeId> purposes, List<GeneralName> names) {
    /** The gateway's own, for TLS on this machine. */
    static final Kind SERVER = new Kind(
            KeyUsage.digitalSignature,
            List.of(KeyPurposeId.id_kp_serverAuth),
            List.of(
                    new GeneralName(GeneralName.dNSName, "localhost"),
                    new GeneralName(GeneralName.iPAddress, "127.0.0.1")));

    /** A client's, for TLS; and envelopes may be sent to it, and come from it. */
    static final Kind CLIENT = new Kind(
            KeyUsage.digitalSignature | KeyUsage.keyAgreement,
            List.of(KeyPurposeId.id_kp_clientAuth, KeyPurposeId.id_kp_emailProtection),
            List.of());
}
