package org.fitforwork.gateway.configuration;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Reads the configuration folder and holds it against every check there is. */
@Component
public class ConfigurationProof {
    private final ConfigurationSettings settings;
    private final ConfigurationReader reader;
    private final List<ConfigurationCheck> checks;
    private final RoutingProof routing;

    ConfigurationProof(
            ConfigurationSettings settings,
            ConfigurationReader reader,
            ObjectProvider<ConfigurationCheck> checks,
            RoutingProof routing) {
        this.settings = settings;
        this.reader = reader;
        this.checks = checks.orderedStream().toList();
        this.routing = routing;
    }

    /** @throws InvalidConfiguration naming the faults that the first check to find any has found */
    public Draft sound() {
        return sound(settings.folder());
    }

    /** As {@link #sound()}, of another folder. */
    public Draft sound(Path folder) {
        return passed(folder, checks);
    }

    /**
     * Writes the routing table as the configuration routes now.
     *
     * @throws InvalidConfiguration if it does not pass the other checks
     */
    public void accept() throws IOException {
        Path folder = settings.folder();
        Draft draft =
                passed(folder, checks.stream().filter(check -> check != routing).toList());
        RoutingFile.write(folder, routing.lines(draft));
    }

    private Draft passed(Path folder, List<ConfigurationCheck> checks) {
        Draft draft = reader.read(folder);
        for (ConfigurationCheck check : checks) {
            List<Fault> faults = check.faults(draft);
            if (!faults.isEmpty()) {
                throw new InvalidConfiguration(faults);
            }
        }
        if (!reader.version(folder, draft.files().keySet())
                .equals(draft.configuration().version())) {
            throw new InvalidConfiguration(
                    List.of(draft.fault("people.yaml", "", "files were changed while they were read; try again")));
        }
        return draft;
    }
}
