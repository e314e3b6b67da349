package org.faultline.desktop.inspector;

import java.util.List;
import java.util.Optional;
import org.faultline.address.ByteRange;
import org.faultline.address.Pfn;
import org.faultline.address.Unit;
import org.faultline.desktop.model.Fates;
import org.faultline.desktop.model.Messages;
import org.faultline.stack.Device;
import org.faultline.stack.Filesystem;
import org.faultline.stack.FsBlock;
import org.faultline.stack.Inode;
import org.faultline.stack.LayerId;
import org.faultline.stack.RmapRecord;
import org.faultline.stack.Stack;
import org.faultline.trace.Verdict;

/**
 * A true owner of a page, and what the kernel made of it.
 *
 * @param layer the file, or the filesystem for metadata
 * @param label what people call it
 * @param acted whether the kernel did something about it; empty while that is not decided
 * @param reason what it did, or why it did nothing; empty while that is not decided
 */
public record OwnerRow(LayerId layer, String label, Optional<Boolean> acted, String reason) {
    /** The owners of {@code page}: with what became of them when it is the page that fails, or as they are now. */
    public static List<OwnerRow> of(Fates fates, Pfn page) {
        Optional<Verdict> verdict = fates.verdict().filter(v -> v.pfn().equals(page) && fates.cursor() > 0);
        return verdict.map(v -> v.owners().stream().map(o -> judged(fates, o)).toList())
                .orElseGet(() -> now(fates.stack(), page));
    }

    private static OwnerRow judged(Fates fates, Verdict.OwnerFate owner) {
        LayerId layer = owner.file().orElse(owner.filesystem());
        String label = label(owner.label(), owner.file().isPresent(), owner.filePage());
        return fates.isDecided(owner)
                ? new OwnerRow(layer, label, Optional.of(owner.actedOn()), owner.reason())
                : new OwnerRow(layer, label, Optional.empty(), "");
    }

    private static List<OwnerRow> now(Stack stack, Pfn page) {
        ByteRange bytes = page.bytes();
        return stack.filesystems().stream().flatMap(fs -> blockOf(stack, fs, bytes).stream()
                .flatMap(block -> fs.owners(block, 1).stream().map(record -> owner(fs, block, record)))).toList();
    }

    private static Optional<FsBlock> blockOf(Stack stack, Filesystem fs, ByteRange physical) {
        Device device = stack.device(fs.on()).orElseThrow();
        ByteRange whole = stack.toPhysical(device, device.bytes());
        return whole.contains(physical) ? fs.blockAt(physical.start() - whole.start()) : Optional.empty();
    }

    private static OwnerRow owner(Filesystem fs, FsBlock block, RmapRecord record) {
        Optional<Inode> file = fs.inode(record.owner().code()).filter(f -> !record.isMetadata());
        long fileBlock = record.offset() + block.agbno() - record.start().agbno();
        long filePage = Unit.PAGE.of(fileBlock * fs.blockSize());
        return new OwnerRow(file.map(Inode::id).orElse(fs.id()),
                label(file.map(Inode::path).orElse(record.owner().label()), file.isPresent(), filePage),
                Optional.empty(), "");
    }

    private static String label(String name, boolean isFile, long filePage) {
        return isFile ? Messages.text("owner.page", name, filePage) : name;
    }

    /** As a person reads the second column. */
    public String actedText() {
        return acted.map(yes -> yes ? Messages.text("owner.yes") : Messages.text("owner.no")).orElse("–");
    }

    /** The row as plain text. */
    public String text() {
        return Messages.text("owner.text", label, actedText(), reason);
    }
}
