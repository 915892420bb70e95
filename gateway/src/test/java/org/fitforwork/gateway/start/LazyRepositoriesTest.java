package org.fitforwork.gateway.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.data.repository.Repository;

class LazyRepositoriesTest {
    @Test
    void a_repository_is_made_once_when_it_is_first_asked_not_where_it_is_injected() {
        AtomicInteger made = new AtomicInteger();
        try (var context = new AnnotationConfigApplicationContext()) {
            context.register(LazyRepositories.class, Asking.class);
            context.registerBean(Things.class, () -> {
                made.incrementAndGet();
                return () -> 7;
            });
            context.refresh();
            assertThat(made).hasValue(0);

            Asking asking = context.getBean(Asking.class);
            assertThat(asking.things().count()).isEqualTo(7);
            assertThat(asking.things().count()).isEqualTo(7);
        }
        assertThat(made).hasValue(1);
    }

    interface Things extends Repository<String, String> {
        int count();
    }

    record Asking(Things things) {}
}
