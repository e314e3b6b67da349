package org.faultline.why;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.design.TrueOwner;
import org.faultline.process.UserProcess;
import org.faultline.trace.Step;
import org.faultline.trace.TraceEvent;

/**
 * The way from the page that went bad to a step: each step led to a later one, or gave the failure the place at which a later
 * one found it.
 */
record Way(Past past) {
    List<Step> to(Step step) {
        List<Step> way = new ArrayList<>(List.of(step));
        for (Step at = step; at.cause() > 0; at = past.step(at.cause())) {
            for (int number = at.number() - 1; number > at.cause(); number--) {
                Step between = past.step(number);
                if (between.cause() == at.cause() && isTurn(between.event())) {
                    way.addFirst(between);
                }
            }
            way.addFirst(past.step(at.cause()));
        }
        before(way.getFirst()).ifPresent(earlier -> way.addAll(0, to(earlier)));
        return List.copyOf(way);
    }

    /** Whether the failure had another address after it, or the names of its owners. */
    private static boolean isTurn(TraceEvent event) {
        return event instanceof TraceEvent.Translated || event instanceof TraceEvent.Found;
    }

    /** What an earlier step has to do with one that no step of its act led to: it killed who is gone, or broke what is read. */
    private Optional<Step> before(Step first) {
        if (first.event() instanceof TraceEvent.Noted noted && noted.note() == TraceEvent.Noted.Note.GONE) {
            return past.machine().processes().stream().filter(p -> p.id().equals(noted.what())).findFirst()
                    .map(UserProcess::pid).flatMap(past::lastSignal).filter(s -> s.number() < first.number());
        }
        return first.event() instanceof TraceEvent.Accessed access && !access.ending().isFine()
                ? poisoned(first, access) : Optional.empty();
    }

    /** Where a page went bad that an access met. */
    private Optional<Step> poisoned(Step first, TraceEvent.Accessed access) {
        return past.backTo(1).filter(s -> s.number() < first.number())
                .filter(s -> s.event() instanceof TraceEvent.Poisoned e && isOf(first, e.pfn(), access)).findFirst();
    }

    private boolean isOf(Step first, Pfn page, TraceEvent.Accessed access) {
        LayerId file = access.file();
        return TrueOwner.of(past.after(first.number()), page).stream().anyMatch(o -> o.isData()
                && o.file().filter(f -> f.id().equals(file)).isPresent() && o.filePage() >= access.firstPage()
                && o.filePage() < access.firstPage() + access.pages());
    }
}
