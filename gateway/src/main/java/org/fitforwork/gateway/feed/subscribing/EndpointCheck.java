package org.fitforwork.gateway.feed.subscribing;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.fitforwork.gateway.feed.AllowedHosts;
import org.springframework.stereotype.Component;

/** Whether an endpoint is one that the gateway will call. Each call looks again at the address. */
@Component
class EndpointCheck {
    private final AllowedHosts allowed;

    EndpointCheck(AllowedHosts allowed) {
        this.allowed = allowed;
    }

    /** What is wrong with the endpoint, without a word of it; empty if nothing is. */
    Optional<String> fault(String endpoint) {
        URI uri;
        try {
            uri = new URI(endpoint);
        } catch (URISyntaxException e) {
            return Optional.of("the endpoint is not a URL");
        }
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        String host = uri.getHost();
        if (host == null || !(scheme.equals("https") || scheme.equals("http"))) {
            return Optional.of("the endpoint is not an absolute https URL");
        }
        if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            return Optional.of("the endpoint has a user name, a password or a fragment in it; secrets go into header");
        }
        if (scheme.equals("http") && !allowed.named(host)) {
            return Optional.of("the endpoint is not https");
        }
        return leadsInside(host)
                ? Optional.of("the endpoint leads to a private address, which is not called from here")
                : Optional.empty();
    }

    /** A host that is not known yet may become so; the handshake will tell. */
    private boolean leadsInside(String host) {
        try {
            return !Stream.of(InetAddress.getAllByName(host)).allMatch(address -> allowed.allows(host, address));
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
