package org.faultline.desktop.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.faultline.act.Act;
import org.faultline.act.Address;
import org.faultline.act.Notice;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.address.Unit;
import org.faultline.desktop.model.WindowText;
import org.faultline.document.Node;
import org.faultline.edit.NewAct;
import org.faultline.machine.Machine;
import org.faultline.playback.Toll;
import org.faultline.playback.Whereabouts;
import org.faultline.session.Session;

/** What may come next in a story that is over; of the page that went bad last and still is. */
final class Offers {
    private static final int MOST_OF_A_KIND = 2;

    private final Machine machine;
    private final Toll toll;
    private final Optional<Toll.Page> bad;
    private final Optional<Whereabouts> where;
    private final List<Offer> all = new ArrayList<>();

    private Offers(Machine machine, Toll toll) {
        this.machine = machine;
        this.toll = toll;
        bad = toll.pages().stream().filter(Toll.Page::bad).reduce((a, b) -> b);
        where = bad.flatMap(page -> Whereabouts.of(machine, page.pfn()));
    }

    /**
     * Those that there are behind a run with that verdict: the spared touch the page, what cures it, what repairs its
     * filesystem, its neighbour goes bad.
     */
    static List<Offer> of(Session session, Toll whole) {
        Offers offers = new Offers(session.timeline().machine(), whole);
        offers.touches();
        offers.cure();
        whole.pages().stream().reduce((a, b) -> b)
                .ifPresent(page -> offers.all.addAll(RepairOffers.of(offers.machine, page)));
        offers.neighbour(session.run().notice());
        return List.copyOf(offers.all);
    }

    private void touches() {
        Set<LayerId> spared = toll.spared().stream().map(Toll.Spared::mapping).collect(Collectors.toSet());
        where.map(Whereabouts::mappings).orElse(List.of()).stream()
                .filter(m -> m.process().isRunning() && spared.contains(m.mapping().id())).limit(MOST_OF_A_KIND)
                .forEach(m -> all.add(new Offer(WindowText.text("verdict.touches", m.process().pid()),
                        NewAct.touch(m.process().pid(), m.mapping().id().value(), m.page(), 1, false))));
    }

    /** What helps by the typed cure; nothing where no call on a file does. */
    private void cure() {
        bad.map(Toll.Page::state).filter(state -> !state.isOnlyMarked()).ifPresent(state -> {
            switch (state.cure()) {
                case WRITE_WHOLE_PAGE -> calls("verdict.write", NewAct::write);
                case PUNCH, PUNCH_EACH, PUNCH_LAST -> calls("verdict.punch", NewAct::punch);
                case NO_BLOCK, LOG, UNLISTED, ALLOCATE, REPAIR, MENDED, WRONG -> {}
            }
        });
    }

    /** A call on a range of a file. */
    private interface Call {
        Node.Fields of(long pid, String file, long offset, long length);
    }

    /** A shell calls, which is nobody of the stack and so never dead. */
    private void calls(String key, Call call) {
        where.map(Whereabouts::files).orElse(List.of()).stream()
                .filter(f -> f.filesystem().mount().active() && !f.filesystem().isShutDown()).limit(MOST_OF_A_KIND)
                .forEach(f -> all.add(new Offer(WindowText.text(key, f.page(), f.file().path()),
                        call.of(Act.NOBODY, f.file().id().value(), Unit.PAGE.toBytes(f.page()),
                                Unit.PAGE.toBytes(1)))));
    }

    /** The page behind the last that went bad; one that is noticed by itself, where that one was by a process. */
    private void neighbour(Notice notice) {
        boolean free = notice instanceof Notice.CorruptPfn || notice instanceof Notice.Scrub;
        toll.pages().stream().map(p -> new Pfn(p.pfn().number() + 1)).reduce((a, b) -> b)
                .filter(pfn -> machine.pmemAt(pfn.bytes().start()).isPresent() && machine.bad(pfn).isEmpty())
                .ifPresent(pfn -> all.add(new Offer(WindowText.text("verdict.poison", pfn),
                        NewAct.poison(new Address.OfPfn(pfn), free ? notice : new Notice.CorruptPfn()))));
    }
}
