package org.faultline.recording;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.faultline.document.Node;
import org.faultline.recording.KernelCase.Event;
import org.faultline.recording.KernelCase.Mapping;

/**
 * The injections of a recorded run as acts.
 *
 * @param mappings what each mapping shows at that moment, by process and name
 * @param missing is told what there is no act for
 */
record InjectedActs(CaseProcesses processes, Map<String, Mapping> mappings, Consumer<String> missing) {
    /** The act of an injection; nothing, with the reason told, where there is none. */
    Optional<Node.Fields> of(Event event) {
        CaseTree act = CaseTree.object().with("act", "poison");
        if (event.method().startsWith("madvise") && event.by().isPresent()) {
            return madvise(act, event, event.by().get());
        }
        if (event.method().startsWith("device removal") && event.place().isPresent()) {
            return removal(event.place().get());
        }
        if (event.method().matches("[0-9]+ x hwpoison-inject corrupt-pfn, .*") && event.place().isPresent()) {
            return Optional.of(act.with("at", "dev:" + event.place().get()).with("how", "corrupt-pfn")
                    .with("pages", event.length() / CaseFiles.BLOCK).done());
        }
        Optional<String> address = event.physical().map(p -> "phys:0x" + Long.toHexString(p))
                .or(() -> event.place().map(p -> "dev:" + p));
        if (address.isEmpty()) {
            return lacking("injections without an address");
        }
        String at = address.get();
        if (event.method().startsWith("hwpoison-inject") || event.method().startsWith("corrupt-pfn")) {
            return Optional.of(act.with("at", at).with("how", "corrupt-pfn").done());
        }
        if (event.method().contains("SRAO")) {
            return Optional.of(act.with("at", at).with("how", "reported").done());
        }
        if (event.method().contains("SRAR") && event.by().isPresent()) {
            return Optional.of(act.with("at", at).with("how", "reported:" + processes.pid(event.by().get())).done());
        }
        return lacking("machine checks of this kind");
    }

    /** A process says of pages of its own that they are bad, or asks for them to be taken out of use. */
    private Optional<Node.Fields> madvise(CaseTree act, Event event, String by) {
        int pid = processes.pid(by);
        String id = by + "." + event.map();
        Mapping mapping = mappings.get(id);
        if (mapping == null) {
            return lacking("mappings made later");
        }
        long pages = Math.max(1, Math.ceilDiv(event.length(), CaseFiles.BLOCK));
        if (event.method().contains("SOFT_OFFLINE")) {
            return Optional.of(CaseTree.object().with("act", "soft_offline").with("pid", pid).with("mapping", id)
                    .with("page", event.mapOffset() / CaseFiles.BLOCK).with("pages", pages).done());
        }
        long address = processes.address(by, event.map(), mapping.offset(), mapping.length()) + event.mapOffset();
        return Optional.of(act.with("at", "pid:" + pid + "@0x" + Long.toHexString(address))
                .with("how", "madvise:" + pid + (event.thread() == 0 ? "" : "/" + event.thread()))
                .with("pages", pages).done());
    }

    private static Optional<Node.Fields> removal(String place) {
        return Optional
                .of(CaseTree.object().with("act", "unbind").with("device", place.replaceFirst("[+].*", "")).done());
    }

    private Optional<Node.Fields> lacking(String what) {
        missing.accept(what);
        return Optional.empty();
    }
}
