package org.fitforwork.gateway.access.rate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.fitforwork.gateway.access.client.ClaimedClient;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class ClaimedClientTest {
    private static MockHttpServletRequest basic(String both) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.addHeader(
                "Authorization", "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8)));
        return request;
    }

    @Test
    void a_name_is_the_same_however_it_is_written() {
        MockHttpServletRequest form = new MockHttpServletRequest();
        form.addParameter("client_id", "demo-gp");

        assertThat(ClaimedClient.of(form)).isEqualTo("demo-gp");
        assertThat(ClaimedClient.of(basic("demo-gp:no"))).isEqualTo("demo-gp");
        assertThat(ClaimedClient.of(basic("demo%2Dgp:no"))).isEqualTo("demo-gp");
    }

    @Test
    void who_claims_nothing_has_no_name() {
        assertThat(ClaimedClient.of(new MockHttpServletRequest())).isEmpty();
        assertThat(ClaimedClient.of(basic("%zz:no"))).isEmpty();
        assertThat(ClaimedClient.of(basic("nothing"))).isEmpty();
    }

    @Test
    void neighbours_in_one_network_of_ipv6_are_one_origin() {
        MockHttpServletRequest one = new MockHttpServletRequest();
        one.setRemoteAddr("2001:db8:1:2::1");
        MockHttpServletRequest other = new MockHttpServletRequest();
        other.setRemoteAddr("2001:db8:1:2:ffff::9");
        MockHttpServletRequest stranger = new MockHttpServletRequest();
        stranger.setRemoteAddr("2001:db8:1:3::1");

        assertThat(Origin.of(one)).isEqualTo(Origin.of(other)).isNotEqualTo(Origin.of(stranger));
    }
}
