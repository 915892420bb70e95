package org.fitforwork.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class OverloadSettingsTest {
    private final ApplicationContextRunner gateway =
            new ApplicationContextRunner().withUserConfiguration(Settings.class);

    @EnableConfigurationProperties(OverloadSettings.class)
    private static final class Settings {}

    @Test
    void there_is_a_share_for_the_urgent_unless_the_deployer_says_otherwise() {
        gateway.run(
                context -> assertThat(context.getBean(OverloadSettings.class).keptForUrgent())
                        .isEqualTo(5));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gateway.overload.kept-for-urgent=20",
                "gateway.overload.at-work=0",
                "gateway.overload.waiting=-1",
                "gateway.overload.retry-after=0s"
            })
    void a_gateway_that_would_take_nothing_or_say_nothing_does_not_start_and_names_the_setting(String setting) {
        gateway.withPropertyValues(setting)
                .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining("gateway.overload"));
    }
}
