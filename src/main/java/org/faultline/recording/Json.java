package org.faultline.recording;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Typed looks into a tree of foreign JSON; what is missing or null is empty. */
final class Json {
    private Json() {}

    static boolean has(JsonNode node, String key) {
        return !node.path(key).isMissingNode() && !node.path(key).isNull();
    }

    static String text(JsonNode node, String key) {
        return has(node, key) ? node.path(key).asText() : "";
    }

    static Optional<String> maybe(JsonNode node, String key) {
        return has(node, key) ? Optional.of(node.path(key).asText()) : Optional.empty();
    }

    static long number(JsonNode node, String key) {
        return node.path(key).asLong(0);
    }

    static Optional<Long> maybeNumber(JsonNode node, String key) {
        return node.path(key).isNumber() ? Optional.of(node.path(key).asLong()) : Optional.empty();
    }

    static <T> List<T> list(JsonNode node, String key, Function<JsonNode, T> item) {
        List<T> items = new ArrayList<>();
        node.path(key).forEach(n -> items.add(item.apply(n)));
        return List.copyOf(items);
    }

    static List<String> texts(JsonNode node, String key) {
        return list(node, key, JsonNode::asText);
    }

    /** The fields of an object, in order. */
    static <T> Map<String, T> map(JsonNode node, String key, Function<JsonNode, T> value) {
        Map<String, T> values = new LinkedHashMap<>();
        node.path(key).properties().forEach(e -> values.put(e.getKey(), value.apply(e.getValue())));
        return Collections.unmodifiableMap(values);
    }
}
