package org.faultline.session;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.faultline.document.Node;
import org.faultline.document.Pointer;
import org.faultline.document.TopologyDocument;
import org.faultline.format.TopologyJson;

/**
 * What a document that comes with the program says of itself to those who are to choose one. Nothing is run for it.
 *
 * @param name by which it is opened
 * @param asks what it asks, or what one learns from it
 * @param audience for whom it is; empty where it does not say
 * @param minutes how long it takes, where it says so
 */
public record Offered(String name, String title, String asks, String audience, OptionalInt minutes) {
    private static final Pointer LESSON = Pointer.ROOT.key("lesson");

    /** The samples, in the order in which they are best learned from. */
    public static List<Offered> samples() {
        return all(Samples.names(), Samples::content);
    }

    /** The lessons, in the order in which they are best taken. */
    public static List<Offered> lessons() {
        return all(Lessons.names(), Lessons::content);
    }

    private static List<Offered> all(List<String> names, Function<String, Optional<byte[]>> content) {
        return names.stream().flatMap(name -> content.apply(name)
                .flatMap(bytes -> TopologyJson.read(name, bytes).document()).map(d -> of(name, d)).stream()).toList();
    }

    private static Offered of(String name, TopologyDocument document) {
        String goal = text(document, "goal");
        return new Offered(name, document.title(), document.question().isEmpty() ? goal : document.question(),
                text(document, "audience"), document.find(LESSON.key("minutes"))
                        .filter(Node.Numeral.class::isInstance).map(n -> ((Node.Numeral) n).literal())
                        .filter(n -> n.matches("\\d{1,4}")).map(n -> OptionalInt.of(Integer.parseInt(n)))
                        .orElse(OptionalInt.empty()));
    }

    private static String text(TopologyDocument document, String key) {
        return document.find(LESSON.key(key)).filter(Node.Text.class::isInstance).map(n -> ((Node.Text) n).value())
                .orElse("");
    }
}
