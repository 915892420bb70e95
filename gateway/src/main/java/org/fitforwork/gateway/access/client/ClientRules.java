package org.fitforwork.gateway.access.client;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.fitforwork.gateway.access.Role;
import org.fitforwork.gateway.access.scope.Scope;
import org.jspecify.annotations.Nullable;

/** Holds every client against every rule and tells all faults at once, each by client and key. */
final class ClientRules {
    private final SecretRule secrets;
    private final Surroundings surroundings;
    private final List<String> faults = new ArrayList<>();

    ClientRules(SecretRule secrets, Surroundings surroundings) {
        this.secrets = secrets;
        this.surroundings = surroundings;
    }

    /** @throws InvalidClients if one breaks a rule */
    Clients check(Map<String, Client> clients) {
        clients.forEach(this::check);
        once(clients, "certificate", client -> Optional.ofNullable(client.certificate())
                .flatMap(SubjectName::of)
                .map(SubjectName::toString));
        once(clients, "external", client -> Optional.ofNullable(client.external())
                .map(Object::toString));
        if (!faults.isEmpty()) {
            throw new InvalidClients(faults);
        }
        return new Clients(clients);
    }

    private void check(String id, Client client) {
        if (!id.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}")) {
            fault(id, "", "a client id is of letters, digits, dots and hyphens, at most 100");
        }
        if (isBlank(client.organisation())) {
            fault(id, "organisation", "is missing: the code of the organisation the system speaks for");
        }
        if (client.role() == null) {
            fault(
                    id,
                    "role",
                    "is missing: one of "
                            + Stream.of(Role.values())
                                    .map(role -> role.name().toLowerCase(Locale.ROOT))
                                    .toList());
        }
        if (client.source() != null && client.role() != Role.REFERRER) {
            fault(id, "source", "is for referrers only");
        }
        if (Stream.of(client.secret(), client.keys(), client.certificate(), client.external())
                .allMatch(way -> way == null)) {
            fault(id, "", "has no way to prove itself: give it keys, a certificate, external or a secret");
        }
        if (client.secret() != null) {
            secrets.fault(id, client.secret()).ifPresent(why -> fault(id, "secret", why));
        }
        proofs(id, client);
        for (String scope : client.scopes()) {
            if (Scope.parse(scope).isEmpty()) {
                fault(id, "scopes", "has one that is not of the form " + Scope.GRAMMAR);
            }
        }
        if (client.rate() != null
                && (client.rate().perMinute() < 1 || client.rate().burst() < 1)) {
            fault(id, "rate", "needs per-minute and burst, both from 1 on");
        }
    }

    private void proofs(String id, Client client) {
        if (client.keys() != null) {
            surroundings.keysFault(client.keys()).ifPresent(why -> fault(id, "keys", why));
        }
        if (client.certificate() != null) {
            if (SubjectName.of(client.certificate()).isEmpty()) {
                fault(id, "certificate", "is not a subject as openssl x509 -subject -nameopt RFC2253 prints it");
            }
            surroundings.certificateFault().ifPresent(why -> fault(id, "certificate", why));
        }
        if (client.external() != null) {
            if (isBlank(client.external().issuer()) || isBlank(client.external().subject())) {
                fault(id, "external", "needs issuer and subject");
            } else if (!surroundings
                    .issuers()
                    .contains(String.valueOf(client.external().issuer()))) {
                fault(id, "external.issuer", "is none of gateway.external.issuers");
            }
        }
    }

    private interface Mark {
        Optional<String> of(Client client);
    }

    private void once(Map<String, Client> clients, String key, Mark mark) {
        Map<String, String> seen = new HashMap<>();
        clients.forEach((id, client) -> mark.of(client).ifPresent(value -> {
            String other = seen.putIfAbsent(value, id);
            if (other != null) {
                fault(id, key, "is that of %s, too: nobody could tell the two apart".formatted(other));
            }
        }));
    }

    private void fault(String id, String key, String why) {
        faults.add("gateway.clients.%s%s: %s".formatted(id, key.isEmpty() ? "" : "." + key, why));
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
