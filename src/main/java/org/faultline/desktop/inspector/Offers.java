package org.faultline.desktop.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.act.Act;
import org.faultline.act.Address;
import org.faultline.act.Notice;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.address.Unit;
import org.faultline.desktop.model.WindowText;
import org.faultline.edit.NewAct;
import org.faultline.machine.Machine;
import org.faultline.playback.Toll;
import org.faultline.process.UserProcess;
import org.faultline.session.Session;

/** What may come next in a story that is over. */
final class Offers {
    private static final int MOST_TOUCHES = 2;

    private final Machine machine;
    private final Toll toll;
    private final List<Offer> all = new ArrayList<>();

    private Offers(Machine machine, Toll toll) {
        this.machine = machine;
        this.toll = toll;
    }

    /** Those that there are behind a run with that verdict: the spared touch the page, it is written, its neighbour goes bad. */
    static List<Offer> of(Session session, Toll whole) {
        Offers offers = new Offers(session.timeline().machine(), whole);
        offers.touches();
        offers.write();
        offers.neighbour(session.run().notice());
        return List.copyOf(offers.all);
    }

    private void touches() {
        toll.spared().stream().filter(s -> machine.process(s.pid()).filter(UserProcess::isRunning).isPresent())
                .limit(MOST_TOUCHES).forEach(s -> page(s).ifPresent(page -> all.add(new Offer(
                        WindowText.text("verdict.touches", s.pid()),
                        NewAct.touch(s.pid(), s.mapping().value(), page, 1, false)))));
    }

    /** The page of the mapping. */
    private Optional<Long> page(Toll.Spared spared) {
        return machine.process(spared.pid()).flatMap(p -> p.mapping(spared.mapping()))
                .map(m -> Unit.PAGE.of(spared.address() - m.address()));
    }

    private void write() {
        boolean stillBad = toll.pages().stream().anyMatch(Toll.Page::bad);
        boolean alive = toll.filesystems().stream().anyMatch(f -> f.state() == Toll.Fared.State.ALIVE);
        toll.lost().stream().filter(l -> stillBad && alive).findFirst()
                .ifPresent(l -> l.file().map(LayerId::value).ifPresent(file -> all.add(new Offer(
                        WindowText.text("verdict.write", Unit.PAGE.of(l.offset())),
                        NewAct.write(Act.NOBODY, file, l.offset(), Unit.PAGE.toBytes(1))))));
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
