package org.faultline.reason;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.address.Sector;
import org.faultline.device.Device;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.FsBlock;
import org.faultline.filesystem.FsError;
import org.faultline.filesystem.Inode;
import org.faultline.filesystem.Move;
import org.faultline.filesystem.Owner;
import org.faultline.filesystem.RmapRecord;
import org.faultline.kernel.Ending;
import org.faultline.kernel.Errno;
import org.faultline.kernel.LogLine;
import org.faultline.kernel.MkfsLine;
import org.faultline.kernel.Printk;
import org.faultline.memory.PageEntry;
import org.faultline.memory.Removal;
import org.faultline.process.UserProcess;

/** One thing a reason or a value speaks of, with its kind. A closed set: whoever writes words switches over it. */
public sealed interface Detail {
    /** A process by number and command. */
    record Who(int pid, String comm) implements Detail {}

    /** Whoever calls: a pid, or 0 for somebody outside of the picture. */
    record Caller(int pid) implements Detail {}

    /** A layer by what it is called there and then: a path, a device, a mount point. */
    record Called(LayerId layer, String name) implements Detail {}

    /** A word of the kernel or of the document: a function, a type, a mode, an option. */
    record Word(String word) implements Detail {}

    /** A line that the kernel prints, without who says it. */
    record Said(Printk line) implements Detail {}

    /** A line that the kernel prints. */
    record Logged(LogLine line) implements Detail {}

    /** A line that mkfs prints. */
    record Refusal(MkfsLine line) implements Detail {}

    /** Flags, or one of them. */
    record Flags(int bits) implements Detail {}

    /** A flag that has a name. */
    record Flag(String name, int bit) implements Detail {}

    /** A number without a sign, in tens. */
    record Unsigned(long bits) implements Detail {}

    /** A page of a file. */
    record PageOf(LayerId file, String path, long page) implements Detail {}

    /** A process through one of its mappings. */
    record Through(int pid, String comm, LayerId mapping) implements Detail {}

    /** A filesystem as the holder of a device. */
    record Holder(LayerId filesystem, String type, String device) implements Detail {}

    /** A target of a table of the device mapper. */
    record Target(LayerId device, String kind) implements Detail {}

    /** Who a record of the reverse map names. */
    record OwnedBy(Owner owner) implements Detail {}

    /** What listeners have not read yet. */
    record Unread(int events, int most, long dropped) implements Detail {}

    /** The error that fanotify keeps for a filesystem. */
    record Kept(FsError error) implements Detail {}

    /** A page of ordinary memory, of which only that is known. */
    record OrdinaryMemory() implements Detail {}

    /** Nothing. */
    record None() implements Detail {}

    /** A number that is read in tens. */
    record Count(long value) implements Detail {}

    /** A number that is read in sixteens, as an address is. */
    record InHex(long value) implements Detail {}

    /** A number as the kernel prints an address or flags. */
    record KernelHex(long value) implements Detail {}

    /** Bytes from the start of something, as an address and as a size. */
    record Offset(long bytes) implements Detail {}

    /** A page of memory. */
    record Frame(Pfn pfn) implements Detail {}

    /** A block of a filesystem. */
    record Block(FsBlock block) implements Detail {}

    /** Blocks in a row, in one group. */
    record Blocks(FsBlock first, long count) implements Detail {}

    /** A sector of a device. */
    record InSector(Sector sector) implements Detail {}

    /** Pages in a row. */
    record Pages(long first, long count) implements Detail {}

    /** How much one page-table entry maps. */
    record Sized(PageEntry.Level level) implements Detail {}

    /** An error. */
    record Code(Errno errno) implements Detail {}

    /** How a call ended. */
    record Ended(Ending ending) implements Detail {}

    /** Whether something holds. */
    record YesNo(boolean holds) implements Detail {}

    /** What took a page-table entry away. */
    record Taken(Removal by) implements Detail {}

    /** What gave a page another block. */
    record By(Removal.Mover mover) implements Detail {}

    /** Mappings, by their ids. */
    record Mappings(List<LayerId> ids) implements Detail {
        public Mappings {
            ids = List.copyOf(ids);
        }
    }

    /** A record of the reverse map, and the file it names. */
    record Owned(RmapRecord record, Optional<Inode> file) implements Detail {}

    /** Blocks that got another place. */
    record Moved(Move move) implements Detail {}

    /** What somebody wrote, in quotes; cut where it is long, with nothing that would disturb a terminal. */
    record Quoted(String text) implements Detail {}

    /** What may be written, each in quotes, joined with "or". */
    record Choices(List<String> words) implements Detail {
        public Choices {
            words = List.copyOf(words);
        }
    }

    /** What may be written, as it stands, joined with "or". */
    record Either(List<String> words) implements Detail {
        public Either {
            words = List.copyOf(words);
        }
    }

    /** Each on the next, in quotes. */
    record Chain(List<String> names) implements Detail {
        public Chain {
            names = List.copyOf(names);
        }
    }

    /** Bytes or an address: with a unit when that is short, or else in sixteens. */
    record Bytes(long count) implements Detail {}

    /** Bytes with the largest unit that they are a multiple of. */
    record Size(long bytes) implements Detail {}

    /** Bytes or an address as a document writes them. */
    record Written(long count) implements Detail {}

    /** Whole numbers that are allowed; up to any where {@code most} is {@link Long#MAX_VALUE}. */
    record Between(long least, long most) implements Detail {}

    /** A kind of thing or value. */
    record Kind(Noun noun) implements Detail {}

    /** A line of a document, said behind what stands there; nothing of what was never text, which has the line 0. */
    record AtLine(int line) implements Detail {}

    /** A kernel design by its id. */
    record OfDesign(String id) implements Detail {}

    /** What to do about something that is wrong. */
    record Remedy(Why why) implements Detail {}

    /** Another reason, as a part of the sentence. */
    record Clause(Why why) implements Detail {}

    /** Several sentences, in order. */
    record Clauses(List<Why> all) implements Detail {
        public Clauses {
            all = List.copyOf(all);
        }
    }

    /** Several things, in order. */
    record Several(List<Detail> all) implements Detail {
        public Several {
            all = List.copyOf(all);
        }
    }

    /** A process. */
    static Detail of(UserProcess process) {
        return new Who(process.pid(), process.comm());
    }

    /** A file or directory. */
    static Detail of(Inode file) {
        return new Called(file.id(), file.path());
    }

    /** Who a record of the reverse map names: the file, where the filesystem has one of that number. */
    static Detail of(Filesystem fs, Owner owner) {
        return fs.inode(owner.code()).map(Detail::of).orElseGet(() -> new OwnedBy(owner));
    }

    /** A device. */
    static Detail of(Device device) {
        return new Called(device.id(), device.name());
    }

    /** A number. */
    static Detail of(long value) {
        return new Count(value);
    }

    /** What somebody wrote. */
    static Detail quoted(String text) {
        return new Quoted(text);
    }

    /** What may be written. */
    static Detail choices(Collection<String> words) {
        return new Choices(List.copyOf(words));
    }

    /** Bytes or an address. */
    static Detail bytes(long count) {
        return new Bytes(count);
    }

    /** Bytes or an address as a document writes them. */
    static Detail written(long count) {
        return new Written(count);
    }

    /** A kind. */
    static Detail of(Noun noun) {
        return new Kind(noun);
    }

    /** A layer by its id. */
    static Detail of(LayerId id) {
        return new Word(id.value());
    }

    /** A word. */
    static Detail of(String word) {
        return new Word(word);
    }

    /** A reason inside of another. */
    static Detail of(Why why) {
        return new Clause(why);
    }
}
