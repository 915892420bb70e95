package org.fitforwork.gateway.access.rate;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;

/** Where a request comes from: an address, or of IPv6 the network of one customer, who has as many as he likes in it. */
final class Origin {
    private static final int NETWORK_BYTES = 8;

    private Origin() {}

    static String of(HttpServletRequest request) {
        String address = request.getRemoteAddr();
        try {
            return address.contains(":") && InetAddress.getByName(address) instanceof Inet6Address six
                    ? HexFormat.of().formatHex(six.getAddress(), 0, NETWORK_BYTES)
                    : address;
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
