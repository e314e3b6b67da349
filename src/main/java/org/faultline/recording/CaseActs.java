package org.faultline.recording;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.faultline.document.Node;
import org.faultline.recording.KernelCase.Event;
import org.faultline.recording.KernelCase.Mapping;
import org.faultline.recording.KernelCase.Process;

/** The events of a recorded run as acts of a story. */
final class CaseActs {
    private static final int SLOTS = 64;
    private static final String NUMBER = " [0-9]{1,18}";
    /** What stands behind each command of an access. */
    private static final Map<String, Pattern> ARGUMENTS = Map.ofEntries(
            arguments("touch", NUMBER + NUMBER + " [rw]( .*)?"),
            arguments("pread", NUMBER + NUMBER + NUMBER), arguments("pwrite", NUMBER + NUMBER + NUMBER + "( .*)?"),
            arguments("punch", NUMBER + NUMBER + NUMBER), arguments("ftruncate", NUMBER + NUMBER),
            arguments("fsync", NUMBER), arguments("close", NUMBER), arguments("open", NUMBER + " \\S+.*"),
            arguments("map", NUMBER + NUMBER + " \\S+ \\S+" + NUMBER + NUMBER), arguments("unmap", NUMBER),
            arguments("sig", " \\S+"), arguments("msync", ".*"), arguments("falloc", NUMBER + NUMBER + NUMBER),
            arguments("exit", ""), arguments("unlink", " \\S+"), arguments("fork", " \\S+"),
            arguments("clone", NUMBER + NUMBER + NUMBER + NUMBER + NUMBER));
    private final KernelCase run;
    private final CaseFiles files;
    private final CaseProcesses processes;
    private final Map<String, String> slots = new HashMap<>();
    private final Set<String> closed = new HashSet<>();
    /** Mappings that were asked for of a descriptor that is not there: whoever touches one is ended by SIGSEGV. */
    private final Set<String> unmade = new HashSet<>();
    private final Map<String, Mapping> mappings = new HashMap<>();
    /** What each mapping shows, those made in the story too. */
    private final Map<String, String> mapped = new HashMap<>();
    /** What documents call mappings that processes got by fork(2). */
    private final Map<String, String> inherited = new HashMap<>();
    /** The number of the event that is read, from 1. */
    private int at;
    private int injections;
    private final List<Optional<CaseDocument.Span>> actOf = new ArrayList<>();
    private final List<Node.Fields> programs = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();
    private final CaseMounts mounts;
    private final LaterBlocks later;
    private final InjectedActs injected;
    private final Looks looks;

