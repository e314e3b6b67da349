package org.faultline.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.Inode;
import org.faultline.machine.Machine;
import org.faultline.memory.DaxEntries;
import org.faultline.memory.PageEntry;
import org.faultline.memory.PageTable;
import org.faultline.process.Mapping;
import org.faultline.process.UserProcess;
import org.faultline.soak.Play.Moment;

/** What page tables and the pages a file has in use say, against where the blocks of the files lie. */
final class TableRules {
    private TableRules() {}

    static List<Rule> all() {
        return List.of(Rule.of("a page table shows the block that the file has there", TableRules::otherTables),
                Rule.of("a page that somebody maps is in use by its file", TableRules::notInUse),
                Rule.of("a page that a file has in use is the block that it has there", TableRules::otherEntries));
    }

    private static List<String> otherTables(Play play) {
        LeftEntries left = LeftEntries.of(play);
        List<String> broken = new ArrayList<>();
        for (Moment moment : play.moments()) {
            for (UserProcess process : moment.machine().processes()) {
                for (Mapping mapping : process.isAlive() ? process.mappings() : List.<Mapping>of()) {
                    table(moment, mapping, left).ifPresent(broken::add);
                }
            }
        }
        return broken;
    }

    private static Optional<String> table(Moment moment, Mapping mapping, LeftEntries left) {
        for (PageTable.Run run : mapping.pages().runs()) {
            if (run.entry() instanceof PageEntry.Dax dax) {
                Optional<String> wrong = run(moment, mapping.file(), mapping.filePage(run.first()), run.pages(),
                        Pfn.holding(dax.physical()), left);
                if (wrong.isPresent()) {
                    return Optional.of(mapping.id() + " " + wrong.get());
                }
            }
        }
        return Optional.empty();
    }

    private static List<String> notInUse(Play play) {
        List<String> broken = new ArrayList<>();
        for (Moment moment : play.moments()) {
            for (UserProcess process : moment.machine().processes()) {
                for (Mapping mapping : process.isAlive() ? process.mappings() : List.<Mapping>of()) {
                    DaxEntries entries = moment.machine().entriesOf(mapping.file());
                    mapping.pages().runs().stream().filter(r -> r.entry() instanceof PageEntry.Dax)
                            .filter(r -> !holds(entries, mapping, r))
                            .forEach(r -> broken.add(moment.when() + ": " + mapping.id() + " " + r));
                }
            }
        }
        return broken;
    }

    private static boolean holds(DaxEntries entries, Mapping mapping, PageTable.Run run) {
        for (long i = 0; i < run.pages(); i++) {
            if (entries.at(mapping.filePage(run.first() + i)).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private static List<String> otherEntries(Play play) {
        LeftEntries left = LeftEntries.of(play);
        List<String> broken = new ArrayList<>();
        for (Moment moment : play.moments()) {
            for (LayerId file : moment.machine().entries().keySet()) {
                for (DaxEntries.Run run : moment.machine().entriesOf(file).runs()) {
                    run(moment, file, run.first(), run.pages(), run.frame(), left).ifPresent(broken::add);
                }
            }
        }
        return broken;
    }

    private static Optional<String> run(Moment moment, LayerId file, long first, long pages, Pfn frame,
            LeftEntries left) {
        Machine machine = moment.machine();
        Filesystem fs = machine.filesystemOf(file).orElseThrow();
        Inode inode = fs.inode(file).orElseThrow();
        for (long i = 0; i < pages; i++) {
            Optional<Pfn> there = machine.frameOf(fs, inode, first + i);
            Pfn said = new Pfn(frame.number() + i);
            if (!there.equals(Optional.of(said)) && !left.show(file, first + i, said)) {
                return Optional.of(moment.when() + ": page " + (first + i) + " of " + file + " is said to be " + said
                        + ", but lies at " + there);
            }
        }
        return Optional.empty();
    }
}
