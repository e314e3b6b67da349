package org.faultline.grading;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.faultline.address.Quantity;
import org.faultline.lesson.Reply;
import org.faultline.lesson.key.Keyed;

/** An answer as somebody types it: {@code 101,102}, {@code nobody}, {@code 12 KiB}, {@code yes}, {@code ?} for not sure. */
public final class TypedAnswer {
    private TypedAnswer() {}

    /** What is meant by a text; nothing where that is no answer to this. */
    public static Optional<Reply> read(Keyed.Key key, String text) {
        String typed = text.strip();
        if (typed.equals("?")) {
            return Optional.of(new Reply.NotSure());
        }
        List<String> ids = typed.isEmpty() || typed.toLowerCase(Locale.ROOT).equals("nobody") ? List.of()
                : Arrays.stream(typed.split(",")).map(String::strip).map(t -> id(key, t)).toList();
        boolean known = ids.stream().allMatch(id -> key.options().stream().anyMatch(o -> o.id().equals(id)));
        return switch (key.ask().kind().form()) {
            case PICK -> Optional.<Reply>of(Reply.Picked.of(ids)).filter(a -> known);
            case NUMBER -> Quantity.parse(typed).stream().boxed().<Reply>map(Reply.Number::new).findFirst();
            case CHOICE -> ids.stream().filter(id -> known && ids.size() == 1).<Reply>map(Reply.Chosen::new)
                    .findFirst();
            case ORDER -> Optional.<Reply>of(new Reply.Ordered(ids)).filter(a -> known && !ids.isEmpty());
        };
    }

    /** A file may be called by its path. */
    private static String id(Keyed.Key key, String text) {
        return key.options().stream().filter(o -> o instanceof Keyed.Option.OfFile f && f.path().equals(text))
                .map(Keyed.Option::id).findFirst().orElse(text);
    }
}
