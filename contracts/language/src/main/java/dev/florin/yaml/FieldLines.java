package dev.florin.yaml;

import java.io.StringReader;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Where each field of a YAML text stands, so that a complaint about a value can name its line. */
final class FieldLines {
    private final Map<String, Integer> lines = new HashMap<>();
    private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private FieldLines() {}

    /** Knows no line of a text that is not YAML. */
    static FieldLines of(String yaml) {
        FieldLines lines = new FieldLines();
        try {
            Node root = new Yaml(YamlText.loaderOptions()).compose(new StringReader(yaml));
            if (root != null) {
                lines.visit(root, "");
            }
        } catch (YAMLException e) {
            lines.lines.clear();
        }
        return lines;
    }

    /** The line of the field, or of the nearest thing around it that is there; counted from one. */
    int of(String field, int otherwise) {
        String name = field;
        while (!name.isEmpty()) {
            Integer line = lines.get(name);
            if (line != null) {
                return line;
            }
            name = name.substring(0, Math.max(0, Math.max(name.lastIndexOf('.'), name.lastIndexOf('['))));
        }
        return lines.getOrDefault("", otherwise);
    }

    /** An alias can lead back to a node around it: every node is visited once. */
    private void visit(Node node, String field) {
        if (!seen.add(node)) {
            return;
        }
        lines.putIfAbsent(field, node.getStartMark().getLine() + 1);
        if (node instanceof SequenceNode sequence) {
            for (int i = 0; i < sequence.getValue().size(); i++) {
                visit(sequence.getValue().get(i), field + "[" + i + "]");
            }
        } else if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(entry -> visitEntry(entry, field));
        }
    }

    private void visitEntry(NodeTuple entry, String parent) {
        if (entry.getKeyNode() instanceof ScalarNode key) {
            String field = parent.isEmpty() ? key.getValue() : parent + "." + key.getValue();
            lines.put(field, key.getStartMark().getLine() + 1);
            visit(entry.getValueNode(), field);
        }
    }
}
