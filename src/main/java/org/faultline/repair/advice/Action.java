package org.faultline.repair.advice;

import java.util.List;
import java.util.Optional;
import org.faultline.device.Pmem;
import org.faultline.filesystem.Features;
import org.faultline.filesystem.Filesystem;
import org.faultline.machine.GoodCopy;
import org.faultline.process.UserProcess;
import org.faultline.repair.Purpose;
import org.faultline.repair.Spot;

/** One thing to do about a bad page. */
public sealed interface Action {
    /** All that only the running system knows is written down: the list of bad sectors, and every owner of them. */
    record WriteDown(BadRange range, Optional<Spot> spot, List<Purpose> purposes,
            List<FilePage> owners) implements Action {
        public WriteDown {
            purposes = List.copyOf(purposes);
            owners = List.copyOf(owners);
        }
    }

    /** The driver is made to find the bad page, so that it lists it. Tool: ndctl start-scrub */
    record Detect(BadRange range) implements Action {}

    /** A filesystem is mounted. */
    record Mount(Filesystem filesystem, Features.Dax dax) implements Action {}

    /** A read-only mount becomes writable. */
    record MakeWritable(Filesystem filesystem) implements Action {}

    /** A frozen filesystem goes on. */
    record Thaw(Filesystem filesystem) implements Action {}

    /** A filesystem is unmounted. */
    record Unmount(Filesystem filesystem) implements Action {}

    /** Processes are ended; they are to be started again later. */
    record Stop(List<UserProcess> users) implements Action {
        public Stop {
            users = List.copyOf(users);
        }
    }

    /** They are started again. */
    record Start(List<UserProcess> users) implements Action {
        public Start {
            users = List.copyOf(users);
        }
    }

    /** Processes stand still. */
    record Pause(List<UserProcess> users) implements Action {
        public Pause {
            users = List.copyOf(users);
        }
    }

    /** They go on. */
    record Resume(List<UserProcess> users) implements Action {
        public Resume {
            users = List.copyOf(users);
        }
    }

    /** What can be read of the file besides that page is copied away. */
    record Save(FilePage owner) implements Action {}

    /**
     * The good page is fetched: from a backup, a replica, a log.
     *
     * @param from where the user says that it is
     */
    record Provide(List<FilePage> owners, Optional<From> from) implements Action {
        /** A copy of one of the files that share the page. */
        public record From(FilePage owner, GoodCopy copy) {}

        public Provide {
            owners = List.copyOf(owners);
        }

        /** In which file it is looked for. */
        public FilePage owner() {
            return from.map(From::owner).orElse(owners.getFirst());
        }
    }

    /** One aligned write of the whole page, which clears the memory first. Kernel: pmem_recovery_write() */
    record Rewrite(FilePage owner) implements Action {}

    /** The file is cut to the length it had. */
    record Trim(FilePage owner) implements Action {}

    /** A file of its own shares the bad block, so that it is never free and nobody gets it. */
    record Quarantine(FilePage owner) implements Action {}

    /** The owner lets go of the bad block. */
    record Punch(FilePage owner) implements Action {}

    /** The good page is written to the hole, which gets a block for it. */
    record Write(FilePage owner) implements Action {}

    /** A file shares the good block of another one again. */
    record Share(FilePage good, FilePage again) implements Action {}

    /** A file without a name goes with its last user. */
    record LetGo(FilePage owner, List<UserProcess> users) implements Action {
        public LetGo {
            users = List.copyOf(users);
        }
    }

    /** Everything that can be read is copied away, while the filesystem is mounted. */
    record CopyAway(Filesystem filesystem) implements Action {}

    /** The same through a read-only mount that leaves the log alone. */
    record Rescue(Filesystem filesystem) implements Action {}

    /** The metadata is copied, and the repair is tried on the copy. */
    record Rehearse(Filesystem filesystem) implements Action {}

    /** The log is replayed by a mount, as long as that may still work. */
    record Replay(Filesystem filesystem) implements Action {}

    /** The bad sectors are written on the namespace's disk; what they held is gone. */
    record Clear(BadRange range, Filesystem filesystem, Content content) implements Action {
        /** What is written. */
        public enum Content {
            ZEROS,
            /** The page that was fetched, for all owners at once. */
            GOOD
        }
    }

    /** Every bad sector of the namespace is cleared, whatever it holds. Tool: ndctl clear-errors */
    record ClearAll(Pmem pmem, long others) implements Action {}

    /** The filesystem is repaired offline. */
    record Repair(Filesystem filesystem) implements Action {}

    /** The same tool looks whether anything is left, and changes nothing. */
    record Verify(Filesystem filesystem) implements Action {}

    /** What the repair put into lost+found is looked through. */
    record Search(Filesystem filesystem) implements Action {}

    /** Nothing is done. */
    record Leave(BadRange range) implements Action {}
}
