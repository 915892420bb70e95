package org.fitforwork.gateway.conformance.validator;

import java.lang.reflect.Field;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import org.hl7.fhir.r5.conformance.profile.ProfileUtilities;
import org.hl7.fhir.r5.context.IWorkerContext;
import org.hl7.fhir.r5.fhirpath.FHIRPathEngine;
import org.hl7.fhir.validation.codesystem.CodingsObserver;
import org.hl7.fhir.validation.instance.InstanceValidator;

/**
 * What HAPI's validator remembers from one resource to the next, without a method to make it forget. It is looked into by
 * reflection; a version of HAPI that has it elsewhere is told when the gateway starts.
 */
final class Memory {
    private static final Field PROFILES = field(InstanceValidator.class, "profileUtilities");
    private static final Field LOOK_UPS = field(InstanceValidator.class, "crLookups");
    private static final Field OBSERVER = field(InstanceValidator.class, "codingObserver");
    private static final Field SEEN = field(CodingsObserver.class, "list");

    private final InstanceValidator validator;
    private final IWorkerContext context;
    private final FHIRPathEngine paths;

    Memory(InstanceValidator validator, IWorkerContext context, FHIRPathEngine paths) {
        this.validator = validator;
        this.context = context;
        this.paths = paths;
    }

    /**
     * Where a profile leaves the type of a value open, the children of the first value's type are merged into what is
     * remembered of the profile, and decide for the values that follow. That is HAPI's way within a resource; it must
     * not be the first value of another sender's. The codings it saw and the canonicals it looked up would only grow.
     */
    void forget() {
        try {
            PROFILES.set(validator, new ProfileUtilities(context, null, null, paths));
            ((Map<?, ?>) of(LOOK_UPS, validator)).clear();
            ((Collection<?>) of(SEEN, of(OBSERVER, validator))).clear();
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object of(Field field, Object object) throws IllegalAccessException {
        return Objects.requireNonNull(field.get(object), field.getName());
    }

    private static Field field(Class<?> type, String name) {
        try {
            Field field = type.getDeclaredField(name);
            field.setAccessible(true);
            return field;
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("this is not the version of HAPI's validator that was looked into", e);
        }
    }
}
