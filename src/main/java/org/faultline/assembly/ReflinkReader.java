package org.faultline.assembly;

import java.util.Optional;
import org.faultline.act.Act;
import org.faultline.address.LayerId;
import org.faultline.address.Unit;
import org.faultline.filesystem.Placements;
import org.faultline.reason.Detail;
import org.faultline.reason.Wrong;

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
            entry.error("length", Wrong.REFLINK_EMPTY);
        }
        long end = Unit.PAGE.toBytes(Unit.PAGE.covering(source.get().request().size()));
        if (sourceOffset > end - length) {
            entry.error("length", Wrong.REFLINK_PAST_END, Detail.of(sourceOffset + length),
                    Detail.of(source.get().request().path()), Detail.of(end));
        }
        String path = cast.isTaken(target) ? existing(entry, source.get()) : created(entry, source.get());
        if (!entry.isSound()) {
            return Optional.empty();
        }
        Placements placements = new PlacementReader(said).read(new PlacementReader.Stored(
                cast.find(target).filter(f -> f.request().size() > 0), Optional.empty(), 0, targetOffset));
        if (!entry.isSound()) {
            return Optional.empty();
        }
        cast.grow(new LayerId(target), targetOffset + length);
        return Optional.of(new Act.Reflink(source.get().request().id(), sourceOffset, new LayerId(target), path,
                targetOffset, length, placements));
    }

    private String existing(Entry entry, DeclaredFile source) {
        Optional<DeclaredFile> target = cast.file(entry, "target");
        if (target.isPresent() && !target.get().filesystem().equals(source.filesystem())) {
            entry.error("target", Wrong.REFLINK_ELSEWHERE, Detail.of(target.get().request().path()),
                    Detail.of(source.request().path()));
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
            entry.error("path", Wrong.TARGET_PATH_TAKEN, Detail.quoted(path));
        }
        if (entry.isSound()) {
            cast.create(source, new LayerId(entry.text("target")), path, entry.place("target"));
        }
        return path;
    }
}
