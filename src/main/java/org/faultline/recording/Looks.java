package org.faultline.recording;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.faultline.design.choice.WriteChoice.Release;
import org.faultline.design.table.Designs;
import org.faultline.document.Node;
import org.faultline.recording.KernelCase.State;

/**
 * The recorder looks where the blocks of files lie. For that it opens a file and closes it, and where it does not look
 * quietly it flushes the file as fsync(2) does.
 */
record Looks(KernelCase run, CaseFiles files) {
    /** What a label of a state begins with that was looked at because an act might have moved blocks. */
    private static final String AFTER_ACT = "after_event_";

    /** The looks at every file that has a state of that label. */
    List<Node.Fields> labelled(String label) {
        List<Node.Fields> acts = new ArrayList<>();
        run.files().stream().filter(f -> files.before(f.path()).isPresent()).forEach(f -> {
            Optional<State> state = Stream.of(label, "quiet_" + label)
                    .flatMap(l -> Optional.ofNullable(f.states().get(l)).stream()).findFirst();
            state.filter(s -> !s.quiet()).ifPresent(s -> acts.add(act("sync", f.path())));
            state.filter(s -> closing()).flatMap(s -> closed(f.path())).ifPresent(acts::add);
        });
        return acts;
    }

    /** The look at every file before the first event, of which the map tells what it left: that it was closed. */
    List<Node.Fields> first() {
        return !closing() ? List.of()
                : run.files().stream().map(KernelCase.File::path).filter(files::isStaged)
                        .flatMap(p -> closed(p).stream()).toList();
    }

    /** The look at a file after a call that may have moved its blocks, where the recorder looks after each. */
    Optional<Node.Fields> after(String path) {
        boolean each = run.files().stream().flatMap(f -> f.states().keySet().stream())
                .anyMatch(l -> l.startsWith(AFTER_ACT));
        return each && closing() ? closed(path) : Optional.empty();
    }

    /** The byte of a file behind which nothing was staged when the recorder had looked. */
    long end(KernelCase.File file) {
        long size = CaseFiles.before(file).flatMap(State::size).orElse(Long.MAX_VALUE - CaseFiles.BLOCK);
        return closing() && !files.isPreallocated(file.path())
                ? Math.ceilDiv(size, CaseFiles.BLOCK) * CaseFiles.BLOCK
                : Long.MAX_VALUE;
    }

    /** Its close, where that can change a file: one that may have staged blocks. */
    private Optional<Node.Fields> closed(String path) {
        return files.before(path).filter(s -> CaseFiles.isDax(s) && files.isSharing(path)).map(s -> act("close", path));
    }

    /** Whether it matters that one who only reads closes a file. */
    private boolean closing() {
        return Designs.find(run.design()).filter(d -> d.chose(Release.ANYBODY)).isPresent();
    }

    private Node.Fields act(String kind, String path) {
        return CaseTree.object().with("act", kind).with("file", files.id(path)).done();
    }
}
