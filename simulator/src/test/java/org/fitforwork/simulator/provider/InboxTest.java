package org.fitforwork.simulator.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.fitforwork.simulator.gp.Templates;
import org.junit.jupiter.api.Test;

class InboxTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final String TASK_7 = transaction("task-7", "requested");

    private final Inbox inbox = new Inbox();

    @Test
    void a_call_that_failed_keeps_nothing_so_its_repetition_is_new() {
        inbox.fail("big-life", "key");
        inbox.fail("big-life", "key");
        assertThat(take("key", TASK_7)).isEqualTo(Outcome.NEW);
        assertThat(inbox.count()).isEqualTo("{\"received\":1,\"repeated\":0,\"failed\":2,\"tasksUnderSeveralKeys\":0}");
    }

    @Test
    void every_key_is_listed_with_its_task_its_calls_and_its_one_effect() {
        inbox.fail("big-life", "key");
        take("key", TASK_7);
        take("key", TASK_7);
        assertThat(inbox.arrivals()).containsExactly(new Arrival("key", "task-7", "big-life", 3, 1, NOON));
        assertThat(inbox.received())
                .isEqualTo("[{\"key\":\"key\",\"task\":\"task-7\",\"organisation\":\"big-life\",\"arrived\":3,"
                        + "\"effects\":1,\"received\":\"2026-03-02T12:00:00Z\"}]");
    }

    @Test
    void a_key_that_only_failed_is_listed_without_an_effect() {
        inbox.fail("big-life", "key");
        assertThat(inbox.received())
                .isEqualTo(
                        "[{\"key\":\"key\",\"task\":\"-\",\"organisation\":\"big-life\",\"arrived\":1,\"effects\":0}]");
    }

    @Test
    void the_same_content_under_another_key_is_counted_as_a_duplicate_effect() {
        take("key", TASK_7);
        take("other key", TASK_7);
        take("third key", TASK_7);
        assertThat(inbox.underSeveralKeys()).isOne();
        assertThat(inbox.count()).contains("\"tasksUnderSeveralKeys\":1");
    }

    @Test
    void another_message_about_the_same_task_is_no_duplicate() {
        take("key", TASK_7);
        take("other key", transaction("task-7", "cancelled"));
        assertThat(inbox.underSeveralKeys()).isZero();
    }

    private Outcome take(String key, String body) {
        return inbox.take("big-life", key, Delivered.parse(body, Templates.FHIR).orElseThrow(), NOON);
    }

    private static String transaction(String task, String status) {
        return """
                {"resourceType":"Bundle","type":"transaction","entry":[
                  {"resource":{"resourceType":"Task","id":"%s","status":"%s"},"request":{"method":"PUT","url":"Task/1"}}]}"""
                .formatted(task, status);
    }
}
