package org.faultline.recording;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.faultline.document.Node;
import org.faultline.recording.KernelCase.Event;
import org.faultline.recording.KernelCase.Mapping;
import org.faultline.recording.KernelCase.Process;

/** The events of a recorded run as acts of a story. */
final class CaseActs {
    private static final int SLOTS = 64;
    private static final String NUMBER = " [0-9]{1,18}";
    /** What stands behind each command of an access. */
    private static final Map<String, Pattern> ARGUMENTS = Map.ofEntries(arguments("touch", NUMBER + NUMBER + " [rw].*"),
            arguments("pread", NUMBER + NUMBER + NUMBER), arguments("pwrite", NUMBER + NUMBER + NUMBER + ".*"),
            arguments("punch", NUMBER + NUMBER + NUMBER), arguments("ftruncate", NUMBER + NUMBER),
            arguments("fsync", NUMBER), arguments("close", NUMBER), arguments("open", NUMBER + " \\S+.*"),
            arguments("map", NUMBER + NUMBER + " \\S+ \\S+" + NUMBER + NUMBER), arguments("unmap", NUMBER),
            arguments("sig", " \\S+"), arguments("msync", ".*"));
    private final KernelCase run;
    private final CaseFiles files;
    private final CaseProcesses processes;
    private final Map<String, String> slots = new HashMap<>();
    private final Set<String> closed = new HashSet<>();
    private final Map<String, Mapping> mappings = new HashMap<>();
    /** What each mapping shows, those made in the story too. */
    private final Map<String, String> mapped = new HashMap<>();
    private final List<Optional<CaseDocument.Span>> actOf = new ArrayList<>();
    private final List<Node.Fields> programs = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();
    private final CaseMounts mounts;
    private final LaterBlocks later;

    CaseActs(KernelCase run, CaseFiles files, CaseProcesses processes) {
        this.run = run;
        this.mounts = new CaseMounts(run);
        this.files = files;
        this.later = new LaterBlocks(run, files);
        this.processes = processes;
        for (Process process : run.processes()) {
            List<String> open = process.openFiles().isEmpty() ? parent(process) : process.openFiles();
            for (int slot = 0; slot < Math.min(SLOTS, open.size()); slot++) {
                slots.put(process.name() + "." + slot, open.get(slot));
            }
            process.mappings().forEach(m -> mappings.put(process.name() + "." + m.name(), m));
            process.mappings().forEach(m -> mapped.put(process.name() + "." + m.name(), m.file()));
        }
    }

    List<Node.Fields> story() {
        List<Node.Fields> acts = new ArrayList<>();
        for (Event event : run.events()) {
            mounts.before(event).ifPresent(m -> {
                acts.add(CaseMounts.act(m));
                acts.addAll(processes.mappedLater());
            });
            int before = acts.size();
            acts.addAll(afterRemoval(event));
            acts.addAll(switch (event.kind()) {
                case "inject" -> inject(event).stream().toList();
                case "access" -> access(event).stream().toList();
                default -> CowProgram.isCalled(event.command()) ? program(event) : other(event).stream().toList();
            });
            actOf.add(Optional.of(new CaseDocument.Span(before + 1, acts.size())).filter(s -> s.last() >= s.first()));
        }
        return acts;
    }

    /** What happened before the first event: whoever is continued later was stopped. */
    List<Node.Fields> setUp() {
        List<Node.Fields> acts = new ArrayList<>(processes.setUp());
        List<String> commands = run.events().stream().map(Event::command).toList();
        commands.stream().filter(c -> c.startsWith("SIGCONT "))
                .filter(c -> !commands.contains(c.replaceFirst("SIGCONT", "SIGSTOP")))
                .forEach(c -> acts.add(signalled("stop", c)));
        return acts;
    }

    List<Optional<CaseDocument.Span>> actOf() {
        return actOf;
    }

    List<String> missing() {
        return missing;
    }

    /** The processes that shell commands start. */
    List<Node.Fields> programs() {
        return programs;
    }

