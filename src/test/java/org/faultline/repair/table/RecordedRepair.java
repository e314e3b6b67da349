package org.faultline.repair.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.faultline.design.table.Designs;
import org.faultline.filesystem.Features;
import org.faultline.filesystem.Features.Autofsck;
import org.faultline.repair.Damage;
import org.faultline.repair.outcome.Leaves;
import org.faultline.repair.outcome.Lost;
import org.faultline.repair.outcome.Tool;
import org.faultline.repair.outcome.ToolCall;

/** One repair on a real kernel, as the laboratory recorded it ({@code lab/share/repair.py}). */
record RecordedRepair(JsonNode told) {
    private static final Path FILE = Path.of("src/test/resources/repair/recorded.jsonl.gz");
    /** Blocks that a change to the directory of the laboratory needs, as far as the forecast can know. */
    private static final Set<String> NEEDED = Set.of("AGI", "FIRST_LOG_BLOCK");

    /** All of them. */
    static List<RecordedRepair> all() {
        ObjectMapper mapper = new ObjectMapper();
        List<RecordedRepair> found = new ArrayList<>();
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(FILE)), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                found.add(new RecordedRepair(mapper.readTree(line)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    @Override
    public String toString() {
        return told.path("kernel").asText().replaceFirst("^(\\d+\\.\\d+).*", "$1") + " " + told.path("id").asText()
                + " "
                + kind() + " " + damage() + " " + told.path("version").asText() + " "
                + told.path("filesystem").path("features").asText()
                + (isDirty() ? " dirty" : "");
    }

    private String kind() {
        return told.path("block").path("kind").asText();
    }

    Damage damage() {
        return Damage.valueOf(told.path("damage").asText());
    }

    boolean isDirty() {
        return told.path("filesystem").path("dirty").asBoolean();
    }

    BlockSort sort() {
        return switch (kind()) {
            case "DATA_SHARED", "DATA_INSIDE" -> BlockSort.DATA;
            case "FREE_INSIDE" -> BlockSort.FREE;
            case "CHANGED_CLUSTER" -> BlockSort.INODE_CLUSTER;
            case "EXTERNAL_LOG_UNUSED" -> BlockSort.EXTERNAL_LOG;
            default -> BlockSort.valueOf(kind());
        };
    }

    Case what() {
        String has = told.path("filesystem").path("features").asText();
        Features features = new Features(has.contains("r"), true, Features.Dax.ALWAYS)
                .with(new Features.Online(has.contains("x"), has.contains("p"), Autofsck.REPAIR));
        boolean needed = NEEDED.contains(kind()) || owner().equals("db");
        Case.Log log = isDirty() ? needed ? Case.Log.NEEDS_BLOCK : Case.Log.DIRTY : Case.Log.CLEAN;
        return new Case(sort(), damage(), told.path("block").path("inside").asBoolean(), log, features,
                Designs.find("linux-7.2").orElseThrow());
    }

    private String owner() {
        return told.path("block").path("owner").asText();
    }

    Tool tool() {
        return switch (told.path("tool").asText()) {
            case "offline" -> told.path("version").asText().equals("6.1") ? Tool.XFS_REPAIR_6_1 : Tool.XFS_REPAIR_7_2;
            case "scrub" -> Tool.XFS_SCRUB;
            case "healer" -> Tool.XFS_HEALER;
            default -> throw new IllegalStateException(told.path("tool").asText());
        };
    }

    ToolCall call() {
        return switch (tool()) {
            case XFS_REPAIR_6_1, XFS_REPAIR_6_13, XFS_REPAIR_7_2 -> new ToolCall.XfsRepair(tool(), false);
            case XFS_SCRUB -> new ToolCall.XfsScrub(false);
            case XFS_HEALER -> new ToolCall.XfsHealer(true);
        };
    }

    /** Exit codes; a run that a signal ended has none, and one that ends as the one before it tells nothing new. */
    List<Integer> exits() {
        List<Integer> codes = new ArrayList<>();
        told.path("exits").forEach(e -> {
            if (e.asInt() >= 0 && (codes.isEmpty() || codes.getLast() != e.asInt())) {
                codes.add(e.asInt());
            }
        });
        return codes;
    }

    /** Whether the tool says in the end that nothing is left to do. */
    boolean isClean() {
        return told.path("checked").asInt(-1) == 0;
    }

    boolean isMounted() {
        return told.path("after").path("mounted").asBoolean();
    }

    boolean isBroken() {
        return told.path("after").path("broken").asBoolean();
    }

    /** Whether the tool, or the kernel, printed something that has this in it. */
    boolean said(String words) {
        for (JsonNode act : told.path("acts")) {
            if (act.path("out").toString().contains(words)) {
                return true;
            }
        }
        return false;
    }

    Leaves leaves() {
        if (told.path("badblocks_after").isEmpty()) {
            return Leaves.NOTHING_BAD;
        }
        String owner = told.path("after").path("owner_of_block").asText();
        // a block of a file that belongs to the group now waits in its free list
        boolean freed = owner.equals("free space") ? sort() != BlockSort.FREE
                : owner.equals("per-AG metadata") && !owner().isEmpty();
        return freed ? Leaves.IN_FREE_SPACE : Leaves.IN_PLACE;
    }

    private Set<String> after(String key) {
        return names(told.path("after").path(key));
    }

    private Set<String> block(String key) {
        return names(told.path("block").path(key));
    }

    private static Set<String> names(JsonNode node) {
        Set<String> names = new TreeSet<>();
        if (node.isObject()) {
            node.fieldNames().forEachRemaining(names::add);
        } else {
            node.forEach(n -> names.add(n.asText()));
        }
        return names;
    }

    /** Whether what is gone is what the forecast means by that word: all of it, and nothing else. */
    boolean lost(Lost lost) {
        return switch (lost) {
            case NOTHING -> only();
            case BYTES -> only("pages") && !after("pages").isEmpty();
            case INODES -> only("gone", "renamed") && after("gone").equals(block("held"));
            case HIDDEN_INODES -> only("unreadable", "unlisted") && block("hidden").equals(after("unreadable"));
            case ROOT -> only("gone", "renamed") && !after("renamed").isEmpty();
            case FILE, LINK -> only("gone") && after("gone").equals(Set.of(owner()));
            case NAMES -> only("renamed", "unlisted", nameless()) && Stream.of("renamed", "unlisted", nameless())
                    .flatMap(k -> after(k).stream()).allMatch(n -> n.startsWith(owner() + "/"));
            case ATTRIBUTES -> only("xattrs") && after("xattrs").equals(Set.of(owner()));
            case TARGET -> only("targets", "unreadable")
                    && Stream.of("targets", "unreadable").flatMap(k -> after(k).stream()).toList()
                            .equals(List.of(owner()));
            case UPDATES -> only("gone") && after("gone").stream().allMatch(n -> n.startsWith("db/new"));
            case INODES_AND_UPDATES -> only("gone", "renamed") && after("gone").containsAll(block("held"));
            case PENDING_WRITES, LIMITS -> only();
            case NOT_KNOWN -> true;
        };
    }

    /** xfs_healer mends the directory alone: what it named is nowhere until somebody runs a full repair. */
    private String nameless() {
        return tool() == Tool.XFS_HEALER ? "gone" : "renamed";
    }

    /** Whether nothing is gone for good, whatever cannot be reached or read. */
    boolean isIntact() {
        return only("unreadable", "unlisted", "pages");
    }

    private boolean only(String... kinds) {
        return Stream.of("unreadable", "unlisted", "gone", "renamed", "pages", "xattrs", "targets")
                .filter(k -> !List.of(kinds).contains(k)).allMatch(k -> after(k).isEmpty());
    }
}
