package org.faultline.recording;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.faultline.problem.Place;
import org.faultline.problem.Problem;
import org.faultline.reason.Detail;
import org.faultline.reason.Wrong;

/**
 * Whether the numbers of a recorded run are such as a machine has, which is asked before anything is worked out of them.
 *
 * @param name of its file
 */
record CaseBounds(String name) {
    /** Of physical memory x86-64 has no more. */
    private static final long MOST = 1L << 52;
    /** Blocks of a file are followed one by one from state to state. */
    private static final long MOST_FOLLOWED = 1L << 17;
    private static final int MOST_SHOWN = 40;
    private static final Pattern LONG = Pattern.compile("[0-9]{16}");
    private static final Pattern LONG_THREAD = Pattern.compile("[0-9]{10}");
    /** Texts out of which numbers are read. */
    private static final Map<String, Pattern> READ = Map.of("shell", LONG, "op", LONG, "sfdisk", LONG,
            "table_512B_sectors", LONG, "mkfs_output", LONG, "thread", LONG_THREAD, "by_thread", LONG_THREAD);

    /** What is too large, if anything is. */
    Optional<Problem> check(JsonNode root) {
        return numbers("", "", root).or(() -> followed(root));
    }

    private Optional<Problem> numbers(String pointer, String key, JsonNode node) {
        if (node.isIntegralNumber()) {
            return Math.abs(node.asLong()) <= MOST && node.canConvertToLong() ? Optional.empty()
                    : tooLarge(pointer, node.asText(), Long.toString(MOST));
        }
        if (node.isTextual()) {
            Pattern wrong = READ.get(key);
            return wrong == null || !wrong.matcher(node.textValue()).find() ? Optional.empty()
                    : tooLarge(pointer, node.textValue(), Long.toString(MOST));
        }
        int at = 0;
        for (JsonNode item : node.isArray() ? node : List.<JsonNode>of()) {
            Optional<Problem> found = numbers(pointer + "/" + at, key, item);
            if (found.isPresent()) {
                return found;
            }
            at++;
        }
        return node.properties().stream()
                .flatMap(e -> numbers(pointer + "/" + e.getKey(), e.getKey(), e.getValue()).stream()).findFirst();
    }

    private Optional<Problem> followed(JsonNode root) {
        JsonNode body = Json.has(root, "before_teardown") ? root.path("before_teardown") : root;
        int at = 0;
        for (JsonNode file : body.path("files")) {
            long blocks = 0;
            for (JsonNode state : file.path("states")) {
                for (JsonNode extent : state.path("extents")) {
                    blocks += Math.max(0, Json.number(extent, "length_bytes")) / CaseFiles.BLOCK;
                }
            }
            if (blocks > MOST_FOLLOWED) {
                return problem("/files/" + at, Wrong.CASE_TOO_LONG, Detail.of(blocks), Detail.of(MOST_FOLLOWED));
            }
            at++;
        }
        return Optional.empty();
    }

    private Optional<Problem> tooLarge(String pointer, String text, String most) {
        String shown = text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) + "…" : text;
        return problem(pointer, Wrong.CASE_NUMBER, Detail.quoted(shown), Detail.of(most));
    }

    private Optional<Problem> problem(String pointer, Wrong wrong, Detail... details) {
        return Optional.of(Problem.error(new Place(name, pointer, 1), wrong, details));
    }
}
