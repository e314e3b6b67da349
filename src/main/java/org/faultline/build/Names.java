package org.faultline.build;

import java.util.Optional;
import java.util.stream.IntStream;

/** New names for files: letters first, then letters with numbers. */
final class Names {
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";

    private Names() {}

    /** The first letter that is neither an id nor the path of a file of that filesystem. */
    static String next(Items items, Item filesystem) {
        Optional<String> letter = LETTERS.chars().mapToObj(c -> String.valueOf((char) c))
                .filter(name -> isFree(items, filesystem, name)).findFirst();
        return letter.orElseGet(() -> IntStream.iterate(1, n -> n + 1).mapToObj(n -> "f" + n)
                .filter(name -> isFree(items, filesystem, name)).findFirst().orElseThrow());
    }

    private static boolean isFree(Items items, Item filesystem, String name) {
        return items.find(name).isEmpty()
                && items.within(filesystem).noneMatch(f -> f.text("path").equals("/" + name));
    }
}
