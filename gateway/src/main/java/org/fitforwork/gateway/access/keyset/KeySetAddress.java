package org.fitforwork.gateway.access.keyset;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whether keys may be fetched from a URL: https, to a public address, unless the host is named in the settings. */
@Component
public final class KeySetAddress {
    private final KeySetSettings settings;

    KeySetAddress(KeySetSettings settings) {
        this.settings = settings;
    }

    /** What is wrong with the URL; empty if nothing is that can be told without a look-up. Each call looks again. */
    public Optional<String> fault(String url) {
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            return Optional.of("is not a URL");
        }
        String host = uri.getHost();
        if (host == null || uri.getRawUserInfo() != null) {
            return Optional.of("is not an absolute https URL without user name");
        }
        boolean https = "https".equalsIgnoreCase(uri.getScheme());
        if (!https && !("http".equalsIgnoreCase(uri.getScheme()) && settings.named(host))) {
            return Optional.of("is not https; only hosts in gateway.key-sets.allow are asked over http");
        }
        return leadsInside(host)
                ? Optional.of("leads to a private address; a host inside is to be named in gateway.key-sets.allow")
                : Optional.empty();
    }

    private boolean leadsInside(String host) {
        boolean literal = host.startsWith("[") || host.matches("[0-9.]+") || host.equalsIgnoreCase("localhost");
        try {
            return literal && !settings.allows(host, InetAddress.getByName(host));
        } catch (UnknownHostException e) {
            return true;
        }
    }
}
