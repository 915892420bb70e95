package org.fitforwork.gateway.configuration;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonCreator.Mode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code forms/item-bank.yaml}: every question there is, in the order a form asks it.
 *
 * @param groups by the linkId of the group
 */
public record ItemBank(Map<String, Group> groups) {
    @JsonCreator(mode = Mode.DELEGATING)
    public ItemBank {
        groups = groups == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(groups));
    }

    /**
     * Questions that stand together under one heading.
     *
     * @param items by linkId
     */
    public record Group(String text, Map<String, Question> items) {
        public Group {
            text = text == null ? "" : text;
            items = items == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(items));
        }
    }

    /**
     * One question.
     *
     * @param type code of a FHIR item type
     * @param values id of the ValueSet that the answer comes from
     * @param means the concept that the question is about, {@code code-system#code}
     * @param repeats true if there can be several answers
     * @param min smallest integer that is an answer
     * @param max largest integer that is an answer
     */
    public record Question(
            String type,
            String text,
            @Nullable String values,
            @Nullable String means,
            @Nullable Boolean repeats,
            @Nullable Integer min,
            @Nullable Integer max) {
        public Question {
            type = type == null ? "" : type;
            text = text == null ? "" : text;
        }
    }
}
