package org.fitforwork.gateway.outward;

import java.net.Inet4Address;
import java.net.InetAddress;

/** Tells addresses of the internet from those of a network inside. */
public final class PublicAddress {
    private PublicAddress() {}

    public static boolean is(InetAddress address) {
        return !address.isLoopbackAddress()
                && !address.isAnyLocalAddress()
                && !address.isLinkLocalAddress()
                && !address.isSiteLocalAddress()
                && !address.isMulticastAddress()
                && (address instanceof Inet4Address ? publicV4(address.getAddress()) : publicV6(address.getAddress()));
    }

    /** Not: "this network" 0/8, carrier-grade NAT 100.64/10, 192.0.0/24, benchmarks 198.18/15, reserved 240/4. */
    private static boolean publicV4(byte[] address) {
        int first = address[0] & 0xff;
        int second = address[1] & 0xff;
        return first != 0
                && !(first == 100 && second >= 64 && second < 128)
                && !(first == 192 && second == 0 && address[2] == 0)
                && !(first == 198 && (second == 18 || second == 19))
                && first < 240;
    }

    /** Global unicast 2000::/3 is public, but for 6to4 2002::/16 and Teredo 2001::/32, which hide IPv4 addresses. */
    private static boolean publicV6(byte[] address) {
        boolean global = (address[0] & 0xe0) == 0x20;
        boolean sixToFour = address[0] == 0x20 && address[1] == 0x02;
        boolean teredo = address[0] == 0x20 && address[1] == 0x01 && address[2] == 0 && address[3] == 0;
        return global && !sixToFour && !teredo;
    }
}
