package org.fitforwork.gateway.mutation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** One change at one random place of a JSON document. */
public enum Mutation {
    REMOVE {
        @Override
        public void at(Place place, List<Place> all, SplittableRandom random) {
            place.remove();
        }
    },
    REPEAT {
        @Override
        public void at(Place place, List<Place> all, SplittableRandom random) {
            ArrayNode many = JSON.arrayNode();
            for (int i = 1 + random.nextInt(200); i > 0; i--) {
                many.add(place.value().deepCopy());
            }
            place.set(many);
        }
    },
    UNWRAP {
        @Override
        public void at(Place place, List<Place> all, SplittableRandom random) {
            if (place.value() instanceof ArrayNode array && !array.isEmpty()) {
                place.set(array.get(0));
            }
        }
    },
    OTHER_VALUE {
        @Override
        public void at(Place place, List<Place> all, SplittableRandom random) {
            place.set(Strange.value(random));
        }
    },
    STRANGE_TEXT {
        @Override
        public void at(Place place, List<Place> all, SplittableRandom random) {
            String old = place.value().isValueNode() ? place.value().asText() : "";
            String strange = Strange.text(random);
            place.set(JSON.textNode(random.nextBoolean() ? strange : old + strange));
        }
    },
    MOVE {
        @Override
        public void at(Place place, List<Place> all, SplittableRandom random) {
            place.set(all.get(random.nextInt(all.size())).value().deepCopy());
        }
    },
    RENAME {
        @Override
        public void at(Place place, List<Place> all, SplittableRandom random) {
            if (place.parent() instanceof ObjectNode object) {
                JsonNode value = place.value();
                object.remove(place.name());
                object.set(Strange.name(place.name(), all, random), value);
            }
        }
    },
    ADD {
        @Override
        public void at(Place place, List<Place> all, SplittableRandom random) {
            if (place.value() instanceof ObjectNode object) {
                object.set(
                        Strange.name("extension", all, random),
                        random.nextBoolean()
                                ? Strange.value(random)
                                : all.get(random.nextInt(all.size())).value().deepCopy());
            }
        }
    },
    BURY {
        @Override
        public void at(Place place, List<Place> all, SplittableRandom random) {
            JsonNode value = place.value();
            for (int i = 1 + random.nextInt(80); i > 0; i--) {
                value = random.nextInt(3) == 0
                        ? JSON.objectNode().set("item", value)
                        : JSON.arrayNode().add(value);
            }
            place.set(value);
        }
    };

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Changes the document at {@code place}, perhaps with what stands at another of {@code all}. */
    public abstract void at(Place place, List<Place> all, SplittableRandom random);

    /**
     * Where a value stands.
     *
     * @param parent an object or an array
     * @param name the property's name, or the index as text
     */
    public record Place(JsonNode parent, String name) {
        JsonNode value() {
            JsonNode value = parent instanceof ArrayNode ? parent.get(Integer.parseInt(name)) : parent.get(name);
            return value == null ? JSON.nullNode() : value;
        }

        void set(JsonNode value) {
            if (parent instanceof ArrayNode array) {
                array.set(Integer.parseInt(name), value);
            } else {
                ((ObjectNode) parent).set(name, value);
            }
        }

        void remove() {
            if (parent instanceof ArrayNode array) {
                array.remove(Integer.parseInt(name));
            } else {
                ((ObjectNode) parent).remove(name);
            }
        }

        public static List<Place> in(JsonNode document) {
            List<Place> places = new ArrayList<>();
            collect(document, places);
            return places;
        }

        private static void collect(JsonNode node, List<Place> places) {
            if (node instanceof ObjectNode object) {
                object.fieldNames().forEachRemaining(name -> {
                    places.add(new Place(object, name));
                    collect(object.get(name), places);
                });
            } else if (node instanceof ArrayNode array) {
                for (int i = 0; i < array.size(); i++) {
                    places.add(new Place(array, String.valueOf(i)));
                    collect(array.get(i), places);
                }
            }
        }
    }
}
