package org.faultline.assembly;

import java.util.Optional;
import org.faultline.act.Act;
import org.faultline.address.LayerId;
import org.faultline.address.Unit;

/** Reads a reflink act: two files of one filesystem, the second of which it may create. */
final class ReflinkReader {
    private final Said said;
    private final Scope cast;

    ReflinkReader(Said said) {
        this.said = said;
        this.cast = said.scope();
    }

    Optional<Act> read() {
        Entry entry = said.entry();
        Optional<DeclaredFile> source = said.file("source");
        long sourceOffset = said.number("sourceOffset");
        String target = said.text("target");
        long targetOffset = said.number("targetOffset");
        long length = said.number("length");
        if (!entry.isSound() || source.isEmpty()) {
            cast.expect(target, entry.place("target"));
            return Optional.empty();
        }
        if (length == 0) {
            entry.error("length", "number-too-small", "The act is about no bytes.", "Make length at least 4096.");
        }
        long end = Unit.PAGE.toBytes(Unit.PAGE.covering(source.get().request().size()));
        if (sourceOffset > end - length) {
            entry.error("length", "reflink-past-end", "The range ends at byte " + (sourceOffset + length) + " of "
                    + source.get().request().path() + ", whose last block ends at " + end + ".",
                    "Share at most the blocks of the source.");
        }
        String path = cast.isTaken(target) ? existing(entry, source.get()) : created(entry, source.get());
        if (!entry.isSound()) {
            return Optional.empty();
        }
        cast.grow(new LayerId(target), targetOffset + length);
        return Optional.of(new Act.Reflink(source.get().request().id(), sourceOffset, new LayerId(target), path,
                targetOffset, length));
    }

    private String existing(Entry entry, DeclaredFile source) {
        Optional<DeclaredFile> target = cast.file(entry, "target");
        if (target.isPresent() && !target.get().filesystem().equals(source.filesystem())) {
            entry.error("target", "reflink-elsewhere",
                    "The file " + target.get().request().path() + " lies on another filesystem than "
                            + source.request().path()
                            + ", and blocks are shared only inside one.",
                    "Name a file of the same filesystem.");
        }
        if (target.isEmpty()) {
            entry.spoil();
        }
        return target.map(t -> t.request().path()).orElse("");
    }

    private String created(Entry entry, DeclaredFile source) {
        String mount = cast.around().mountPoints().getOrDefault(source.filesystem(), "");
        String path = Paths.below(mount, entry, "path");
        if (entry.isSound() && cast.at(path).isPresent()) {
            entry.error("path", "duplicate-path", "There already is a file " + Wording.quote(path) + ".",
                    "Create the target at a path of its own, or write that file's id as the target.");
        }
        if (entry.isSound()) {
            cast.create(source, new LayerId(entry.text("target")), path, entry.place("target"));
        }
        return path;
    }
}
