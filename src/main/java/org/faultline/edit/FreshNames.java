package org.faultline.edit;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** New names: for files letters first, then letters with numbers; for processes those of well-known programs. */
final class FreshNames {
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";

    private static final List<String> PROGRAMS = List.of("postgres", "backup", "report", "redis", "nginx", "mysqld");
    /** Where new files are. */
    static final String FOLDER = "/db/";

    private FreshNames() {}

    /** The first program that no process is called, or one of them again. */
    static String program(Items items) {
        List<String> taken = items.ofKind("process").map(p -> p.text("name")).toList();
        return PROGRAMS.stream().filter(name -> !taken.contains(name)).findFirst()
                .orElse(PROGRAMS.get(taken.size() % PROGRAMS.size()));
    }

    /** The first letter that is neither an id nor the path of a file of that filesystem. */
    static String next(Items items, Item filesystem) {
        Optional<String> letter = LETTERS.chars().mapToObj(c -> String.valueOf((char) c))
                .filter(name -> isFree(items, filesystem, name)).findFirst();
        return letter.orElseGet(() -> IntStream.iterate(1, n -> n + 1).mapToObj(n -> "f" + n)
                .filter(name -> isFree(items, filesystem, name)).findFirst().orElseThrow());
    }

    private static boolean isFree(Items items, Item filesystem, String name) {
        return items.find(name).isEmpty()
                && items.within(filesystem).flatMap(Item::paths)
                        .noneMatch(p -> p.equals("/" + name) || p.equals(FOLDER + name));
    }
}
