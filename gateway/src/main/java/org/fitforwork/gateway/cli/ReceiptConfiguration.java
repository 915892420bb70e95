package org.fitforwork.gateway.cli;

import java.time.Clock;
import org.fitforwork.gateway.seal.SealConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** What it takes to know this gateway's own keys. */
@Import(SealConfiguration.class)
class ReceiptConfiguration {
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
