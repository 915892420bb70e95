package org.fitforwork.gateway.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.fitforwork.gateway.mutation.Mutation;
import org.fitforwork.gateway.mutation.Mutation.Place;

/**
 * A valid Bundle changed at random. The same number of the same seed is the same mutant.
 *
 * @param path where it is sent to
 * @param how the changes
 */
record Mutant(long number, String path, String contentType, byte[] body, List<String> how) {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int MOST_CHANGES = 4;

    /** The {@code number}th of {@code seed}, made of one Bundle as JSON or as XML. */
    static Mutant of(String json, String xml, long seed, long number) {
        SplittableRandom random = new SplittableRandom(seed * 1_000_003 + number);
        String path = random.nextInt(6) == 0 ? "/fhir/ServiceRequest/$check" : "/fhir";
        List<String> how = new ArrayList<>();
        if (random.nextInt(8) == 0) {
            return new Mutant(number, path, "application/fhir+xml", bytes(xml, how, random), how);
        }
        byte[] body = random.nextInt(6) == 0 ? bytes(json, how, random) : tree(json, how, random);
        return new Mutant(number, path, "application/fhir+json", body, how);
    }

    private static byte[] tree(String json, List<String> how, SplittableRandom random) {
        try {
            JsonNode document = MAPPER.readTree(json);
            for (int i = 1 + random.nextInt(MOST_CHANGES); i > 0; i--) {
                List<Place> all = Place.in(document);
                if (!all.isEmpty()) {
                    Place place = all.get(random.nextInt(all.size()));
                    Mutation mutation = Mutation.values()[random.nextInt(Mutation.values().length)];
                    how.add(mutation + " " + place.name());
                    mutation.at(place, all, random);
                }
            }
            return MAPPER.writeValueAsBytes(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String text, List<String> how, SplittableRandom random) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 1 + random.nextInt(MOST_CHANGES); i > 0 && body.length > 1; i--) {
            int from = random.nextInt(body.length);
            int to = Math.min(body.length, from + 1 + random.nextInt(40));
            switch (random.nextInt(5)) {
                case 0 -> {
                    how.add("bit " + from);
                    body[from] ^= (byte) (1 << random.nextInt(8));
                }
                case 1 -> {
                    how.add("cut " + from);
                    body = Arrays.copyOf(body, from);
                }
                case 2 -> {
                    how.add("without " + from + "-" + to);
                    body = joined(body, from, body, to);
                }
                case 3 -> {
                    how.add("twice " + from + "-" + to);
                    body = joined(body, to, body, from);
                }
                default -> {
                    how.add("noise " + from);
                    for (int at : IntStream.range(from, to).toArray()) {
                        body[at] = (byte) random.nextInt(256);
                    }
                }
            }
        }
        return body;
    }

    /** The first {@code end} bytes of {@code head}, and those of {@code tail} from {@code start} on. */
    private static byte[] joined(byte[] head, int end, byte[] tail, int start) {
        byte[] joined = Arrays.copyOf(head, end + tail.length - start);
        System.arraycopy(tail, start, joined, end, tail.length - start);
        return joined;
    }
}
