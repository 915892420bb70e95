package org.fitforwork.gateway.configuration;

import java.io.StringReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Where each value of a YAML text stands, by JSON pointer; of a property, where its key stands. */
final class Positions {
    private static final Position START = new Position(1, 1);

    private final Map<String, Position> byPointer = new HashMap<>();

    /** Line and column, from 1. */
    record Position(int line, int column) {
        static Position of(Mark mark) {
            return new Position(mark.getLine() + 1, mark.getColumn() + 1);
        }
    }

    static Positions of(String yaml) {
        Positions positions = new Positions();
        positions.visit("", new Yaml(new LoaderOptions()).compose(new StringReader(yaml)));
        return positions;
    }

    /** The position of {@code pointer}, or of the nearest thing around it that is there. */
    Position at(String pointer) {
        String nearest = pointer;
        while (!byPointer.containsKey(nearest) && !nearest.isEmpty()) {
            nearest = nearest.substring(0, nearest.lastIndexOf('/'));
        }
        return byPointer.getOrDefault(nearest, START);
    }

    private void visit(String pointer, @Nullable Node node) {
        if (node == null) {
            return;
        }
        byPointer.putIfAbsent(pointer, Position.of(node.getStartMark()));
        if (node instanceof MappingNode mapping) {
            for (NodeTuple entry : mapping.getValue()) {
                if (entry.getKeyNode() instanceof ScalarNode key) {
                    String property = pointer + "/" + key.getValue();
                    byPointer.put(property, Position.of(key.getStartMark()));
                    visit(property, entry.getValueNode());
                }
            }
        } else if (node instanceof SequenceNode sequence) {
            List<Node> elements = sequence.getValue();
            for (int i = 0; i < elements.size(); i++) {
                visit(pointer + "/" + i, elements.get(i));
            }
        }
    }
}
