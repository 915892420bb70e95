package org.fitforwork.gateway.chain;

import java.nio.charset.StandardCharsets;
import org.fitforwork.gateway.seal.Sealing;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Checkpoints are signed by the key that signs receipts. */
@Configuration
class ChainConfiguration {
    @Bean
    CheckpointSigner checkpointSigner(Sealing sealing) {
        return new CheckpointSigner() {
            @Override
            public String issuer() {
                return sealing.issuer();
            }

            @Override
            public String sign(String content) {
                return sealing.sign(Checkpoint.TYPE, content.getBytes(StandardCharsets.UTF_8))
                        .jws();
            }
        };
    }
}
