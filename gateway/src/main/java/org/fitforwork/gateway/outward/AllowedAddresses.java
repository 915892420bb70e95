package org.fitforwork.gateway.outward;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/**
 * Resolves a host to those of its addresses that may be called. It stands in the client itself, since a name that was
 * harmless when somebody gave it can lead elsewhere by now.
 */
public final class AllowedAddresses implements DnsResolver {
    private final BiPredicate<String, InetAddress> allowed;

    /** @param allowed whether a host may be called at an address */
    public AllowedAddresses(BiPredicate<String, InetAddress> allowed) {
        this.allowed = allowed;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = Stream.of(SystemDefaultDnsResolver.INSTANCE.resolve(host))
                .filter(address -> allowed.test(host, address))
                .toArray(InetAddress[]::new);
        if (addresses.length == 0) {
            throw new UnknownHostException("no address of the host may be called");
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
