package org.fitforwork.gateway.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class OutboxSettingsTest {
    private final ApplicationContextRunner gateway =
            new ApplicationContextRunner().withUserConfiguration(Settings.class);

    @EnableConfigurationProperties(OutboxSettings.class)
    private static final class Settings {}

    @Test
    void a_message_is_given_up_after_a_week_unless_the_deployer_says_otherwise() {
        gateway.run(context ->
                assertThat(context.getBean(OutboxSettings.class).giveUpAfter()).isEqualTo(Duration.ofDays(7)));
        gateway.withPropertyValues("gateway.outbox.give-up-after=2d")
                .run(context -> assertThat(context.getBean(OutboxSettings.class).giveUpAfter())
                        .isEqualTo(Duration.ofDays(2)));
    }

    @Test
    void a_gateway_that_would_give_up_at_once_does_not_start_and_names_the_setting() {
        gateway.withPropertyValues("gateway.outbox.give-up-after=0s").run(context -> assertThat(context)
                .getFailure()
                .rootCause()
                .hasMessageContaining("gateway.outbox")
                .hasMessageContaining("giveUpAfter"));
    }
}
