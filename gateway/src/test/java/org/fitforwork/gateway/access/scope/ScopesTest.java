package org.fitforwork.gateway.access.scope;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScopesTest {
    private static Scopes of(String... scopes) {
        return Scopes.of(List.of(scopes).stream()
                .map(scope -> Scope.parse(scope).orElseThrow())
                .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "system/Task.rs, Task, rs",
        "system/*.cruds, *, cruds",
        "system/Task.read, Task, rs",
        "system/Task.write, Task, cud",
        "system/*.*, *, cruds"
    })
    void a_scope_is_a_type_and_letters(String text, String type, String permissions) {
        assertThat(Scope.parse(text)).contains(new Scope(type, permissions));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "system/Task.",
                "system/Task.sr",
                "system/Task.rs?status=requested",
                "user/Task.rs",
                "patient/Task.rs",
                "system/.rs",
                "openid",
                "system/Task.rs system/Patient.r"
            })
    void and_nothing_else(String text) {
        assertThat(Scope.parse(text)).isEmpty();
    }

    @Test
    void without_a_limit_all_is_permitted() {
        assertThat(Scopes.UNLIMITED.permit("Patient", 'd')).isTrue();
        assertThat(of().unlimited()).isTrue();
    }

    @Test
    void a_limit_permits_what_it_names() {
        Scopes scopes = of("system/Task.rs", "system/*.r");

        assertThat(scopes.permit("Task", 's')).isTrue();
        assertThat(scopes.permit("Patient", 'r')).isTrue();
        assertThat(scopes.permit("Patient", 's')).isFalse();
        assertThat(scopes.permit("Task", 'u')).isFalse();
    }

    @Test
    void one_type_is_not_all() {
        assertThat(of("system/Task.rs").permit(new Scope("*", "r"))).isFalse();
        assertThat(of("system/*.rs").permit(new Scope("Task", "r"))).isTrue();
        assertThat(of("system/*.r").permit(new Scope("Task", "rs"))).isFalse();
    }

    @Test
    void a_token_narrows_its_client_and_never_widens_it() {
        Scopes client = of("system/Task.rs", "system/ServiceRequest.r");

        assertThat(client.carriedBy(List.of("system/Task.r")).permit("Task", 's'))
                .isFalse();
        assertThat(client.carriedBy(List.of("system/Patient.r")).permit("Patient", 'r'))
                .isFalse();
        assertThat(client.carriedBy(List.of()).permit("Task", 's')).isTrue();
    }

    @Test
    void scopes_of_other_worlds_limit_nothing_and_those_of_people_everything() {
        assertThat(Scopes.UNLIMITED.carriedBy(List.of("openid", "profile")).unlimited())
                .isTrue();
        assertThat(Scopes.UNLIMITED.carriedBy(List.of("patient/Task.rs")).permit("Task", 'r'))
                .isFalse();
    }
}
