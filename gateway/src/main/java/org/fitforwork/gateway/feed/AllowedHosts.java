package org.fitforwork.gateway.feed;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.fitforwork.gateway.outward.PublicAddress;
import org.springframework.stereotype.Component;

/**
 * Which addresses a subscriber may have the gateway call. What lies within the gateway's own network answers to the
 * gateway as it would not to the subscriber, so it is called only where the deployer names the host.
 */
@Component
public class AllowedHosts {
    private final Set<String> named;

    AllowedHosts(FeedSettings settings) {
        named = settings.allow().stream().map(AllowedHosts::plain).collect(Collectors.toUnmodifiableSet());
    }

    /** True if the deployer named the host. */
    public boolean named(String host) {
        return named.contains(plain(host));
    }

    /** True if {@code host} may be called at {@code address}. */
    public boolean allows(String host, InetAddress address) {
        return named(host) || PublicAddress.is(address);
    }

    private static String plain(String host) {
        return host.toLowerCase(Locale.ROOT).replaceAll("^\\[|]$", "");
    }
}
