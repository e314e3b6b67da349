package org.faultline.desktop.canvas;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.address.Unit;
import org.faultline.desktop.model.Picks;
import org.faultline.desktop.model.Predicting;
import org.faultline.lesson.Ask;
import org.faultline.lesson.Lesson.Hidden;
import org.faultline.lesson.Level;
import org.faultline.lesson.Reply;
import org.faultline.lesson.key.Gate;
import org.faultline.lesson.key.Keyed;
import org.faultline.lesson.key.Keyed.Option;
import org.faultline.lesson.key.Told;
import org.faultline.machine.Machine;
import org.faultline.picture.stack.Quiz;
import org.faultline.picture.stack.StackPicture;
import org.faultline.picture.stack.StackPicture.Hit;
import org.faultline.picture.stack.Strip;
import org.faultline.playback.Timeline;
import org.faultline.playback.Whereabouts;

/** What a lesson asks, answered in the picture: who is pointed at is picked, and a page or a block is a number. */
record Question(Predicting predicting) {
    /** What the picture shows of the lesson; {@code next} is the page that is asked about. */
    static Quiz quiz(Predicting predicting, Optional<Pfn> next) {
        List<Picks> picks = predicting.picks();
        Predicting.Stand stand = predicting.stand().get();
        return new Quiz(all(picks, Picks::open), all(picks, Picks::predicted), all(picks, Picks::actual),
                next, stand.hides(Hidden.PAGE_TABLES), stand.hides(Hidden.ADDRESSES),
                stand.hides(Hidden.DESIGN));
    }

    /**
     * The page that goes bad in the next act, where the lesson asks about it: it is told to everybody who is asked. Nothing while
     * the act before is asked about.
     */
    static Optional<Pfn> next(Predicting predicting, Timeline now) {
        Predicting.Stand stand = predicting.stand().get();
        boolean before = stand.asked().filter(a -> a.kind().isAskedAfterwards()).isPresent();
        return stand.sitting().filter(s -> !before && s.level() == Level.GAPS && s.isGiven(now.trace()))
                .flatMap(s -> s.lesson().asks().stream().filter(a -> !a.kind().isAskedAfterwards())
                        .filter(a -> Gate.stop(now.trace(), a) == now.cursor())
                        .flatMap(a -> Told.of(now.trace(), a).stream()).map(told -> told.where().pfn()).findFirst());
    }

    private static Set<LayerId> all(List<Picks> picks, Function<Picks, Set<LayerId>> which) {
        return picks.stream().flatMap(p -> which.apply(p).stream()).collect(Collectors.toSet());
    }

    /** Whether it is answered by pointing there; then it is. */
    boolean answer(StackPicture picture, Optional<LayerId> layer, Optional<Hit> hit) {
        return layer.flatMap(picture::whole).filter(l -> point(picture.machine(), l)).isPresent()
                || hit.filter(h -> point(picture, h)).isPresent();
    }

    /** What is under the mouse, where that may be told. */
    Optional<Hit> told(Optional<Hit> hit) {
        return hit.filter(h -> !predicting.stand().get().hides(Hidden.ADDRESSES));
    }

    private boolean point(Machine machine, LayerId layer) {
        return predicting.stand().get().key().stream().flatMap(k -> k.options().stream())
                .filter(o -> names(machine, o, layer)).findFirst().filter(o -> predicting.toggle(o.id())).isPresent();
    }

    private static boolean names(Machine machine, Option option, LayerId layer) {
        return switch (option) {
            case Option.OfProcess p -> machine.process(Integer.parseInt(p.id())).filter(u -> u.id().equals(layer))
                    .isPresent();
            case Option.OfFile f -> f.id().equals(layer.value());
            case Option.OfWord w -> false;
            case Option.OfDesign d -> false;
            case Option.OfFunction f -> false;
            case Option.OfStep s -> false;
        };
    }

    /** Whether a number is asked for and that is one of its sort; then it is the answer. */
    private boolean point(StackPicture picture, Hit hit) {
        Optional<Long> number =
                predicting.stand().get().key().map(Keyed.Key::ask).flatMap(ask -> number(ask, picture, hit));
        number.ifPresent(n -> predicting.draft().set(Optional.of(new Reply.Number(n))));
        return number.isPresent();
    }

    private static Optional<Long> number(Ask ask, StackPicture picture, Hit hit) {
        Strip strip = hit.strip();
        boolean here = strip.id().value().equals(ask.about());
        return switch (ask.kind()) {
            case FILE_PAGE -> Optional.of(hit.at()).filter(at -> here && strip.kind() == Strip.Kind.FILE);
            case FILE_OFFSET -> Optional.of(Unit.PAGE.toBytes(hit.at()))
                    .filter(at -> here && strip.kind() == Strip.Kind.FILE);
            case BLOCK -> picture.page(hit).filter(p -> here).flatMap(p -> Whereabouts.of(picture.machine(), p))
                    .flatMap(Whereabouts::block).map(b -> b.on().offset() / b.filesystem().blockSize());
            case PFN -> picture.page(hit).filter(p -> strip.kind() == Strip.Kind.PMEM).map(Question::number);
            case SIGNALLED, KILLED, OWNERS, BYTES_LOST, ADDRESS_LSB, ADDRESS, SECTORS, FILES_LOST, SIGNAL_CODE,
                    SURVIVES,
                    NEXT_TOUCH, PAGE_AFTER, DESIGN, RECOVERY, CHAIN ->
                    Optional.empty();
        };
    }

    private static long number(Pfn page) {
        return Unit.PAGE.of(page.bytes().start());
    }
}