    private List<Node.Fields> program(Event event) {
        CowProgram program = CowProgram.of(event.command(), programs.size(), files);
        programs.addAll(program.processes());
        return program.acts();
    }

    private List<String> parent(Process process) {
        return process.parent().flatMap(n -> run.processes().stream().filter(p -> p.name().equals(n)).findFirst())
                .map(Process::openFiles).orElse(List.of());
    }

    private Optional<Node.Fields> inject(Event event) {
        CaseTree act = CaseTree.object().with("act", "poison");
        if (event.method().contains("SOFT_OFFLINE")) {
            return lacking("soft offlining");
        }
        if (event.method().startsWith("madvise") && event.by().isPresent()) {
            int pid = processes.pid(event.by().get());
            String id = event.by().get() + "." + event.map();
            Mapping mapping = mappings.get(id);
            if (mapping == null) {
                return lacking("mappings made later");
            }
            long address = processes.address(event.by().get(), event.map(), mapping.offset(), mapping.length())
                    + event.mapOffset();
            return Optional.of(act.with("at", "pid:" + pid + "@0x" + Long.toHexString(address))
                    .with("how", "madvise:" + pid + (event.thread() == 0 ? "" : "/" + event.thread()))
                    .with("pages", Math.max(1, Math.ceilDiv(event.length(), CaseFiles.BLOCK))).done());
        }
        if (event.method().startsWith("device removal") && event.place().isPresent()) {
            return removal(event.place().get());
        }
        if (event.method().matches("[0-9]+ x hwpoison-inject corrupt-pfn, .*") && event.place().isPresent()) {
            return Optional.of(act.with("at", "dev:" + event.place().get()).with("how", "corrupt-pfn")
                    .with("pages", event.length() / CaseFiles.BLOCK).done());
        }
        if (event.physical().isEmpty()) {
            return lacking("injections without an address");
        }
        String at = "phys:0x" + Long.toHexString(event.physical().get());
        if (event.method().startsWith("hwpoison-inject")) {
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

    private static Optional<Node.Fields> removal(String place) {
        return Optional
                .of(CaseTree.object().with("act", "unbind").with("device", place.replaceFirst("[+].*", "")).done());
    }

    /** After a device is gone the recorder lets every process that maps something read its page map. */
    private List<Node.Fields> afterRemoval(Event event) {
        int at = run.events().indexOf(event);
        boolean after = at > 0 && run.events().get(at - 1).method().startsWith("device removal");
        return after
                ? run.processes().stream().filter(p -> !p.mappings().isEmpty()).map(p -> CaseTree.object()
                        .with("act", "pagemap").with("pid", processes.pid(p.name())).done()).toList()
                : List.of();
    }

    private static Map.Entry<String, Pattern> arguments(String command, String arguments) {
        return Map.entry(command, Pattern.compile(command + arguments));
    }

    private Optional<Node.Fields> access(Event event) {
        String name = event.by().orElse("");
        String command = event.command().replaceFirst("^tdo [0-9]+ ", "");
        String[] words = command.split(" ");
        Pattern known = ARGUMENTS.get(words[0]);
        if (known == null || !known.matcher(command).matches()) {
            return lacking("the command " + words[0]);
        }
        int pid = processes.pid(name);
        CaseTree act = CaseTree.object();
        return switch (words[0]) {
            case "touch" ->
                    Optional.of(touch(act.with("act", "touch").with("pid", pid), name + ".m" + words[1], words));
            case "pread" -> range(act.with("act", "read"), name, words);
            case "pwrite" -> range(act.with("act", "write").with("extents", blocks(slots, name + "." + words[1])),
                    name, words);
            case "punch" -> range(act.with("act", "punch"), name, words);
            case "ftruncate" -> onFile(act.with("act", "truncate").with("size", Long.parseLong(words[2])), name, words);
            case "fsync" -> onFile(act.with("act", "sync"), name, words);
            case "open" -> {
                String slot = name + "." + words[1];
                slots.put(slot, words[2]);
                closed.remove(slot);
                if (!event.result().getOrDefault("err", "").isEmpty()) {
                    closed.add(slot);
                }
                yield opened(act.with("act", "open"), name, words);
            }
            case "map" -> map(act, name, words);
            case "unmap" -> Optional.of(act.with("act", "unmap").with("pid", pid)
                    .with("mapping", name + ".m" + words[1]).done());
            case "sig" -> Optional.of(act.with("act", "sigbus").with("pid", pid)
                    .with("sigbus", words[1].equals("report") ? "handler" : words[1]).done());
            case "close" -> {
                closed.add(name + "." + words[1]);
                yield Optional.empty();
            }
            case "msync" -> Optional.empty();
            default -> throw new IllegalStateException(command);
        };
    }

    private Node.Fields touch(CaseTree act, String mapping, String... words) {
        boolean write = words[3].equals("w");
        return act.with("mapping", mapping).with("page", Long.parseLong(words[2]) / CaseFiles.BLOCK)
                .with("access", write ? "write" : "read")
                .with("extents", write ? blocks(mapped, mapping) : List.of()).done();
    }

    /** Where the blocks lie that the file gets which {@code key} stands for. */
    private List<Node.Fields> blocks(Map<String, String> names, String key) {
        return Optional.ofNullable(names.get(key)).map(later::of).orElse(List.of());
    }

    private Optional<Node.Fields> range(CaseTree act, String name, String... words) {
        return onFile(act.with("offset", Long.parseLong(words[2])).with("length", Long.parseLong(words[3])), name,
                words);
    }

    /** A call on a descriptor that open(2) did not give or close(2) took away gets EBADF from every kernel: no act. */
    private Optional<Node.Fields> onFile(CaseTree act, String name, String... words) {
        return closed.contains(name + "." + words[1]) ? Optional.empty() : opened(act, name, words);
    }

    private Optional<Node.Fields> opened(CaseTree act, String name, String... words) {
        String file = slots.get(name + "." + words[1]);
        if (file == null || files.before(file).isEmpty()) {
            return lacking("files that appear later");
        }
        return Optional.of(act.with("pid", processes.pid(name)).with("file", files.id(file)).done());
    }

    private Optional<Node.Fields> map(CaseTree act, String name, String... words) {
        long length = Long.parseLong(words[6]);
        long address = processes.address(name, "m" + words[1], Long.parseLong(words[5]), length);
        Optional.ofNullable(slots.get(name + "." + words[2])).ifPresent(f -> mapped.put(name + ".m" + words[1], f));
        return onFile(act.with("act", "map").with("mapping", name + ".m" + words[1]).with("address", address)
                .with("offset", Long.parseLong(words[5])).with("length", length).with("flags", words[3]), name, "map",
                words[2]);
    }

    /** Shell commands and notes: most look only; those that change the machine cannot be acted out. */
    private Optional<Node.Fields> other(Event event) {
        String text = event.command();
        if (text.startsWith("write to") && text.contains("badblocks: 8 sectors") && event.place().isPresent()) {
            return Optional
                    .of(CaseTree.object().with("act", "badblock").with("at", "dev:" + event.place().get()).done());
        }
        if (text.startsWith("SIGCONT ")) {
            return Optional.of(signalled("continue", text));
        }
        if (text.startsWith("SIGSTOP ")) {
            return Optional.of(signalled("stop", text));
        }
        return event.kind().equals("shell") ? shell(text) : mounts.at(event);
    }

    private Optional<Node.Fields> shell(String text) {
        boolean changes = text.contains("badblocks: ") || text.startsWith("mount") || text.contains("umount")
                || text.contains("drop_caches") || text.startsWith("/out/");
        return changes ? lacking("the command " + text.split(" ")[0]) : Optional.empty();
    }

    private Node.Fields signalled(String act, String command) {
        return CaseTree.object().with("act", act).with("pid", processes.pid(command.split(" ")[1])).done();
    }

    private Optional<Node.Fields> lacking(String what) {
        missing.add(what);
        return Optional.empty();
    }
}
