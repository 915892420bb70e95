package org.fitforwork.gateway.access.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

class ClientRulesTest {
    private static final String ISSUER = "https://login.example";

    /** Everything that clients may depend on is set, or nothing is. */
    private record Settings(boolean all) implements Surroundings {
        @Override
        public Optional<String> keysFault(Client.Keys keys) {
            return all ? Optional.empty() : Optional.of("no keys here");
        }

        @Override
        public Optional<String> certificateFault() {
            return all ? Optional.empty() : Optional.of("no certificates here");
        }

        @Override
        public Set<String> issuers() {
            return all ? Set.of(ISSUER) : Set.of();
        }
    }

    private final Map<String, String> entry = new TreeMap<>(Map.of(
            "gp.organisation",
            "Y99001",
            "gp.role",
            "referrer",
            "gp.source",
            "gp",
            "gp.secret",
            bcrypt("long and random")));

    private static String bcrypt(String secret) {
        return "{bcrypt}" + new BCryptPasswordEncoder(4).encode(secret);
    }

    private Clients check(boolean local, boolean all) {
        Map<String, Client> clients = new Binder(new MapConfigurationPropertySource(entry))
                .bind("", Bindable.mapOf(String.class, Client.class))
                .orElse(Map.of());
        return new ClientRules(new SecretRule(local), new Settings(all)).check(clients);
    }

    private void refused(String... texts) {
        assertThatThrownBy(() -> check(false, true))
                .isInstanceOf(InvalidClients.class)
                .hasMessageContainingAll(texts);
    }

    @Test
    void a_sound_client_is_one() {
        assertThat(check(false, true).find("gp")).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "organisation, '', gateway.clients.gp.organisation: is missing",
        "role, provider, gateway.clients.gp.source: is for referrers only",
        "secret, plain, gateway.clients.gp.secret: is not encoded",
        "secret, {noop}anything-long, gateway.clients.gp.secret: is a secret of profile local",
        "secret, {MD5}0cc175b9c0f1b6a831c399e269772661, gateway.clients.gp.secret: is a secret of profile local or of a weak",
        "scopes, user/Task.rs, gateway.clients.gp.scopes: has one that is not of the form",
        "rate.burst, 0, gateway.clients.gp.rate: needs per-minute and burst",
        "certificate, no subject, gateway.clients.gp.certificate: is not a subject",
        "external.issuer, https://login.example, gateway.clients.gp.external: needs issuer and subject",
    })
    void each_rule_is_told_by_client_and_key(String key, String value, String told) {
        entry.put("gp." + key, value);

        refused(told);
    }

    @Test
    void a_client_needs_a_role_and_a_way_to_prove_itself() {
        entry.remove("gp.role");
        entry.remove("gp.source");
        entry.remove("gp.secret");

        refused("gateway.clients.gp.role: is missing", "gateway.clients.gp: has no way to prove itself");
    }

    @Test
    void outside_profile_local_the_demo_secret_is_none_however_it_is_encoded() {
        entry.put("gp.secret", bcrypt("gp-secret"));

        refused("gateway.clients.gp.secret: is the demo secret");
    }

    @Test
    void in_profile_local_it_is_one() {
        entry.put("gp.secret", "{noop}gp-secret");

        assertThat(check(true, true).find("gp")).isPresent();
    }

    @Test
    void what_a_client_depends_on_must_be_set() {
        entry.put("gp.certificate", "CN=gp");
        entry.put("gp.keys.file", "keys.json");
        entry.put("gp.external.issuer", ISSUER);
        entry.put("gp.external.subject", "x");

        assertThat(check(false, true).find("gp")).isPresent();
        assertThatThrownBy(() -> check(false, false))
                .hasMessageContainingAll(
                        "gateway.clients.gp.keys: no keys here",
                        "gateway.clients.gp.certificate: no certificates here",
                        "gateway.clients.gp.external.issuer: is none of gateway.external.issuers");
    }

    @Test
    void two_clients_are_not_known_by_the_same() {
        entry.put("gp.certificate", "CN=gp, O=Example");
        entry.put("other.organisation", "Y99002");
        entry.put("other.role", "referrer");
        entry.put("other.certificate", "cn=GP,o=example");

        refused("certificate: is that of");
    }

    @Test
    void no_message_has_a_secret_in_it() {
        entry.put("gp.secret", "{noop}hunter2-hunter2");

        assertThatThrownBy(() -> check(false, true)).message().doesNotContain("hunter2");
        assertThat(new Client(null, null, null, "hunter2", null, null, null, List.of(), null).toString())
                .doesNotContain("hunter2");
    }
}
