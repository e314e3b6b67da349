package org.faultline.format;

import org.faultline.address.Pfn;
import org.faultline.address.Quantity;
import org.faultline.address.Unit;
import org.faultline.device.Pmem;
import org.faultline.format.words.WhyWords;
import org.faultline.machine.Machine;
import org.faultline.why.Supposition;

/** What might have been otherwise, in words that follow "Had". */
final class SupposedText {
    private SupposedText() {}

    static String of(Machine machine, Supposition supposition) {
        Names names = new Names(machine);
        return switch (supposition) {
            case Supposition.Early s -> WhyWords.text(s.early() ? "if.early" : "if.late", names.process(s.pid()));
            case Supposition.Read s -> WhyWords.text("if.read", names.process(s.pid()));
            case Supposition.Unread s -> WhyWords.text("if.unread", names.process(s.pid()));
            case Supposition.Opened s -> WhyWords.text("if.opened", names.process(s.pid()));
            case Supposition.Met s -> WhyWords.text("if.met", names.process(s.pid()));
            case Supposition.Resumed s -> WhyWords.text("if.resumed", names.process(s.pid()));
            case Supposition.Elsewhere s -> elsewhere(machine, s);
            case Supposition.Mounted s -> WhyWords.text(s.mounted() ? "if.mounted" : "if.unmounted",
                    names.filesystem(s.filesystem()));
            case Supposition.Mapped s -> WhyWords.text(s.reverseMap() ? "if.mapped" : "if.unmapped",
                    names.filesystem(s.filesystem()));
            case Supposition.Running s -> WhyWords.text(s.running() ? "if.running" : "if.down",
                    names.filesystem(s.filesystem()));
            case Supposition.Unlisted s -> WhyWords.text("if.unlisted", device(machine, s.page()), s.page());
            case Supposition.Longer s -> WhyWords.text("if.longer", names.file(s.file()),
                    Quantity.of(Unit.PAGE.toBytes(s.pages())));
        };
    }

    /** How far off on the same namespace, or else on which other. */
    private static String elsewhere(Machine machine, Supposition.Elsewhere supposed) {
        long further = supposed.instead().number() - supposed.page().number();
        boolean same = device(machine, supposed.page()).equals(device(machine, supposed.instead()));
        return same ? WhyWords.text(further > 0 ? "if.further" : "if.nearer",
                Quantity.of(Unit.PAGE.toBytes(Math.abs(further))), supposed.instead())
                : WhyWords.text("if.other", device(machine, supposed.instead()), supposed.instead());
    }

    private static String device(Machine machine, Pfn page) {
        return machine.pmemAt(page.bytes().start()).map(Pmem::name).orElse("");
    }
}
