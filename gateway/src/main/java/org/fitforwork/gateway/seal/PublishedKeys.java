package org.fitforwork.gateway.seal;

import java.time.Duration;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The keys that verify receipts, for everybody. */
@RestController
class PublishedKeys {
    private static final Duration FRESH = Duration.ofHours(1);

    private final Sealing sealing;

    PublishedKeys(Sealing sealing) {
        this.sealing = sealing;
    }

    @GetMapping("/.well-known/receipts/jwks.json")
    ResponseEntity<Map<String, Object>> keys() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(FRESH).cachePublic())
                .body(sealing.publicKeys().toJSONObject());
    }
}
