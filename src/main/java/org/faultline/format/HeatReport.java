package org.faultline.format;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.faultline.act.Address;
import org.faultline.act.Notice;
import org.faultline.address.Hex;
import org.faultline.address.Pfn;
import org.faultline.device.Pmem;
import org.faultline.impact.Impact;
import org.faultline.impact.heat.Harm;
import org.faultline.impact.heat.Heat;
import org.faultline.trace.Verdict;

/**
 * What there is to tell of a heat map.
 *
 * @param title the document's
 * @param design id of the kernel design
 * @param designTitle what people call the kernel design
 * @param device the name of the device
 * @param impact the machine and the kernel it was asked of
 */
public record HeatReport(String title, String design, String designTitle, String device, Impact impact, Heat heat) {
    /** How many pages come to each grade of harm, the worst first; grades that none comes to are missing. */
    List<Map.Entry<Harm.Grade, Long>> outcomes() {
        Map<Harm.Grade, Long> pages = new EnumMap<>(Harm.Grade.class);
        heat.runs().forEach(r -> pages.merge(r.harm().grade(), r.pages(), Long::sum));
        return List.copyOf(pages.entrySet()).reversed();
    }

    /** A page by its frame, as it can be typed. */
    static String frame(Pfn page) {
        return new Address.OfPfn(page).text();
    }

    /** A page by its byte of the namespace, as it can be typed. */
    String onDevice(Pfn page) {
        Pmem pmem = impact.machine().pmemAt(page.bytes().start()).orElseThrow();
        return "dev:" + pmem.name() + "+" + Hex.of(pmem.toDevice(page.bytes()).start());
    }

    /** Whose page it is, by name: found out by a run for this very page. */
    List<String> owners(Pfn page) {
        return impact.of(page, new Notice.CorruptPfn()).stream().flatMap(v -> v.owners().stream())
                .map(Verdict.OwnerFate::label).distinct().toList();
    }
}
