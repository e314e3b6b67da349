package org.faultline.randomedit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.faultline.edit.Action;
import org.faultline.edit.Item;
import org.faultline.edit.Items;
import org.faultline.part.Field;

/** What somebody types into a field: mostly what fits, sometimes anything. */
record Typing(Random random, Items items) {
    private static final List<String> ANYTHING = List.of("", " ", "0", "-1", "x", "/", "/mnt", "0x", "1e9", "a/b",
            "\"", "é漢\uD83D\uDE00", "99999999999999999999", "7 TiB", "null", "a\nb", "..", "always", "\u202Eabc",
            "/a (deleted)", "/" + "n".repeat(300), "a\u0000b", "/db//a/", "~", "18446744073709551615");
    private static final List<String> SIZES = List.of("0", "1", "512s", "4096", "4K", "64k", "1 MiB", "2 MiB", "3M",
            "0x200000", "16 MiB", "64M", "256 MiB", "400 MiB", "1 GiB", "2G", "4096s", "18 MiB", "0x100000000");
    private static final List<String> NAMES =
            List.of("pmem1", "pmem0p1", "dm-0", "/a", "/db/b", "/db", "/mnt", "/mnt/two", "postgres", "x y", "/c");
    private static final List<String> EXTENTS = List.of("", "0 at 10 MiB length 1 MiB",
            "0 at 20 MiB length 512 KiB\n512 KiB at 40 MiB length 512 KiB", "0 at 12 MiB length 2 MiB unwritten",
            "0 at 10 MiB length 4097", "0 at 900 GiB length 1 MiB");

    /** A text for that field. */
    String into(Field field) {
        if (random.nextInt(12) == 0) {
            return one(ANYTHING);
        }
        return switch (field.type()) {
            case Field.Type.Size size -> one(SIZES);
            case Field.Type.Count count -> String.valueOf(count.least() + random.nextInt(200));
            case Field.Type.Choice choice -> one(choice.words());
            case Field.Type.Truth truth -> random.nextBoolean() ? "true" : "false";
            case Field.Type.Words words -> one(NAMES);
            case Field.Type.Pid pid -> String.valueOf(random.nextInt(300));
            case Field.Type.Made made -> one(NAMES);
            case Field.Type.Lines lines -> "0 " + random.nextInt(500_000) + " linear " + id() + " "
                    + 8 * random.nextInt(50_000);
            case Field.Type.Extents extents -> one(EXTENTS);
            case Field.Type.Copies copies -> one(List.of("", "backup at tape 7", "replica at b made afterwards\nx"));
            case Field.Type.Reference reference -> id();
        };
    }

    /** A text for every field of an action. */
    Map<String, String> about(Action action) {
        Map<String, String> said = new HashMap<>();
        action.fields().forEach(field -> said.put(field.key(), into(field)));
        return said;
    }

    /** Some name. */
    String name() {
        return random.nextInt(6) == 0 ? one(ANYTHING) : one(NAMES);
    }

    private String id() {
        return items.all().isEmpty() ? "nothing" : one(items.all().stream().map(Item::id).toList());
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
