package org.faultline.soak;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.filesystem.Extent;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.FsBlock;
import org.faultline.filesystem.Inode;
import org.faultline.filesystem.Owner;
import org.faultline.machine.Machine;
import org.faultline.memory.PageEntry;
import org.faultline.process.Mapping;
import org.faultline.soak.Play.Half;
import org.faultline.soak.Play.Moment;
import org.faultline.trace.Step;
import org.faultline.trace.TraceEvent;

/** What becomes of blocks that are kept aside, or that go from one file to another. */
final class ReuseRules {
    private ReuseRules() {}

    static List<Rule> all() {
        return List.of(Rule.of("staged blocks are nobody's data", ReuseRules::stagedData),
                Rule.of("a process never reads a block that was given to another file", ReuseRules::strangers),
                Rule.of("freed blocks of an unlinked file come back once", ReuseRules::lost));
    }

    private static List<String> stagedData(Play play) {
        List<String> broken = new ArrayList<>();
        IdentityHashMap<Filesystem, Boolean> seen = new IdentityHashMap<>();
        for (Moment moment : play.moments()) {
            for (Filesystem fs : moment.machine().filesystems()) {
                if (seen.put(fs, true) == null) {
                    stagedData(fs).ifPresent(w -> broken.add(moment.when() + ": " + w));
                }
            }
        }
        return broken;
    }

    private static Optional<String> stagedData(Filesystem fs) {
        Set<FsBlock> staged = new HashSet<>();
        Optional<String> twice = Optional.empty();
        for (Inode inode : fs.inodes()) {
            for (FsBlock block : blocks(inode.staging())) {
                twice = staged.add(block) ? twice : Optional.of("block " + block + " is staged twice");
            }
        }
        return staged.isEmpty() ? twice
                : twice.or(() -> fs.inodes().stream()
                        .filter(i -> Stream.concat(i.extents().stream(), i.attributes().stream())
                                .flatMap(e -> blocks(List.of(e)).stream()).anyMatch(staged::contains))
                        .map(i -> i.id() + " shows a block that is staged").findFirst());
    }

    private static List<FsBlock> blocks(List<Extent> extents) {
        List<FsBlock> blocks = new ArrayList<>();
        for (Extent e : extents) {
            for (long i = 0; i < e.blocks(); i++) {
                blocks.add(e.start().plus(i));
            }
        }
        return blocks;
    }

    private static List<String> strangers(Play play) {
        LeftEntries left = LeftEntries.of(play);
        List<String> broken = new ArrayList<>();
        for (Half half : play.halves()) {
            for (Step step : half.trace().steps()) {
                if (step.event() instanceof TraceEvent.Accessed access && access.ending().isFine()) {
                    stranger(half.trace().states().get(step.number()), access, left)
                            .ifPresent(w -> broken.add("/" + half.key() + ", step " + step.number() + ": " + w));
                }
            }
        }
        return broken;
    }

    /** A page of an access through a mapping whose block belongs to files, but not to the one that is mapped. */
    private static Optional<String> stranger(Machine machine, TraceEvent.Accessed access, LeftEntries left) {
        Optional<Mapping> mapping = access.mapping().flatMap(id -> machine.process(access.pid())
                .flatMap(p -> p.mappings().stream().filter(m -> m.id().equals(id)).findFirst()));
        Optional<Filesystem> fs = machine.filesystemOf(access.file());
        Optional<Inode> file = fs.flatMap(f -> f.inode(access.file()));
        if (mapping.isEmpty() || file.isEmpty()) {
            return Optional.empty();
        }
        for (long i = 0; i < access.pages(); i++) {
            long page = access.firstPage() + i;
            Optional<Pfn> frame = mapping.get().pageOf(page).flatMap(p -> mapping.get().pages().at(p))
                    .flatMap(ReuseRules::frame);
            if (frame.isPresent() && !left.show(access.file(), page, frame.get())
                    && isForeign(machine, fs.get(), file.get(), frame.get())) {
                return Optional.of("page " + page + " of " + access.file() + " is " + frame.get()
                        + ", which others own");
            }
        }
        return Optional.empty();
    }

    private static Optional<Pfn> frame(PageEntry entry) {
        return entry instanceof PageEntry.Dax dax ? Optional.of(Pfn.holding(dax.physical())) : Optional.empty();
    }

    private static boolean isForeign(Machine machine, Filesystem fs, Inode file, Pfn frame) {
        List<Owner> owners = machine.blockAt(fs, frame).stream().flatMap(b -> fs.owners(b, 1).stream())
                .map(r -> r.owner()).toList();
        return !owners.isEmpty() && owners.stream().noneMatch(o -> o.code() == file.ino());
    }

    private static List<String> lost(Play play) {
        List<String> broken = new ArrayList<>();
        Map<LayerId, Filesystem> last = new HashMap<>();
        for (Moment moment : play.moments()) {
            for (Filesystem fs : moment.machine().filesystems()) {
                Filesystem before = last.put(fs.id(), fs);
                if (before != null && before != fs) {
                    before.inodes().stream().filter(Inode::isThere)
                            .filter(i -> fs.inode(i.id()).filter(Inode::isThere).isEmpty())
                            .flatMap(i -> lost(fs, i).stream())
                            .forEach(w -> broken.add(moment.when() + ": " + w));
                }
            }
        }
        return broken;
    }

    /** A block of a file that is gone which is neither free nor, by its extents, another file's. */
    private static Optional<String> lost(Filesystem fs, Inode gone) {
        Set<FsBlock> others = new HashSet<>();
        fs.inodes().stream().filter(i -> !i.id().equals(gone.id()))
                .forEach(i -> Stream.of(i.extents(), i.attributes(), i.staging())
                        .forEach(fork -> others.addAll(blocks(fork))));
        return Stream.of(gone.extents(), gone.attributes(), gone.staging()).flatMap(fork -> blocks(fork).stream())
                .filter(b -> fs.owners(b, 1).isEmpty() == others.contains(b)).findFirst()
                .map(b -> "block " + b + " of " + gone.id() + ", which is gone, "
                        + (others.contains(b) ? "is another file's and nobody's" : "did not come back"));
    }
}
