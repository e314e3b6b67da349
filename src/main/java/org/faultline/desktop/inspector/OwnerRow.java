package org.faultline.desktop.inspector;

import java.util.List;
import java.util.Optional;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.design.TrueOwner;
import org.faultline.desktop.model.Fates;
import org.faultline.desktop.model.WindowText;
import org.faultline.filesystem.Inode;
import org.faultline.format.words.Sentences;
import org.faultline.machine.Machine;
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
        Optional<Verdict> verdict = fates.verdict().filter(v -> v.pfn().equals(page));
        return verdict.map(v -> v.owners().stream().map(o -> judged(fates, o)).toList())
                .orElseGet(() -> now(fates.machine(), page));
    }

    private static OwnerRow judged(Fates fates, Verdict.OwnerFate owner) {
        LayerId layer = owner.file().orElse(owner.filesystem());
        String label = label(owner.label(), owner.file().isPresent(), owner.filePage());
        return fates.soFar(owner)
                .map(now -> new OwnerRow(layer, label, Optional.of(now.actedOn()), Sentences.of(now.reason())))
                .orElseGet(() -> new OwnerRow(layer, label, Optional.empty(), ""));
    }

    private static List<OwnerRow> now(Machine machine, Pfn page) {
        return TrueOwner.of(machine, page).stream()
                .map(owner -> new OwnerRow(
                        owner.file().filter(f -> owner.isData()).map(Inode::id).orElse(owner.filesystem().id()),
                        label(owner.label(), owner.isData(), owner.filePage()), Optional.empty(), ""))
                .toList();
    }

    private static String label(String name, boolean isFile, long filePage) {
        return isFile ? WindowText.text("owner.page", name, filePage) : name;
    }

    /** As a person reads the second column. */
    public String actedText() {
        return acted.map(yes -> yes ? WindowText.text("owner.yes") : WindowText.text("owner.no")).orElse("–");
    }

    /** The row as plain text. */
    public String text() {
        return WindowText.text("owner.text", label, actedText(), reason);
    }
}
