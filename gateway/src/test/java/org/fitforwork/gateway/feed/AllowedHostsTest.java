package org.fitforwork.gateway.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedHostsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.9.9.9",
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "192.0.0.8",
                "198.18.0.1",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12:3456::1",
                "ff02::1",
                "::ffff:10.0.0.1",
                "64:ff9b::a00:1",
                "2002:a00:1::",
                "2001:0:a00:1::"
            })
    void an_address_that_is_not_of_the_internet_is_not_called(String address) throws UnknownHostException {
        assertThat(FeedTestSettings.allowed().allows("gp.example", InetAddress.getByName(address)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "172.32.0.1", "100.128.0.1", "192.0.2.1", "2a00:1450::1", "2001:4860::8888"})
    void an_address_of_the_internet_is_called(String address) throws UnknownHostException {
        assertThat(FeedTestSettings.allowed().allows("gp.example", InetAddress.getByName(address)))
                .isTrue();
    }

    @Test
    void a_host_that_the_deployer_names_is_called_wherever_it_is_and_no_other_at_the_same_address()
            throws UnknownHostException {
        AllowedHosts allowed = FeedTestSettings.allowed("Listener.Internal", "::1");
        InetAddress inside = InetAddress.getByName("10.0.0.1");

        assertThat(allowed.allows("listener.internal", inside)).isTrue();
        assertThat(allowed.allows("other.internal", inside)).isFalse();
        assertThat(allowed.named("[::1]")).isTrue();
    }
}
