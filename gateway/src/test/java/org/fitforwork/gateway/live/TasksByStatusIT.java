package org.fitforwork.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.sql.DataSource;
import org.fitforwork.gateway.database.TasksByStatus;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A provider asks for its Tasks in a status: however it writes that, and whichever version of the gateway stored them. */
class TasksByStatusIT extends OutboxOperator {
    private static final String ENTRIES =
            """
            select r.fhir_id || ' ' || c.hash_complete from hfj_idx_cmb_tok_nu c join hfj_resource r on r.res_id = c.res_id
             where r.res_type = 'Task'""";

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private DataSource dataSource;

    private boolean finds(String parameters, String task) {
        Bundle found = as("demo-provider-2")
                .get("/fhir/Task?_sort=-_lastUpdated&" + parameters)
                .as(Bundle.class);
        return found.getEntry().stream()
                .anyMatch(
                        entry -> entry.getResource().getIdElement().getIdPart().equals(task));
    }

    private List<String> entries() {
        return database.sql(ENTRIES).query(String.class).list();
    }

    private void accept(String task) {
        Client provider = as("demo-provider-2");
        assertThat(provider.put(provider.task(task).setStatus(TaskStatus.ACCEPTED))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "status, requested, true",
        "status, http://hl7.org/fhir/task-status|requested, true",
        "status, 'requested,accepted', true",
        "status, http://hl7.org/fhir/task-status|, true",
        "status:not, completed, true",
        "status, accepted, false",
        "status, http://example.org/another|requested, false",
        "status, http://example.org/another|, false",
        "status, |requested, false",
        "status:not, requested, false"
    })
    void a_status_is_given_with_its_system_or_without(String parameter, String value, boolean finds) {
        String task = send();

        assertThat(finds(parameter + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8), task))
                .isEqualTo(finds);
    }

    @Test
    void a_task_is_found_by_the_status_that_it_has_now() {
        String task = send();

        accept(task);

        assertThat(finds("status=requested", task)).isFalse();
        assertThat(finds("status=accepted", task)).isTrue();
    }

    @Test
    void what_an_older_version_stored_has_the_same_entries_after_a_start() {
        String task = send();
        accept(send());
        List<String> made = entries();
        database.sql("delete from hfj_idx_cmb_tok_nu").update();
        database.sql("update hfj_resource set sp_cmptoks_present = false").update();
        assertThat(finds("status=requested", task)).isFalse();

        TasksByStatus.fill(dataSource);

        assertThat(entries()).containsExactlyInAnyOrderElementsOf(made).anyMatch(entry -> entry.startsWith(task));
        assertThat(finds("status=requested", task)).isTrue();
        accept(task);
        assertThat(finds("status=requested", task)).isFalse();
    }

    @Test
    void what_an_older_version_left_behind_is_gone_after_a_start() {
        String task = send();
        List<String> made = entries();
        database.sql("update hfj_idx_cmb_tok_nu set hash_complete = 1").update();
        database.sql("update hfj_resource set sp_cmptoks_present = false").update();

        TasksByStatus.fill(dataSource);

        assertThat(entries()).containsExactlyInAnyOrderElementsOf(made).anyMatch(entry -> entry.startsWith(task));
    }
}