    CaseActs(KernelCase run, CaseFiles files, CaseProcesses processes) {
        this.run = run;
        this.mounts = new CaseMounts(run);
        this.files = files;
        this.later = new LaterBlocks(run, files);
        this.processes = processes;
        this.looks = new Looks(run, files);
        this.injected = new InjectedActs(processes, mappings, missing::add);
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
            at++;
            mounts.before(event).ifPresent(m -> {
                acts.add(CaseMounts.act(m));
                acts.addAll(processes.mappedLater());
            });
            injections += event.kind().equals("inject") ? 1 : 0;
            if (event.kind().equals("inject")) {
                acts.addAll(new Newcomers(run).before(event, processes));
                acts.addAll(looks.labelled("before_injection_" + injections));
            }
            int before = acts.size();
            acts.addAll(afterRemoval(event));
            acts.addAll(switch (event.kind()) {
                case "inject" -> injected.of(event).stream().toList();
                case "access" -> accessed(event);
                default -> CowProgram.isCalled(event.command()) ? program(event) : other(event).stream().toList();
            });
            actOf.add(Optional.of(new CaseDocument.Span(before + 1, acts.size())).filter(s -> s.last() >= s.first()));
        }
        return acts;
    }

    /** What happened before the first event: whoever is continued later was stopped. */
    List<Node.Fields> setUp() {
        List<Node.Fields> acts = new ArrayList<>(processes.setUp());
        acts.addAll(acts.isEmpty() ? looks.first() : looks.labelled(KernelCase.BEFORE));
        acts.addAll(held());
        List<String> commands = run.events().stream().map(Event::command).toList();
        commands.stream().filter(c -> c.startsWith("SIGCONT "))
                .filter(c -> !commands.contains(c.replaceFirst("SIGCONT", "SIGSTOP")))
                .forEach(c -> acts.add(signalled("stop", c)));
        return acts;
    }

    /** What processes hold open, where they close something, a file loses its name, or its last use has it give blocks back. */
    private List<Node.Fields> held() {
        List<Node.Fields> acts = new ArrayList<>();
        boolean matters = run.events().stream().map(Event::command)
                .anyMatch(c -> c.startsWith("close ") || c.startsWith("unlink "))
                || run.setUp().stream().anyMatch(o -> o.command().equals("unlink"));
        for (Process process : run.present()) {
            List<String> open = process.openFiles().isEmpty() ? parent(process) : process.openFiles();
            open.stream().filter(f -> files.before(f).isPresent() && (matters || files.isSharing(f)))
                    .forEach(f -> acts.add(CaseTree.object()
                            .with("act", "open").with("pid", processes.pid(process.name())).with("file", files.id(f))
                            .done()));
        }
        run.setUp().stream().filter(o -> o.command().equals("unlink") && files.before(o.file()).isPresent()
                && !files.isGone(files.path(o.file())))
                .forEach(
                        o -> acts.add(CaseTree.object().with("act", "unlink").with("file", files.id(o.file())).done()));
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
        return run.parent(process).map(Process::openFiles).orElse(List.of());
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

    /** A call, and the recorder's look at the file that it was about. */
    private List<Node.Fields> accessed(Event event) {
        return access(event).stream().flatMap(act -> Stream.concat(Stream.of(act),
                about(event).flatMap(looks::after).stream())).toList();
    }

    /** The file whose blocks a call may have moved or staged. */
    private Optional<String> about(Event event) {
        String[] words = event.command().replaceFirst("^tdo [0-9]+ ", "").split(" ");
        String name = event.by().orElse("");
        return switch (words[0]) {
            case "touch" -> Optional.ofNullable(mapped.get(name + ".m" + words[1])).filter(f -> words[3].equals("w"));
            case "pwrite", "punch", "ftruncate", "falloc", "clone" ->
                    Optional.ofNullable(slots.get(name + "." + words[1]));
            default -> Optional.empty();
        };
    }

    private static Map.Entry<String, Pattern> arguments(String command, String arguments) {
        return Map.entry(command, Pattern.compile(command + arguments));
    }

    private Optional<Node.Fields> access(Event event) {
        String name = event.by().orElse("");
        String command = event.command().replaceFirst("^tdo [0-9]+ ", "");
        String[] words = command.split(" ", -1);
        Pattern known = ARGUMENTS.get(words[0]);
        if (known == null || !known.matcher(command).matches()) {
            return lacking("the command " + words[0]);
        }
        if (words[0].equals("open")) {
            String slot = name + "." + words[1];
            slots.put(slot, words[2]);
            closed.remove(slot);
            if (!event.result().getOrDefault("err", "").isEmpty()) {
                closed.add(slot);
            }
        }
        Optional<Node.Fields> made = command(CaseTree.object(), event, name, processes.pid(name), words);
        if (event.result().getOrDefault("err", "").isEmpty()) {
            moved(name, words);
        }
        return made;
    }

    private Optional<Node.Fields> command(CaseTree act, Event event, String name, int pid, String... words) {
        return switch (words[0]) {
            case "touch" -> Optional.of(unmade.contains(name + ".m" + words[1])
                    ? act.with("act", "exit").with("pid", pid).done()
                    : touch(act.with("act", "touch").with("pid", pid), name + ".m" + words[1], words));
            case "pread", "pwrite", "punch", "ftruncate", "falloc", "fsync" -> call(act, name, words);
            case "clone" -> clone(act.with("act", "reflink"), name, words);
            case "fork" -> Optional.of(fork(act.with("act", "fork").with("pid", pid), name, words[1]));
            case "open" -> opened(act.with("act", "open"), name, words);
            case "map" -> map(act, event, name, words);
            case "unmap" -> unmade.contains(name + ".m" + words[1]) ? Optional.empty()
                    : Optional.of(act.with("act", "unmap").with("pid", pid)
                            .with("mapping", id(name + ".m" + words[1])).done());
            case "sig" -> Optional.of(act.with("act", "sigbus").with("pid", pid)
                    .with("sigbus", words[1].equals("report") ? "handler" : words[1]).done());
            case "close" -> {
                Optional<Node.Fields> close = onFile(act.with("act", "close"), name, words);
                closed.add(name + "." + words[1]);
                yield close;
            }
            case "exit" -> Optional.of(act.with("act", "exit").with("pid", pid).done());
            case "unlink" -> files.before(words[1]).isEmpty() ? lacking("files that appear later")
                    : Optional.of(act.with("act", "unlink").with("pid", pid).with("file", files.id(words[1])).done());
            case "msync" -> Optional.empty();
            default -> throw new IllegalStateException(words[0]);
        };
    }

    /** A call on an open file; one that may take blocks says where they lie. */
    private Optional<Node.Fields> call(CaseTree act, String name, String... words) {
        List<Node.Fields> blocks = blocks(slots, name + "." + words[1]);
        return switch (words[0]) {
            case "pread" -> range(act.with("act", "read"), name, words);
            case "pwrite" -> range(act.with("act", "write").with("extents", blocks), name, words);
            case "punch" -> range(act.with("act", "punch").with("extents", blocks), name, words);
            case "falloc" -> range(act.with("act", "allocate").with("extents", blocks), name, words);
            case "ftruncate" -> onFile(act.with("act", "truncate").with("size", Long.parseLong(words[2]))
                    .with("extents", blocks), name, words);
            case "fsync" -> onFile(act.with("act", "sync"), name, words);
            default -> throw new IllegalStateException(words[0]);
        };
    }

    /** What a call that worked does to the places that later calls may take. */
    private void moved(String name, String... words) {
        String file = slots.getOrDefault(name + "." + (words.length > 1 ? words[1] : ""), "");
        switch (words[0]) {
            case "touch" -> Optional.ofNullable(mapped.get(name + ".m" + words[1])).filter(f -> words[3].equals("w"))
                    .ifPresent(f -> touched(name + ".m" + words[1], f, Long.parseLong(words[2])));
            case "pwrite", "falloc" -> later.stored(file, Long.parseLong(words[2]),
                    Long.parseLong(words[2]) + Long.parseLong(words[3]));
            case "punch" -> later.cut(file, Long.parseLong(words[2]),
                    Long.parseLong(words[2]) + Long.parseLong(words[3]), at);
            case "ftruncate" -> later.truncated(file, Long.parseLong(words[2]), at);
            default -> {
            }
        }
    }

    private void touched(String mapping, String file, long at) {
        long offset = Optional.ofNullable(mappings.get(mapping)).map(Mapping::offset).orElse(0L) + at;
        later.stored(file, offset, offset + 1);
    }

    private Node.Fields touch(CaseTree act, String mapping, String... words) {
        boolean write = words[3].equals("w");
        return act.with("mapping", id(mapping)).with("page", Long.parseLong(words[2]) / CaseFiles.BLOCK)
                .with("access", write ? "write" : "read")
                .with("extents", write ? blocks(mapped, mapping) : List.of()).done();
    }

    /** What a document calls a mapping that the recorder calls so: those of a child have its pid behind the parent's name. */
    private String id(String mapping) {
        return inherited.getOrDefault(mapping, mapping);
    }

    /** A descriptor's file shares a range of another's. */
    private Optional<Node.Fields> clone(CaseTree act, String name, String... words) {
        String source = slots.get(name + "." + words[2]);
        if (closed.contains(name + "." + words[1]) || closed.contains(name + "." + words[2])) {
            return Optional.empty();
        }
        String target = slots.get(name + "." + words[1]);
        return source == null || target == null ? lacking("files that appear later")
                : Optional.of(act.with("source", files.id(source)).with("sourceOffset", Long.parseLong(words[3]))
                        .with("target", files.id(target)).with("targetOffset", Long.parseLong(words[4]))
                        .with("length", Long.parseLong(words[5]))
                        .with("extents", blocks(slots, name + "." + words[1])).done());
    }

    /** The child has what its parent has at that moment: descriptors, and mappings under names of their own. */
    private Node.Fields fork(CaseTree act, String parent, String child) {
        String from = parent + ".";
        String to = child + ".";
        int pid = processes.pid(child);
        renamed(slots, from, to);
        renamed(mapped, from, to);
        renamed(mappings, from, to);
        closed.addAll(
                closed.stream().filter(k -> k.startsWith(from)).map(k -> to + k.substring(from.length())).toList());
        mapped.keySet().stream().filter(k -> k.startsWith(from)).toList()
                .forEach(k -> {
                    inherited.put(to + k.substring(from.length()), id(k) + "." + pid);
                    processes.inherit(parent, child, Objects.requireNonNull(mappings.get(k)));
                });
        return act.with("process", "p." + child).with("child", pid).done();
    }

    private static <T> void renamed(Map<String, T> all, String from, String to) {
        Map.copyOf(all).forEach((key, value) -> {
            if (key.startsWith(from)) {
                all.put(to + key.substring(from.length()), value);
            }
        });
    }

    /** Where the blocks lie that the file gets which {@code key} stands for. */
    private List<Node.Fields> blocks(Map<String, String> names, String key) {
        return Optional.ofNullable(names.get(key)).map(f -> later.of(f, at)).orElse(List.of());
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

    private Optional<Node.Fields> map(CaseTree act, Event event, String name, String... words) {
        long length = Long.parseLong(words[6]);
        long address = processes.address(name, "m" + words[1], Long.parseLong(words[5]), length,
                Addresses.given(event));
        String id = name + ".m" + words[1];
        unmade.remove(id);
        if (closed.contains(name + "." + words[2])) {
            unmade.add(id);
        }
        Optional.ofNullable(slots.get(name + "." + words[2])).ifPresent(f -> {
            mapped.put(id, f);
            mappings.put(id, new Mapping("m" + words[1], f, Long.parseLong(words[5]), length,
                    !words[3].equals("private"), words[4].contains("w"), false, Addresses.given(event), List.of()));
        });
        return onFile(act.with("act", "map").with("mapping", id).with("address", address)
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
        return mounts.command(text)
                .or(() -> changes ? lacking("the command " + text.split(" ")[0]) : Optional.empty());
    }

    private Node.Fields signalled(String act, String command) {
        String name = command.replaceFirst("^\\S+ ", "").split(" ", -1)[0];
        return CaseTree.object().with("act", act).with("pid", processes.pid(name)).done();
    }

    private Optional<Node.Fields> lacking(String what) {
        missing.add(what);
        return Optional.empty();
    }
}
