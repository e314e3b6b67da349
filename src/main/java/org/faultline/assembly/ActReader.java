package org.faultline.assembly;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.act.Act;

/** Reads lists of acts, in the order in which they happen: a file that one act creates is there for the next. */
final class ActReader {
    private final List<ActKind> kinds;
    private final List<String> words;
    private final Scope scope;

    ActReader(List<ActKind> kinds, Scope scope) {
        this.kinds = kinds;
        this.words = kinds.stream().map(ActKind::word).toList();
        this.scope = scope;
    }

    /** The acts that could be read. */
    List<Act> read(List<Entry> entries) {
        List<Act> acts = new ArrayList<>();
        entries.forEach(e -> act(e).ifPresent(act -> {
            scope.happened(act);
            acts.add(act);
        }));
        return acts;
    }

    private Optional<? extends Act> act(Entry entry) {
        String word = entry.choice("act", words, "");
        Optional<ActKind> kind = kinds.stream().filter(k -> k.word().equals(word)).findFirst();
        return kind.isEmpty() ? Optional.empty()
                : kind.get().reader().read(new Said(entry, scope, kind.get().description()));
    }
}
