package org.faultline.playback;

import org.faultline.kernel.Ending;

import java.util.List;
import java.util.Optional;
import org.faultline.address.ByteRange;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.filesystem.Move;
import org.faultline.filesystem.RmapRecord;
import org.faultline.trace.TraceEvent.Consequence;

/** One movement of the picture, over layers and byte ranges; where that is on a screen is for others to say. */
public sealed interface Motion {
    /** A page goes bad. */
    record Breaks(Pfn pfn) implements Motion {}

    /** A layer is asked; nothing stands for the memory manager. */
    record Asks(Optional<LayerId> whom) implements Motion {}

    /** The failure crosses from one address space to the next, at a layer. */
    record Climbs(ByteRange from, ByteRange to, Optional<LayerId> at) implements Motion {}

    /** The owners of a range are named; none when it is free. */
    record Branches(ByteRange from, List<RmapRecord> owners, Optional<LayerId> at) implements Motion {}

    /** Something was considered and left alone. */
    record PassesBy(LayerId what, Optional<LayerId> at) implements Motion {}

    /** A layer does not answer, and the failure turns aside. */
    record TurnsAside(Optional<LayerId> at, Ending ending) implements Motion {}

    /** Pages of a file leave the page tables of these mappings. */
    record LetsGo(LayerId file, long filePage, long pages, List<LayerId> mappings) implements Motion {}

    /** A signal reaches a process through a mapping. */
    record Strikes(int pid, LayerId mapping, Consequence consequence) implements Motion {}

    /** A filesystem shuts itself down. */
    record Locks(LayerId filesystem) implements Motion {}

    /** The failure is over; the word is the kernel's. */
    record Ends(Pfn pfn, String word) implements Motion {}

    /** A process reaches for pages of a file, through a mapping or by a system call. */
    record Reaches(int pid, Optional<LayerId> mapping, LayerId file, long firstPage, long pages,
            boolean write) implements Motion {}

    /** A filesystem tells those that listen. */
    record Tells(LayerId filesystem) implements Motion {}

    /** A layer or process is different from now on. */
    record Turns(LayerId what) implements Motion {}

    /** Blocks of a file change their place. */
    record Relocates(LayerId filesystem, LayerId file, List<Move> moves) implements Motion {}
}
