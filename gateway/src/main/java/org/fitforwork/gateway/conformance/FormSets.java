package org.fitforwork.gateway.conformance;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.fitforwork.gateway.configuration.ConfigurationChanged;
import org.fitforwork.gateway.configuration.ConfigurationCheck;
import org.fitforwork.gateway.configuration.Draft;
import org.fitforwork.gateway.configuration.Fault;
import org.fitforwork.referral.programme.Configuration;
import org.fitforwork.referral.programme.Programme;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The forms of each configuration that is checked or served, made when it is checked. */
@Component
@Order(2)
public final class FormSets implements ConfigurationCheck {
    private final ProfilePackage profiles;
    private final FormAssembly assembly;
    private final Map<String, FormSet> byVersion = new ConcurrentHashMap<>();

    FormSets(ProfilePackage profiles) {
        this.profiles = profiles;
        this.assembly = new FormAssembly(profiles);
    }

    /** The forms of a configuration that was checked. */
    public FormSet of(Configuration configuration) {
        FormSet forms = byVersion.get(configuration.version());
        if (forms == null) {
            throw new IllegalStateException("configuration " + configuration.version() + " was not checked");
        }
        return forms;
    }

    @Override
    public List<Fault> faults(Draft draft) {
        var assembled = assembly.assemble(
                draft.itemBank(), draft.commonForms(), draft.configuration().all());
        byVersion.put(draft.configuration().version(), assembled.forms());
        return Stream.concat(
                        assembled.faults().stream().map(fault -> fault(draft, fault)),
                        draft.configuration().all().stream().flatMap(programme -> unknownSources(draft, programme)))
                .toList();
    }

    private Stream<Fault> unknownSources(Draft draft, Programme programme) {
        Set<String> known = profiles.codes("referral-source");
        return programme.referralSources().stream()
                .filter(source -> !known.contains(source))
                .map(source -> draft.fault(
                        Draft.file(programme.id()),
                        "/referral-sources",
                        "%s is no source of referrals; there are %s".formatted(source, Terms.list(known))));
    }

    private static Fault fault(Draft draft, FormFault fault) {
        if (!fault.programme().isEmpty()) {
            return draft.fault(Draft.file(fault.programme()), fault.pointer(), fault.message());
        }
        String[] place = fault.pointer().split("#", 2);
        return draft.fault("forms/" + place[0], place[1], fault.message());
    }

    /** What is still on its way by the configuration before finds its forms; older ones nobody needs. */
    @EventListener
    void forget(ConfigurationChanged change) {
        byVersion
                .keySet()
                .retainAll(List.of(change.before().version(), change.now().version()));
    }
}
