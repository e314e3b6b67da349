package org.faultline.desktop.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.faultline.address.LayerId;
import org.faultline.edit.Item;
import org.faultline.edit.Items;
import org.faultline.edit.Mending;
import org.faultline.format.words.DesignText;
import org.faultline.format.words.Sentences;
import org.faultline.format.words.ValueText;
import org.faultline.playback.Selection;
import org.faultline.problem.Problem;
import org.faultline.reason.Why;
import org.faultline.reason.Wrong;
import org.faultline.session.Session;

/** What the chosen kernel refuses of the open document, by the layer it is about. */
public final class Doubts {
    private Doubts() {}

    /** The layer that a problem of the document is about. */
    public static Optional<LayerId> layer(Session session, Problem problem) {
        return session.problems().contains(problem) ? layer(Items.of(session.document()), problem) : Optional.empty();
    }

    private static Optional<LayerId> layer(Items items, Problem problem) {
        return items.at(problem.place().pointer())
                .flatMap(i -> i.kind().equals("mapping") ? items.around(i) : Optional.of(i)).map(Item::id)
                .map(LayerId::new);
    }

    /** What is refused of each layer, as a person reads it. */
    public static Map<LayerId, String> byLayer(Session session) {
        List<Problem> refused = session.problems().stream().filter(Mending::isImpossible).toList();
        if (refused.isEmpty()) {
            return Map.of();
        }
        Items items = Items.of(session.document());
        Map<LayerId, String> marks = new LinkedHashMap<>();
        for (Problem problem : refused) {
            layer(items, problem).ifPresent(l -> marks.merge(l, Sentences.of(problem), (a, b) -> a + " " + b));
        }
        return marks;
    }

    /** Selects the layer of the next problem; behind the last one comes the first again. */
    public static void selectNext(SessionModel model) {
        Session session = model.session().get();
        Items items = Items.of(session.document());
        List<LayerId> layers = session.problems().stream().flatMap(p -> layer(items, p).stream()).distinct().toList();
        int at = model.selection().get() instanceof Selection.OfLayer chosen ? layers.indexOf(chosen.layer()) : -1;
        if (!layers.isEmpty()) {
            model.selection().set(new Selection.OfLayer(layers.get((at + 1) % layers.size())));
        }
    }

    /** What the kernel makes of the mounts, in a sentence or two; empty when it does all as asked. */
    public static String sentence(Session session) {
        List<String> refused = said(session, Wrong.MOUNT_REFUSED);
        List<String> without = said(session, Wrong.MOUNT_WITHOUT_DAX);
        String kernel = DesignText.title(session.run().design());
        String first =
                refused.isEmpty() ? "" : WindowText.text("doubts.refused", kernel, mounts(refused), all(refused));
        String second =
                without.isEmpty() ? "" : WindowText.text("doubts.without", kernel, mounts(without), all(without));
        return (first + " " + second).strip();
    }

    /** What the kernel says of the mounts with that problem, and why: the last details of both. */
    private static List<String> said(Session session, Wrong wrong) {
        return session.problems().stream().map(Problem::why).filter(why -> why.because() == wrong).map(Why::details)
                .map(all -> all.subList(all.size() - 2, all.size()).stream().map(ValueText::text)
                        .collect(Collectors.joining(" ")))
                .toList();
    }

    private static String mounts(List<String> said) {
        return said.size() == 1 ? WindowText.text("doubts.one") : WindowText.text("doubts.many", said.size());
    }

    private static String all(List<String> said) {
        return said.stream().distinct().collect(Collectors.joining(" "));
    }
}
