package org.faultline.why;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.address.Pfn;
import org.faultline.memory.BadPage;
import org.faultline.trace.Step;
import org.faultline.trace.TraceEvent;
import org.faultline.why.Answer.Event;

/** What has happened to a page of memory: how it differs from one step to the next. */
record PageHistory(Past past, Pfn page) {
    private static final BadPage GOOD = new BadPage(false, false, false);

    List<Event> events() {
        List<Event> all = new ArrayList<>();
        past.history(page).forEach(step -> at(step, all));
        return all;
    }

    private void at(Step step, List<Event> all) {
        Optional<BadPage> was = past.after(step.number() - 1).bad(page);
        Optional<BadPage> is = past.after(step.number()).bad(page);
        BadPage before = was.orElse(GOOD);
        BadPage now = is.orElse(GOOD);
        boolean poisoned = step.event() instanceof TraceEvent.Poisoned e && e.pfn().equals(page);
        add(all, step, poisoned || (was.isEmpty() && is.isPresent()), Event.Kind.BAD);
        add(all, step, now.known() && !before.known(), Event.Kind.LISTED);
        add(all, step, now.flagged() && !before.flagged(), Event.Kind.MARKED);
        add(all, step, now.hidden() && !before.hidden(), Event.Kind.HIDDEN);
        add(all, step, was.isPresent() && is.isEmpty(), Event.Kind.CLEARED);
        add(all, step, step.event() instanceof TraceEvent.Concluded e && e.pfn().equals(page), Event.Kind.HANDLED);
    }

    private static void add(List<Event> all, Step step, boolean happened, Event.Kind kind) {
        if (happened) {
            all.add(new Event(step, kind));
        }
    }
}
