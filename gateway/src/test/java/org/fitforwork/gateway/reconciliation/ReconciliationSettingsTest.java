package org.fitforwork.gateway.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class ReconciliationSettingsTest {
    private final ApplicationContextRunner gateway =
            new ApplicationContextRunner().withUserConfiguration(Settings.class);

    @EnableConfigurationProperties(ReconciliationSettings.class)
    private static final class Settings {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gateway.reconciliation.interval=0s",
                "gateway.reconciliation.batch=0",
                "gateway.reconciliation.unworked-after=0s"
            })
    void a_sweeper_that_would_never_rest_or_never_look_does_not_start_and_names_the_setting(String setting) {
        gateway.run(context -> assertThat(context).hasSingleBean(ReconciliationSettings.class));
        gateway.withPropertyValues(setting)
                .run(context ->
                        assertThat(context).getFailure().rootCause().hasMessageContaining("gateway.reconciliation"));
    }
}
