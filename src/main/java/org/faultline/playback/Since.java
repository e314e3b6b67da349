package org.faultline.playback;

import java.util.List;
import java.util.Optional;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.Inode;
import org.faultline.filesystem.RmapRecord;
import org.faultline.filesystem.Role;
import org.faultline.machine.Machine;
import org.faultline.trace.StillBad;
import org.faultline.trace.StillBad.Cure;
import org.faultline.trace.Verdict;

/**
 * What has become of a failure since: who has the page now, what it would take now, and what of the lost is there again.
 *
 * @param now the machine at a later moment
 */
public record Since(Machine now) {
    /** What it would take now to make the page good, as far as it still is bad. */
    public StillBad stillBad(Verdict verdict) {
        StillBad was = verdict.stillBad();
        return now.bad(verdict.pfn()).filter(b -> was.isBad()).map(bad -> new StillBad(
                was.cure() == Cure.UNLISTED && !bad.known() ? Cure.UNLISTED : cure(verdict.pfn(), was.cure()),
                bad.real(), bad.known(), isMounted(verdict.pfn()))).orElse(was);
    }

    private Cure cure(Pfn page, Cure was) {
        List<TrueOwner> owners = owners(page);
        if (now.filesystems().stream().noneMatch(f -> now.blockAt(f, page).isPresent())) {
            return log(now, page).isPresent() ? Cure.LOG : Cure.NO_BLOCK;
        }
        if (owners.isEmpty()) {
            return Cure.ALLOCATE;
        }
        if (owners.stream().anyMatch(o -> !o.isData())) {
            return Cure.REPAIR;
        }
        boolean alone = was == Cure.WRITE_WHOLE_PAGE || was == Cure.PUNCH;
        return owners.size() > 1 ? Cure.PUNCH_EACH : alone ? was : Cure.PUNCH_LAST;
    }

    private boolean isMounted(Pfn page) {
        return now.filesystems().stream().filter(f -> now.blockAt(f, page).isPresent())
                .allMatch(f -> f.mount().active());
    }

    /** Somebody who has the page. */
    private record TrueOwner(Optional<Inode> file, RmapRecord record) {
        boolean isData() {
            return !record.isMetadata() && file.filter(f -> f.type() == Inode.Type.REGULAR).isPresent();
        }
    }

    private List<TrueOwner> owners(Pfn page) {
        return now.filesystems().stream().flatMap(fs -> now.blockAt(fs, page).stream()
                .flatMap(block -> fs.owners(block, 1).stream())
                .map(r -> new TrueOwner(fs.inode(r.owner().code()), r))).toList();
    }

    /** Nobody has the page: its block is free, or no filesystem has one there. */
    boolean isNobodys(Pfn page) {
        return owners(page).isEmpty() && log(now, page).isEmpty();
    }

    /** The filesystem whose log, on a device of its own, has the page. */
    public static Optional<Filesystem> log(Machine machine, Pfn page) {
        return Whereabouts.devices(machine, page).stream().map(d -> d.device().id())
                .flatMap(d -> machine.userOf(d).filter(fs -> isLog(fs, d)).stream()).findFirst();
    }

    private static boolean isLog(Filesystem fs, LayerId device) {
        return fs.volumeOn(device).filter(v -> v.role() == Role.LOG).isPresent();
    }

    /** Whether what an owner lost is written anew: on that page, or on one that has taken its place. */
    boolean isThereAgain(Verdict verdict, Verdict.OwnerFate owner) {
        Optional<Inode> file = owner.file().flatMap(f -> now.filesystem(owner.filesystem()).flatMap(fs -> fs.inode(f)));
        boolean data = !owner.record().isMetadata() && file.filter(f -> f.type() == Inode.Type.REGULAR).isPresent();
        return data ? file.filter(Inode::isThere)
                .flatMap(f -> now.frameOf(now.filesystem(owner.filesystem()).orElseThrow(), f, owner.filePage()))
                .filter(this::isGood).isPresent()
                : isGood(verdict.pfn()) || owners(verdict.pfn()).stream()
                        .noneMatch(o -> o.record.owner().equals(owner.record().owner()));
    }

    /** Whether a page can be read and is what its owner wrote. */
    boolean isGood(Pfn page) {
        return now.bad(page).isEmpty() && now.undefined().of(page).isNone();
    }
}
