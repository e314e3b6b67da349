package org.faultline.edit;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import org.faultline.address.Unit;
import org.faultline.document.Node;
import org.faultline.document.Node.Fields;
import org.faultline.document.TopologyDocument;

/** Maps files into processes, and touches what is mapped. */
public final class MapAndTouch {
    /** Where the first mappings begin, far apart as in processes that place them at random. */
    private static final List<Long> FIRST = List.of(0x7f10_0000_0000L, 0x7f22_0000_0000L, 0x7f33_0000_0000L);
    /** How far apart the others are. */
    private static final long APART = 0x10_0000_0000L;

    private MapAndTouch() {}

    /** Maps the whole file, shared, at an address that is free in every process. */
    public static Built map(TopologyDocument document, String process, String file) {
        Items items = Items.of(document);
        Optional<Item> into = items.find(process).filter(i -> i.kind().equals("process"));
        Optional<Item> of = items.find(file).filter(i -> i.kind().equals("file"));
        if (into.isEmpty() || of.isEmpty()) {
            return new Built.Refused("A mapping joins a process and a file.", "Select a process and a file.");
        }
        OptionalLong size = items.size(of.get());
        if (size.orElse(0) <= 0) {
            return new Built.Refused(of.get().name() + " has no bytes to map.", "Make the file larger first.");
        }
        return mapRange(document, process, file, 0, Unit.PAGE.covering(size.getAsLong()));
    }

    /** Maps {@code pages} pages of the file from page {@code first}, shared, at an address that is free in every process. */
    public static Built mapRange(TopologyDocument document, String process, String file, long first, long pages) {
        Items items = Items.of(document);
        Optional<Item> into = items.find(process).filter(i -> i.kind().equals("process"));
        Optional<Item> of = items.find(file).filter(i -> i.kind().equals("file"));
        if (into.isEmpty() || of.isEmpty() || pages < 1) {
            return new Built.Refused("A mapping joins a process and pages of a file.", "Select a process and a file.");
        }
        String stem = "m" + into.get().text("pid");
        String id = items.find(stem).isEmpty() ? stem : items.free(stem + "-", 2);
        Fields mapping = Adding.object(id).with("file", Node.of(file))
                .with("address", Node.of("0x" + Long.toHexString(freeAddress(items))))
                .with("offset", Adding.bytes(Unit.PAGE.toBytes(first)))
                .with("length", Adding.bytes(Unit.PAGE.toBytes(pages))).with("flags", Node.of("shared"));
        TopologyDocument mapped = document.with(into.get().pointer().key("mappings").key("-"), mapping);
        return new Built.Done(mapped, "Map " + of.get().name() + " into " + into.get().text("pid"), id);
    }

    /** The first usual address above all mappings of all processes. */
    private static long freeAddress(Items items) {
        long taken = items.ofKind("mapping").flatMapToLong(m -> m.bytes("address").stream()).max().orElse(0);
        return FIRST.stream().filter(a -> a > taken).findFirst().orElseGet(() -> (taken / APART + 1) * APART);
    }

    /** Maps the whole file, shared, into a new process of its own. */
    public static Built mapAnywhere(TopologyDocument document, String file) {
        return anywhere(document, file, (added, process) -> map(added, process, file));
    }

    /** Maps {@code pages} pages of the file from page {@code first}, shared, into a new process of its own. */
    public static Built mapRangeAnywhere(TopologyDocument document, String file, long first, long pages) {
        return anywhere(document, file, (added, process) -> mapRange(added, process, file, first, pages));
    }

    private static Built anywhere(TopologyDocument document, String file,
            BiFunction<TopologyDocument, String, Built> into) {
        Items items = Items.of(document);
        if (items.find(file).filter(i -> i.kind().equals("file")).isEmpty()) {
            return new Built.Refused("Only a file can be mapped.", "Select a file or a process.");
        }
        Built process = Adding.add(document, Parts.titled("Process").orElseThrow(), Optional.empty());
        return process instanceof Built.Done added ? into.apply(added.document(), added.id()) : process;
    }

    /** Lets the process of a mapping read or write some pages of it before the story begins. */
    public static Built touch(TopologyDocument document, String mapping, long page, long pages, boolean write) {
        return touch(document, mapping, page, pages, write, Node.Items.EMPTY);
    }

    /** The same where new blocks lie in these extents, as far as they are free. */
    static Built touch(TopologyDocument document, String mapping, long page, long pages, boolean write,
            Node extents) {
        Items items = Items.of(document);
        Optional<Item> found = items.find(mapping).filter(i -> i.kind().equals("mapping"));
        Optional<Item> process = found.flatMap(items::around);
        if (process.isEmpty() || pages < 1) {
            return new Built.Refused("Only pages of a mapping are touched.", "Select some pages of a mapping.");
        }
        String access = write ? "write" : "read";
        Fields act = NewAct.touch(Long.parseLong(process.get().text("pid")), mapping, page, pages, write);
        String who = process.get().text("pid") + " " + access + " " + (pages == 1 ? "page " + page : pages + " pages");
        return new Built.Done(Acts.add(document, ExtentLines.with(act, extents)), "Let " + who, mapping);
    }
}
