package org.faultline.desktop.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.faultline.address.LayerId;
import org.faultline.lesson.Ask;
import org.faultline.lesson.AskKind;
import org.faultline.lesson.Reply;
import org.faultline.lesson.key.Keyed;
import org.faultline.lesson.key.Keyed.Option;
import org.faultline.machine.Machine;
import org.faultline.playback.Chapter;
import org.faultline.playback.Timeline;
import org.faultline.process.UserProcess;

/**
 * A question that is answered by pointing at things in the picture.
 *
 * @param open what can be pointed at now; nothing where it has been answered
 * @param predicted what was picked
 * @param actual what was right, once that has been seen
 */
public record Picks(Set<LayerId> open, Set<LayerId> predicted, Set<LayerId> actual) {
    public Picks {
        open = Set.copyOf(open);
        predicted = Set.copyOf(predicted);
        actual = Set.copyOf(actual);
    }

    /** What is asked now, or else what was answered: of the same sort of things what was asked of this act first. */
    static List<Picks> of(Sitting sitting, Optional<Ask> asked, Optional<Reply> draft, Timeline now) {
        Machine machine = now.machine();
        if (!sitting.isGiven(now.trace())) {
            return List.of();
        }
        if (asked.isPresent()) {
            return asked.flatMap(sitting::key).filter(Picks::isPick).stream()
                    .map(k -> new Picks(layers(k, machine, k.options().stream().map(Option::id).toList()),
                            layers(k, machine, picked(draft)), Set.of()))
                    .toList();
        }
        List<Ask> seen = sitting.seen(now);
        List<Picks> all = new ArrayList<>();
        Set<Class<?>> sorts = new HashSet<>();
        sitting.answered().stream().flatMap(a -> sitting.key(a).stream()).filter(Picks::isPick)
                .sorted(Comparator.comparingInt(k -> turn(k.ask(), now)))
                .filter(k -> sorts.add(k.options().getFirst().getClass()))
                .forEach(k -> all.add(new Picks(Set.of(), layers(k, machine, picked(sitting.predicted(k.ask()))),
                        seen.contains(k.ask()) ? layers(k, machine, picked(Optional.of(k.truth()))) : Set.of())));
        return List.copyOf(all);
    }

    /** The act that one is in comes first, then those before it, the last first, then those that are to come. */
    private static int turn(Ask ask, Timeline now) {
        boolean begun = Chapter.of(now.trace(), ask.act()).filter(c -> c.first() <= now.cursor()).isPresent();
        return begun ? -ask.act() : ask.act();
    }

    /** What is asked, with what is right. */
    static Picks told(Keyed.Key key, Optional<Reply> draft, Timeline now) {
        return new Picks(Set.of(), layers(key, now.machine(), picked(draft)),
                layers(key, now.machine(), picked(Optional.of(key.truth()))));
    }

    private static boolean isPick(Keyed.Key key) {
        return key.ask().kind().form() == AskKind.Form.PICK && !key.options().isEmpty();
    }

    private static List<String> picked(Optional<Reply> reply) {
        return reply.filter(Reply.Picked.class::isInstance).map(r -> List.copyOf(((Reply.Picked) r).ids()))
                .orElse(List.of());
    }

    private static Set<LayerId> layers(Keyed.Key key, Machine machine, List<String> ids) {
        return key.options().stream().filter(o -> ids.contains(o.id())).flatMap(o -> layer(o, machine).stream())
                .collect(Collectors.toSet());
    }

    private static Optional<LayerId> layer(Option option, Machine machine) {
        return switch (option) {
            case Option.OfProcess p -> machine.process(Integer.parseInt(p.id())).map(UserProcess::id);
            case Option.OfFile f -> Optional.of(new LayerId(f.id()));
            case Option.OfWord w -> Optional.empty();
            case Option.OfDesign d -> Optional.empty();
            case Option.OfFunction f -> Optional.empty();
            case Option.OfStep s -> Optional.empty();
        };
    }
}
