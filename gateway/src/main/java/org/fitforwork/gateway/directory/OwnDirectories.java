package org.fitforwork.gateway.directory;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fitforwork.gateway.configuration.ConfigurationChanged;
import org.fitforwork.gateway.configuration.ConfigurationCheck;
import org.fitforwork.gateway.configuration.Draft;
import org.fitforwork.gateway.configuration.Fault;
import org.fitforwork.referral.programme.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The own directory of each configuration that is checked or served, read when it is checked. */
@Component
@Order(2)
public final class OwnDirectories implements ConfigurationCheck {
    private static final Pattern PLACE = Pattern.compile("(?s).*?([^/\\\\]+):(\\d+): (.*)");

    private final Map<String, OwnDirectory> byVersion = new ConcurrentHashMap<>();

    /** The directory of a configuration that was checked. */
    public OwnDirectory of(Configuration configuration) {
        return Objects.requireNonNull(byVersion.get(configuration.version()), configuration.version());
    }

    @Override
    public List<Fault> faults(Draft draft) {
        try {
            byVersion.put(
                    draft.configuration().version(),
                    OwnDirectory.read(draft.folder().resolve("directory")));
            return List.of();
        } catch (IllegalArgumentException e) {
            return List.of(fault(String.valueOf(e.getMessage())));
        }
    }

    private static Fault fault(String message) {
        Matcher place = PLACE.matcher(message);
        return place.matches()
                ? new Fault("directory/" + place.group(1), Integer.parseInt(place.group(2)), 1, place.group(3))
                : new Fault("directory", 1, 1, message);
    }

    @EventListener
    void forget(ConfigurationChanged change) {
        byVersion
                .keySet()
                .retainAll(List.of(change.before().version(), change.now().version()));
    }
}
