package org.fitforwork.gateway.configuration;

import java.security.Principal;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /admin/config}: what is in force, what was, and the order to read the files again. */
@RestController
@RequestMapping("/admin/config")
class ConfigurationEndpoint {
    private final Reload reload;
    private final ConfigurationHistory history;

    ConfigurationEndpoint(Reload reload, ConfigurationHistory history) {
        this.reload = reload;
        this.history = history;
    }

    /** 200 with what changed, or 422 with the faults: then the configuration before goes on. */
    @PostMapping("/reload")
    ResponseEntity<Object> reload(Principal client) {
        try {
            return ResponseEntity.ok(reload.reload(client.getName()));
        } catch (InvalidConfiguration invalid) {
            return ResponseEntity.unprocessableEntity().body(Map.of("faults", invalid.faults()));
        }
    }

    /** The youngest first: the first is in force. */
    @GetMapping("/versions")
    List<ConfigurationHistory.Entry> versions() {
        return history.all();
    }
}
