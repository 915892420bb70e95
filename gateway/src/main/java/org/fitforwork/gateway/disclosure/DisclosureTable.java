package org.fitforwork.gateway.disclosure;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Who may be told what.
 *
 * @param items linkId of a question → the purposes that its answer may be told for
 * @param resources resource type → element → the purposes that it may be told for; the element {@code *} stands for all
 *     elements that are not named
 */
record DisclosureTable(Map<String, Set<Purpose>> items, Map<String, Map<String, Set<Purpose>>> resources) {
    private static final String FILE = "/disclosure/table.yaml";
    private static final String OTHERS = "*";

    /** Of {@code Task.output} the references to Communications. */
    static final String SAID = "output (Communication)";

    /** An answer that the table does not know is for those who care for the person, and for nobody else. */
    private static final Set<Purpose> UNKNOWN_QUESTION = Set.of(Purpose.PROVIDER, Purpose.REFERRER);

    /** The table as it is written: names of sets of purposes, and what is told to which set. */
    private record Written(
            Map<String, List<String>> sets, Map<String, String> items, Map<String, Map<String, String>> resources) {}

    /** @throws IllegalStateException if the table on the class path names a purpose or a set that there is not */
    static DisclosureTable read() {
        try (InputStream file = DisclosureTable.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is not on the class path");
            }
            return of(new ObjectMapper(YAMLFactory.builder()
                            .enable(YAMLParser.Feature.EMPTY_STRING_AS_NULL)
                            .build())
                    .readValue(file, Written.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DisclosureTable of(Written written) {
        Map<String, Set<Purpose>> sets = new TreeMap<>();
        written.sets().forEach((name, codes) -> sets.put(name, purposes(codes)));
        Map<String, Map<String, Set<Purpose>>> resources = new LinkedHashMap<>();
        written.resources().forEach((type, elements) -> resources.put(type, named(elements, sets)));
        return new DisclosureTable(named(written.items(), sets), Collections.unmodifiableMap(resources));
    }

    private static Map<String, Set<Purpose>> named(Map<String, String> written, Map<String, Set<Purpose>> sets) {
        Map<String, Set<Purpose>> named = new LinkedHashMap<>();
        written.forEach((name, set) -> named.put(
                name,
                Optional.ofNullable(sets.get(set))
                        .orElseThrow(() -> new IllegalStateException("%s: there is no set %s".formatted(name, set)))));
        return Collections.unmodifiableMap(named);
    }

    private static Set<Purpose> purposes(List<String> codes) {
        return codes.stream()
                .map(code ->
                        Purpose.of(code).orElseThrow(() -> new IllegalStateException("there is no purpose " + code)))
                .collect(Collectors.toUnmodifiableSet());
    }

    boolean tells(String type, String element, Purpose purpose) {
        Map<String, Set<Purpose>> elements = resources.getOrDefault(type, Map.of());
        return elements.getOrDefault(element, elements.getOrDefault(OTHERS, Set.of()))
                .contains(purpose);
    }

    boolean tellsAnswer(String linkId, Purpose purpose) {
        return items.getOrDefault(linkId, UNKNOWN_QUESTION).contains(purpose);
    }
}
