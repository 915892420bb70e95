package org.fitforwork.gateway.access.keyset;

import jakarta.validation.constraints.NotNull;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.fitforwork.gateway.outward.PublicAddress;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How public keys are fetched.
 *
 * @param allow hosts that may be asked over plain http or at private addresses, such as an issuer on this machine
 * @param timeout for the answer
 * @param fresh how long keys count before they are fetched again
 * @param fetchAgain pause between two fetches for a key that is not known; two are let through in each
 */
@ConfigurationProperties("gateway.key-sets")
@Validated
public record KeySetSettings(
        @NotNull @DefaultValue Set<String> allow,
        @NotNull @DurationMin(millis = 100) @DefaultValue("5s") Duration timeout,
        @NotNull @DurationMin(seconds = 1) @DefaultValue("5m") Duration fresh,
        @NotNull @DurationMin(millis = 1) @DefaultValue("30s") Duration fetchAgain) {

    boolean named(String host) {
        String plain = plain(host);
        return allow.stream().anyMatch(name -> plain(name).equals(plain));
    }

    boolean allows(String host, InetAddress address) {
        return named(host) || PublicAddress.is(address);
    }

    private static String plain(String host) {
        return host.toLowerCase(Locale.ROOT).replaceAll("^\\[|]$", "");
    }
}
