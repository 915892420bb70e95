/** What the gateway attests of a referral, and whether an attestation is genuine. */
@NamedInterface
@NullMarked
package org.fitforwork.gateway.seal.receipt;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
