package org.fitforwork.gateway.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class FeedSettingsTest {
    /** Draws the middle, which changes no pause. */
    private static final RandomGenerator HALF = () -> 1L << 63;

    private final ApplicationContextRunner gateway =
            new ApplicationContextRunner().withUserConfiguration(Settings.class);

    @EnableConfigurationProperties(FeedSettings.class)
    private static final class Settings {}

    @Test
    void nobody_is_called_within_the_network_and_a_week_of_failures_is_the_end_unless_the_deployer_says_otherwise() {
        gateway.run(context -> {
            assertThat(context.getBean(FeedSettings.class).allow()).isEmpty();
            assertThat(context.getBean(FeedSettings.class).giveUpAfter()).isEqualTo(Duration.ofDays(7));
        });
        gateway.withPropertyValues("gateway.feed.allow=10.1.2.3,localhost")
                .run(context -> assertThat(context.getBean(FeedSettings.class).allow())
                        .containsExactlyInAnyOrder("10.1.2.3", "localhost"));
    }

    @Test
    void a_gateway_whose_endpoints_would_have_no_time_does_not_start_and_names_the_setting() {
        gateway.withPropertyValues("gateway.feed.timeout=0s").run(context -> assertThat(context)
                .getFailure()
                .rootCause()
                .hasMessageContaining("gateway.feed")
                .hasMessageContaining("timeout"));
    }

    @Test
    void the_pause_doubles_until_the_status_is_error_and_is_the_longest_from_then_on() {
        gateway.run(context -> {
            FeedSettings settings = context.getBean(FeedSettings.class);

            assertThat(settings.pause(1, HALF)).isEqualTo(Duration.ofSeconds(1));
            assertThat(settings.pause(2, HALF)).isEqualTo(Duration.ofSeconds(2));
            assertThat(settings.pause(4, HALF)).isEqualTo(Duration.ofSeconds(8));
            assertThat(settings.pause(5, HALF)).isEqualTo(Duration.ofMinutes(2));
            assertThat(settings.pause(5_000, HALF)).isEqualTo(Duration.ofMinutes(2));
        });
    }
}
