package org.fitforwork.gateway.conformance;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.fitforwork.gateway.configuration.ConfigurationChanged;
import org.fitforwork.gateway.configuration.LoadedConfiguration;
import org.fitforwork.gateway.configuration.Preparation;
import org.fitforwork.referral.Refusal;
import org.fitforwork.referral.intake.Conformance;
import org.fitforwork.referral.programme.Configuration;
import org.fitforwork.referral.stage.Received;
import org.fitforwork.referral.stage.Stage;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Judges by the configuration in force when a referral comes in, and hands that configuration on with it. */
@Component
class CurrentConformance implements Conformance, ProfileConformance, Preparation {
    private final LoadedConfiguration loaded;
    private final Conformances conformances;
    private final FormSets forms;
    private final ProfilePackage profiles;
    private final Map<String, BundleConformance> byVersion = new ConcurrentHashMap<>();

    CurrentConformance(LoadedConfiguration loaded, Conformances conformances, FormSets forms, ProfilePackage profiles) {
        this.loaded = loaded;
        this.conformances = conformances;
        this.forms = forms;
        this.profiles = profiles;
    }

    @Override
    public Stage legible(Received received) {
        return by(loaded.current()).legible(received);
    }

    @Override
    public Stage check(Received received) {
        return by(loaded.current()).check(received);
    }

    @Override
    public List<Refusal> faults(Resource resource) {
        List<Refusal> illegible = Legible.faults(resource);
        return illegible.isEmpty() ? by(loaded.current()).profiles().faults(resource) : illegible;
    }

    private BundleConformance by(Configuration configuration) {
        return byVersion.computeIfAbsent(
                configuration.version(), version -> conformances.by(configuration, forms.of(configuration)));
    }

    /** A new validator's first validation takes seconds, and no sender should wait for that. */
    @Override
    public void prepare(Configuration next) {
        BundleConformance prepared = by(next);
        profiles.examples().stream()
                .flatMap(example -> example.getEntry().stream())
                .forEach(entry -> prepared.profiles().faults(entry.getResource()));
    }

    @EventListener
    void forget(ConfigurationChanged change) {
        byVersion
                .keySet()
                .retainAll(List.of(change.before().version(), change.now().version()));
    }
}
