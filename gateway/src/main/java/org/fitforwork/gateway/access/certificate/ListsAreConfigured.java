package org.fitforwork.gateway.access.certificate;

import java.util.List;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** True where somebody named a revocation list. */
final class ListsAreConfigured implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return !Binder.get(context.getEnvironment())
                .bind("gateway.certificates.revocation-lists", Bindable.listOf(String.class))
                .orElse(List.of())
                .isEmpty();
    }
}
