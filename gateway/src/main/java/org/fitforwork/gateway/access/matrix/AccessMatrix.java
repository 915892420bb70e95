package org.fitforwork.gateway.access.matrix;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fitforwork.gateway.access.Role;

/** What each role may do at all. Whose resources it may do it to is another question, and no role's to answer. */
public final class AccessMatrix {
    /** In place of a type: what is asked of the server as a whole. */
    public static final String SERVER = "server";

    private static final String FILE = "/access/matrix.yaml";
    private static final String EVERYBODY = "everybody";

    private final Map<Role, Map<String, Set<Interaction>>> granted = new EnumMap<>(Role.class);

    private AccessMatrix(Map<String, Map<String, List<String>>> written) {
        for (Role role : Role.values()) {
            Map<String, Set<Interaction>> types = new TreeMap<>();
            Stream.of(EVERYBODY, role.name().toLowerCase(Locale.ROOT))
                    .flatMap(name -> written.getOrDefault(name, Map.of()).entrySet().stream())
                    .forEach(type -> types.computeIfAbsent(type.getKey(), key -> new LinkedHashSet<>())
                            .addAll(type.getValue().stream()
                                    .map(Interaction::new)
                                    .toList()));
            granted.put(role, types);
        }
        Set<String> roles = Stream.of(Role.values())
                .map(role -> role.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        written.keySet().stream()
                .filter(name -> !EVERYBODY.equals(name) && !roles.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalStateException("the access matrix names a role that there is not: " + name);
                });
    }

    /** @throws IllegalStateException if the table on the class path names a role that there is not */
    public static AccessMatrix read() {
        try (InputStream file = AccessMatrix.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is not on the class path");
            }
            return new AccessMatrix(new ObjectMapper(new YAMLFactory()).readValue(file, new TypeReference<>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param type a resource type, or {@link #SERVER} */
    public boolean allows(Role role, String type, Interaction interaction) {
        return of(role, type).contains(interaction);
    }

    /** In the order they are written in. */
    public Set<Interaction> of(Role role, String type) {
        return Collections.unmodifiableSet(types(role).getOrDefault(type, Set.of()));
    }

    /** The types of which {@code role} may be shown any. */
    public Set<String> readable(Role role) {
        return types(role).entrySet().stream()
                .filter(type -> type.getValue().contains(Interaction.READ))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Every type that any role may do anything to, {@link #SERVER} among them. */
    public Set<String> types() {
        return granted.values().stream()
                .flatMap(types -> types.keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Map<String, Set<Interaction>> types(Role role) {
        return granted.getOrDefault(role, Map.of());
    }
}
