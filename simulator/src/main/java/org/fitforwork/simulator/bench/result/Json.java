package org.fitforwork.simulator.bench.result;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes a result as JSON, and reads the ratios of an earlier one. */
public final class Json {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RATIOS = "ratios";

    private Json() {}

    public static String of(BenchResult result) {
        ObjectNode json = JSON.createObjectNode();
        json.put("at", result.at().toString());
        json.set("options", JSON.valueToTree(result.options()));
        json.set("machine", JSON.valueToTree(result.machine()));
        json.put("postgres", result.postgres());
        ObjectNode ratios = json.putObject(RATIOS);
        result.ratios().forEach((measure, ratio) -> ratios.put(measure.code(), ratio));
        json.set(result.other().name(), JSON.valueToTree(result.other()));
        json.set("gateway", JSON.valueToTree(result.gateway()));
        return json.toPrettyString();
    }

    /** @throws IllegalArgumentException if the file is none that a run has written */
    public static Map<Measure, Double> ratios(Path file) throws IOException {
        JsonNode ratios = read(file).path(RATIOS);
        Map<Measure, Double> read = new LinkedHashMap<>();
        for (Measure measure : Measure.all()) {
            if (ratios.path(measure.code()).isNumber()) {
                read.put(measure, ratios.path(measure.code()).doubleValue());
            }
        }
        if (read.isEmpty()) {
            throw new IllegalArgumentException("%s has no ratios: give a file that --json has written".formatted(file));
        }
        return read;
    }

    private static JsonNode read(Path file) throws IOException {
        try {
            return JSON.readTree(Files.readString(file));
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("there is no " + file, e);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("%s is no JSON".formatted(file), e);
        }
    }
}
