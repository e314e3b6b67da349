package org.faultline.house;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The packages of the house in order, with the rows above that each may use and the libraries it may bring in. */
final class Rooms {
    static final List<String> FEATURES = List.of("canvas", "timeline", "grid", "processes", "log", "inspector",
            "editor", "lessons", "problems", "compare", "advice", "present");

    /** The machine and all it is made of. */
    private static final String MACHINE =
            "address kernel part memory device filesystem process reason watcher machine repair.outcome act";

    /** What every package may use besides the JDK. */
    static final List<String> EVERYWHERE = List.of("org.jspecify");

    private final Map<String, Room> rows = new LinkedHashMap<>();

    /** One row: the rows it may use and the package prefixes of the libraries it may use. */
    record Room(List<String> uses, List<String> libraries) {}

    static Rooms ofFaultline() {
        List<String> jackson = List.of("com.fasterxml.jackson");
        List<String> shared = List.of("org.pcollections");
        Rooms rooms = new Rooms()
                .room("address", "")
                .room("kernel", "")
                .room("part", "address kernel")
                .room("budget", "")
                .room("memory", "address", shared)
                .room("device", "address kernel part memory")
                .room("device.target", "address kernel part device")
                .room("filesystem", "address kernel part budget", shared)
                .room("filesystem.blocks", "address kernel budget filesystem", shared)
                .room("filesystem.xfs", "address kernel part budget filesystem filesystem.blocks")
                .room("filesystem.ext4", "part budget filesystem filesystem.blocks filesystem.xfs")
                .room("filesystem.device", "part budget filesystem filesystem.blocks")
                .room("filesystem.kinds", "filesystem filesystem.xfs filesystem.ext4 filesystem.device")
                .room("process", "address memory")
                .room("reason", "address kernel memory device filesystem process")
                .room("problem", "reason")
                .room("watcher", "address part filesystem reason")
                .room("watcher.kinds", "part filesystem reason watcher")
                .room("machine", "address memory device filesystem process watcher", shared)
                .room("repair.outcome", "filesystem")
                .room("act", "address memory device filesystem process reason machine repair.outcome")
                .room("trace", MACHINE)
                .room("design.choice", "kernel")
                .room("design", MACHINE + " trace design.choice")
                .room("design.hook", MACHINE + " trace design design.choice")
                .room("design.table", "kernel design design.choice design.hook")
                .room("playback", MACHINE + " trace")
                .room("repair", MACHINE + " filesystem.xfs trace playback")
                .room("repair.table", MACHINE + " filesystem.xfs design design.choice repair")
                .room("engine", MACHINE + " budget trace design design.choice design.hook repair repair.table")
                .room("impact", "address act machine trace design engine")
                .room("repair.forecast",
                        MACHINE + " trace design design.choice engine repair repair.table impact playback")
                .room("repair.advice",
                        MACHINE + " design design.choice design.hook impact repair repair.table repair.forecast")
                .room("format.words", MACHINE
                        + " problem trace playback design design.choice repair repair.forecast")
                .room("format.shell", MACHINE + " design playback repair repair.forecast repair.advice format.words")
                .room("document", "address part reason problem")
                .room("lesson", "document")
                .room("lesson.key", MACHINE + " trace design impact playback repair.forecast repair.advice lesson")
                .room("assembly",
                        MACHINE + " budget problem device.target filesystem.kinds watcher.kinds trace format.words design design.choice"
                                + " design.hook design.table repair document lesson")
                .room("edit",
                        "address kernel part device filesystem reason watcher act design design.choice design.table problem document"
                                + " assembly")
                .room("recording", "address memory reason problem design design.choice design.table document", jackson)
                .room("why", MACHINE + " trace design engine impact playback repair repair.forecast")
                .room("compare", MACHINE + " budget trace design design.choice engine playback")
                .room("impact.heat", MACHINE + " budget trace playback impact")
                .room("format", MACHINE
                        + " budget problem trace design design.choice document lesson lesson.key playback"
                        + " compare impact impact.heat why repair repair.table repair.forecast repair.advice format.words format.shell",
                        jackson)
                .room("session",
                        MACHINE + " budget problem trace design design.table repair engine impact document edit assembly recording"
                                + " playback compare lesson format format.words",
                        shared)
                .room("conformance", MACHINE + " budget problem trace document recording session format format.words",
                        jackson)
                .room("grading",
                        "address budget act filesystem machine trace design design.table document lesson lesson.key session format format.words")
                .room("picture", "")
                .room("picture.stack", MACHINE + " trace format playback picture")
                .room("picture.paper", "picture format.words", List.of("org.apache.pdfbox"))
                .room("export",
                        MACHINE + " budget problem trace playback format format.words edit session picture"
                                + " picture.stack picture.paper");
        rooms.room("publish",
                "address budget problem document trace playback lesson lesson.key grading session format format.words"
                        + " picture picture.paper picture.stack export");
        List<String> core = rooms.names();
        rooms.room("cli", core, List.of("picocli"));
        rooms.room("desktop", core, List.of("javafx", "atlantafx", "org.kordamp.ikonli"));
        return rooms;
    }

    Rooms room(String name, String uses) {
        return room(name, uses, List.of());
    }

    Rooms room(String name, String uses, List<String> libraries) {
        return room(name, Stream.of(uses.split(" ")).filter(use -> !use.isEmpty()).toList(), libraries);
    }

    Rooms room(String name, List<String> uses, List<String> libraries) {
        rows.put(name, new Room(uses, libraries));
        return this;
    }

    List<String> names() {
        return List.copyOf(rows.keySet());
    }

    boolean has(String name) {
        return rows.containsKey(name);
    }

    Room of(String name) {
        return rows.getOrDefault(name, new Room(List.of(), List.of()));
    }

    /** Every use of a row that does not stand above its user. */
    List<String> pointingDown() {
        List<String> names = names();
        List<String> found = new ArrayList<>();
        rows.forEach((name, room) -> room.uses().stream()
                .filter(use -> !names.subList(0, names.indexOf(name)).contains(use))
                .forEach(use -> found.add("row " + name + " uses " + use + ", which is not a row above it")));
        return found;
    }

    /** Whether one sub-package of the desktop may use another; the root of the desktop is "". */
    static boolean mayUseInDesktop(String user, String used) {
        return switch (user) {
            case "", "shell" -> user.equals(used) || !used.isEmpty();
            case "model", "paint" -> used.equals(user);
            default -> used.equals(user) || used.equals("model") || used.equals("paint");
        };
    }

    static boolean isDesktopPart(String part) {
        return part.isEmpty() || List.of("model", "paint", "shell").contains(part) || FEATURES.contains(part);
    }
}
