package org.faultline.edit;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.faultline.document.Node;
import org.faultline.document.Node.Fields;

/**
 * A name by which an act knows an item: in the address of a page, as whose call it is, as who notices the failure.
 *
 * @param name a device's name, a mount point, the whole path of a file, or a pid
 */
record Naming(Kind kind, String name) {
    /** What is named. */
    enum Kind {
        /** A block device, in {@code dev:}, {@code sector:} and a line of badblocks. */
        DEVICE,
        /** A filesystem by its mount point, or by its device, in {@code daddr:}, {@code block:} and {@code fsblock:}. */
        BLOCKS,
        /** A file by its path. */
        FILE,
        /** A process by its pid. */
        PROCESS
    }

    /** A written form: what stands before the name, the name, what stands behind it. */
    private record Form(Kind kind, Pattern pattern) {
        Form(Kind kind, String pattern) {
            this(kind, Pattern.compile(pattern, Pattern.DOTALL));
        }
    }

    private static final List<Form> ADDRESSES = List.of(new Form(Kind.DEVICE, "(\\s*dev\\s*:\\s*)(.+)(\\+[^+]*)"),
            new Form(Kind.DEVICE, "(\\s*sector\\s*:\\s*)(.+)(:[^:]*)"),
            new Form(Kind.BLOCKS, "(\\s*(?:daddr|block|fsblock)\\s*:\\s*)(.+)(:[^:]*)"),
            new Form(Kind.FILE, "(\\s*(?:file\\s*:\\s*)?)(/.*)(@[^@]*)"),
            new Form(Kind.PROCESS, "(\\s*(?:pid\\s*:\\s*)?)([0-9]+)(@.*)"),
            new Form(Kind.PROCESS, "(.*Killing \\S*:)([0-9]+)( due to .*)"));
    /** What stands behind the path of a file that was unlinked. Kernel: fs/d_path.c d_path() */
    private static final String DELETED = " (deleted)";
    private static final List<String> FILESYSTEMS = List.of("xfs", "ext4", "devdax", "blockdev");
    private static final Form NOTICE = new Form(Kind.PROCESS, "((?:consume|madvise|reported):)([0-9]+)((?:/[0-9]+)?)");
    private static final Form PID = new Form(Kind.PROCESS, "()([0-9]+)()");
    /** A line of badblocks with its device before it, which is only known by the driver's own names. */
    private static final Pattern LISTED =
            Pattern.compile(".*?(pmem[0-9.p]+)\\S*[:\\s]\\s*([0-9]{1,18})\\s+[0-9]{1,9}\\s*");

    /** The names in an act. */
    static List<Naming> in(Fields act) {
        Stream.Builder<Naming> found = Stream.builder();
        renamed(act, naming -> {
            found.add(naming);
            return naming;
        });
        return found.build().toList();
    }

    /** The act with other names in it; everything else stays as it was written. */
    static Fields renamed(Fields act, UnaryOperator<Naming> names) {
        Fields next = act;
        for (Form form : ADDRESSES) {
            next = renamed(next, "at", form, names);
        }
        next = renamed(listed(next, names), "how", NOTICE, names);
        return renamed(next, "pid", PID, names);
    }

    private static Fields renamed(Fields act, String key, Form form, UnaryOperator<Naming> names) {
        Optional<Node> value = act.get(key);
        Matcher written = form.pattern.matcher(value.map(Item::plain).orElse(""));
        if (!written.matches()) {
            return act;
        }
        String name = names.apply(new Naming(form.kind, written.group(2))).name;
        if (name.equals(written.group(2))) {
            return act;
        }
        String text = written.group(1) + name + written.group(3);
        boolean number = value.get() instanceof Node.Numeral && text.matches("[0-9]{1,18}");
        return act.with(key, number ? Node.of(Long.parseLong(text)) : Node.of(text));
    }

    private static Fields listed(Fields act, UnaryOperator<Naming> names) {
        Matcher line = LISTED.matcher(act.get("at").map(Item::plain).orElse(""));
        if (!line.matches()) {
            return act;
        }
        String name = names.apply(new Naming(Kind.DEVICE, line.group(1))).name;
        return name.equals(line.group(1)) ? act : act.with("at", Node.of("sector:" + name + ":" + line.group(2)));
    }

    /** The same name, where an item that was {@code before} is {@code now}. */
    Naming after(Items items, Item before, Item now) {
        return isOf(items, before) ? new Naming(kind, switch (kind) {
            case FILE -> FILESYSTEMS.contains(before.kind())
                    ? prefix(now) + name.substring(prefix(before).length())
                    : renamed(prefix(items.around(before).orElse(now)), before, now);
            case PROCESS -> now.text("pid");
            case DEVICE, BLOCKS -> now.name();
        }) : this;
    }

    /** The same name after the first name of a file was taken away. */
    Naming unlinked(Items items, Item file) {
        List<String> names = file.paths().map(items.around(file).map(Naming::prefix).orElse("")::concat).toList();
        return isOf(items, file) && name.equals(names.getFirst())
                ? new Naming(kind, names.size() == 1 ? name + DELETED : names.get(1))
                : this;
    }

    /** A further name of a file stays as it is where only the first is another. */
    private String renamed(String prefix, Item before, Item now) {
        return name.equals(prefix + before.text("path")) ? prefix + now.text("path") : name;
    }

    /** Whether it is a name of {@code item}; the path of a file is one of its filesystem, too. */
    boolean isOf(Items items, Item item) {
        return switch (item.kind()) {
            case "pmem", "partition", "dm" ->
                    (kind == Kind.DEVICE || kind == Kind.BLOCKS) && item.name().equals(name);
            case "xfs", "ext4", "devdax", "blockdev" -> (kind == Kind.BLOCKS && item.text("mount").equals(name))
                    || (kind == Kind.FILE && home(items).equals(Optional.of(item)));
            case "file", "directory" ->
                    kind == Kind.FILE && home(items).map(Naming::prefix).equals(items.around(item).map(Naming::prefix))
                            && item.paths().map(items.around(item).map(Naming::prefix).orElse("")::concat)
                                    .anyMatch(name::equals);
            case "process" -> kind == Kind.PROCESS && item.text("pid").equals(name);
            default -> false;
        };
    }

    /** The filesystem that a path lies in: the one that is mounted deepest. */
    private Optional<Item> home(Items items) {
        return FILESYSTEMS.stream().flatMap(items::ofKind).filter(f -> name.startsWith(prefix(f) + "/"))
                .max(Comparator.comparingInt(f -> prefix(f).length()));
    }

    /** What the paths of its files begin with. */
    private static String prefix(Item filesystem) {
        String mount = filesystem.text("mount");
        return mount.equals("/") ? "" : mount;
    }
}
