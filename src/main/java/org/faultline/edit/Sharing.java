package org.faultline.edit;

import java.util.Locale;
import java.util.Optional;
import org.faultline.document.Node;
import org.faultline.document.Node.Fields;
import org.faultline.document.TopologyDocument;

/** Shares blocks between files, and writes to files so that shared blocks move. */
public final class Sharing {
    private Sharing() {}

    /** A new file beside {@code file} that shares all of its blocks. */
    public static Built reflink(TopologyDocument document, String file) {
        Items items = Items.of(document);
        Optional<Item> source = items.find(file).filter(i -> i.kind().equals("file"));
        Optional<Item> filesystem = source.flatMap(items::around);
        if (filesystem.isEmpty()) {
            return new Built.Refused("Only a file can be shared.", "Select a file, then reflink it.");
        }
        String path = source.get().text("path");
        String folder = path.substring(0, path.lastIndexOf('/') + 1);
        String id = FreshNames.next(items, filesystem.get());
        Fields made = Adding.object(id).with("path", Node.of(folder + id)).with("reflink", Node.of(file));
        return new Built.Done(document.with(filesystem.get().pointer().key("files").key("-"), made),
                "Reflink " + path, id);
    }

    /** Shares a range of {@code source} with {@code target}, block by block, before the story begins. */
    public static Built reflinkRange(TopologyDocument document, String source, long from, String target, long to,
            long length) {
        Fields act = Fields.EMPTY.with("act", Node.of("reflink")).with("source", Node.of(source))
                .with("sourceOffset", Adding.bytes(from)).with("target", Node.of(target))
                .with("targetOffset", Adding.bytes(to)).with("length", Adding.bytes(length));
        return act(document, act, "Reflink a range", target);
    }

    /** Writes a range of a file, as {@code pid} or, with 0, as nobody in particular, before the story: shared blocks are copied. */
    public static Built write(TopologyDocument document, String file, long pid, long offset, long length) {
        return write(document, file, pid, offset, length, Node.Items.EMPTY);
    }

    /** The same where new blocks lie in these extents, as far as they are free. */
    static Built write(TopologyDocument document, String file, long pid, long offset, long length, Node extents) {
        Fields act = NewAct.write(pid, file, offset, length);
        return act(document, ExtentLines.with(act, extents), "Write " + name(document, file), file);
    }

    /** Punches a hole into a file before the story begins. */
    public static Built punch(TopologyDocument document, String file, long pid, long offset, long length) {
        return act(document, NewAct.punch(pid, file, offset, length), "Punch " + name(document, file), file);
    }

    /** Makes a file shorter or longer before the story begins. */
    public static Built truncate(TopologyDocument document, String file, long pid, long size) {
        Fields act = NewAct.call("truncate", pid)
                .with("file", Node.of(file)).with("size", Adding.bytes(size));
        return act(document, act, "Truncate " + name(document, file), file);
    }

    /** Takes the name of a file or of an empty directory away before the story begins; addresses follow it. */
    public static Built unlink(TopologyDocument document, String file, long pid) {
        Items items = Items.of(document);
        Optional<Item> named = items.find(file);
        if (named.filter(i -> i.kind().equals("file") || i.kind().equals("directory")).isEmpty()) {
            return new Built.Refused("Only a file or a directory has a name to take away.", "Select a file.");
        }
        Fields act = NewAct.call("unlink", pid).with("file", Node.of(file));
        TopologyDocument next = Acts.changeStory(document, a -> Naming.renamed(a, n -> n.unlinked(items, named.get())));
        return act(next, act, "Unlink " + named.get().name(), file);
    }

    /** Lets a process have a child before the story begins. */
    public static Built fork(TopologyDocument document, String process) {
        Items items = Items.of(document);
        Optional<Item> parent = items.find(process).filter(i -> i.kind().equals("process"));
        if (parent.isEmpty()) {
            return new Built.Refused("Only a process can fork.", "Select a process.");
        }
        long pid = Adding.freePid(document);
        Fields act = Fields.EMPTY.with("act", Node.of("fork"))
                .with("pid", parent.get().fields().get("pid").orElse(Node.of("")))
                .with("child", Node.of(pid)).with("process", Node.of(items.free("p", (int) pid)));
        return act(document, act, "Fork " + parent.get().text("pid") + ": " + pid, process);
    }

    /** Mounts, remounts or unmounts a filesystem before the story begins; {@code dax} is the mount option. */
    static Built mount(TopologyDocument document, String filesystem, String call, String dax) {
        Fields act = Fields.EMPTY.with("act", Node.of(call)).with("filesystem", Node.of(filesystem));
        String title = call.substring(0, 1).toUpperCase(Locale.ROOT) + call.substring(1);
        return act(document, dax.isEmpty() ? act : act.with("dax", Node.of(dax)),
                title + " " + name(document, filesystem) + (dax.isEmpty() ? "" : " with dax=" + dax), filesystem);
    }

    private static Built act(TopologyDocument document, Fields act, String label, String select) {
        return new Built.Done(Acts.add(document, act), label, select);
    }

    private static String name(TopologyDocument document, String id) {
        return Items.of(document).find(id).map(Item::name).orElse(id);
    }
}
