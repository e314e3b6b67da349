package org.faultline.edit;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.faultline.document.Node;
import org.faultline.document.Node.Fields;
import org.faultline.document.Pointer;
import org.faultline.document.TopologyDocument;

/** The acts of a document: those of the set-up, and behind them those of the story. */
final class Acts {
    private static final Pointer SET_UP = Pointer.ROOT.key("acts");
    private static final Pointer STORY = Pointer.ROOT.key("story");

    private Acts() {}

    /** All of them, in the order in which they happen. */
    static Stream<Fields> of(TopologyDocument document) {
        return Stream.of(SET_UP, STORY).flatMap(list -> document.list(list).stream()).filter(Fields.class::isInstance)
                .map(Fields.class::cast);
    }

    /** The document with one more act at the end of the set-up. */
    static TopologyDocument add(TopologyDocument document, Fields act) {
        return document.with(SET_UP.key("-"), act);
    }

    /** The document with every act changed. */
    static TopologyDocument change(TopologyDocument document, UnaryOperator<Fields> change) {
        return changeStory(each(document, SET_UP, changed(change)), change);
    }

    /** The document with every act of the story changed. */
    static TopologyDocument changeStory(TopologyDocument document, UnaryOperator<Fields> change) {
        return each(document, STORY, changed(change));
    }

    /** The document without some acts; {@code going} is asked in the order in which they happen. */
    static TopologyDocument remove(TopologyDocument document, Predicate<Fields> going) {
        Function<Node, Stream<Node>> staying =
                act -> act instanceof Fields f && going.test(f) ? Stream.of() : Stream.of(act);
        return each(each(document, SET_UP, staying), STORY, staying);
    }

    private static Function<Node, Stream<Node>> changed(UnaryOperator<Fields> change) {
        return act -> Stream.of(act instanceof Fields f ? change.apply(f) : act);
    }

    private static TopologyDocument each(TopologyDocument document, Pointer list,
            Function<Node, Stream<Node>> becomes) {
        List<Node> acts = document.list(list);
        return acts.isEmpty() ? document : document.with(list, Node.of(acts.stream().flatMap(becomes).toList()));
    }
}
