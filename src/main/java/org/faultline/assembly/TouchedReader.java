package org.faultline.assembly;

import java.util.List;
import java.util.Optional;
import org.faultline.address.Pfn;
import org.faultline.address.Unit;
import org.faultline.stack.DaxEntries;
import org.faultline.stack.Extent;
import org.faultline.stack.Filesystem;
import org.faultline.stack.Inode;
import org.faultline.stack.LayerId;
import org.faultline.stack.Mapping;
import org.faultline.stack.PageEntry;
import org.faultline.stack.Process;
import org.faultline.stack.Stack;

/** Reads what processes had touched before the document begins: page tables, and the pages files have in use. */
final class TouchedReader {
    private Stack stack;

    private TouchedReader(Stack stack) {
        this.stack = stack;
    }

    /** The machine with the page tables its document describes. */
    static Stack read(Stack stack, Entry root) {
        TouchedReader reader = new TouchedReader(stack);
        for (Entry filesystem : root.list("filesystems")) {
            filesystem.list("files").forEach(reader::faulted);
        }
        for (Entry process : root.list("processes")) {
            for (Entry mapping : process.list("mappings")) {
                LayerId id = new LayerId(mapping.text("id", ""));
                mapping.list("pages").forEach(run -> reader.run(id, run));
            }
        }
        return reader.stack;
    }

    private void faulted(Entry file) {
        LayerId id = new LayerId(file.text("id", ""));
        Optional<Filesystem> fs = stack.filesystemOf(id);
        for (Entry run : file.list("faulted")) {
            long first = run.count("page", 0, Unit.PAGE.of(Entry.MOST_BYTES));
            long pages = run.count("pages", 1, Unit.PAGE.of(Entry.MOST_BYTES), 1);
            boolean shared = run.truth("shared", false);
            for (long page = first; page < first + pages && fs.isPresent() && run.isSound(); page++) {
                enter(fs.get(), id, page, Optional.of(shared));
            }
        }
    }

    private void run(LayerId mapping, Entry run) {
        long first = run.count("page", 0, Unit.PAGE.of(Entry.MOST_BYTES));
        long pages = run.count("pages", 1, Unit.PAGE.of(Entry.MOST_BYTES), 1);
        String kind = run.choice("entry", List.of("read", "write", "zero", "private", "cached"), "");
        for (Process process : stack.processes()) {
            for (Mapping m : process.mappings()) {
                if (m.id().equals(mapping) && run.isSound()) {
                    stack = stack.with(process.pid(), pages(m, first, Math.min(pages, m.pageCount() - first), kind));
                }
            }
        }
    }

    private Mapping pages(Mapping mapping, long first, long pages, String kind) {
        Filesystem fs = stack.filesystem(mapping.filesystem()).orElseThrow();
        Mapping next = mapping;
        for (long page = first; page < first + pages; page++) {
            PageEntry entry = switch (kind) {
                case "private" -> new PageEntry.Private();
                case "zero" -> new PageEntry.Zero();
                case "cached" -> new PageEntry.Cached();
                default -> enter(fs, mapping.file(), mapping.filePage(page), Optional.empty())
                        .<PageEntry>map(f -> new PageEntry.Dax(f.bytes().start(), kind.equals("write")))
                        .orElseGet(PageEntry.Zero::new);
            };
            next = next.with(next.pages().with(page, 1, entry));
        }
        return next;
    }

    /** Notes that a page of a file is in use; its frame, or nothing over a hole. */
    private Optional<Pfn> enter(Filesystem fs, LayerId file, long page, Optional<Boolean> shared) {
        Inode inode = fs.inode(file).orElseThrow();
        Optional<Pfn> frame = stack.frameOf(fs, inode, page);
        DaxEntries entries = stack.entriesOf(file);
        if (frame.isPresent() && (shared.isPresent() || entries.at(page).isEmpty())) {
            boolean sharing = shared.orElseGet(() -> isShared(fs, inode, page));
            stack = stack.with(file, entries.with(new DaxEntries.Run(page, 1, frame.get(), sharing)));
        }
        return frame;
    }

    private static boolean isShared(Filesystem fs, Inode inode, long page) {
        Extent extent = inode.extentAt(page).orElseThrow();
        return fs.owners(extent.block(page), 1).stream().filter(r -> !r.isMetadata()).count() > 1;
    }
}
