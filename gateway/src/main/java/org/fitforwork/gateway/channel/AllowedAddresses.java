package org.fitforwork.gateway.channel;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.fitforwork.gateway.feed.AllowedHosts;

/**
 * Resolves a host to those of its addresses that may be called. It stands in the client itself, since a name that was
 * harmless when the subscription was made can lead elsewhere by now.
 */
final class AllowedAddresses implements DnsResolver {
    private final AllowedHosts allowed;

    AllowedAddresses(AllowedHosts allowed) {
        this.allowed = allowed;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = Stream.of(SystemDefaultDnsResolver.INSTANCE.resolve(host))
                .filter(address -> allowed.allows(host, address))
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
