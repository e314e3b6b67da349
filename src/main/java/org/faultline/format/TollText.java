package org.faultline.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.address.Hex;
import org.faultline.address.Quantity;
import org.faultline.format.words.Messages;
import org.faultline.format.words.NumberWords;
import org.faultline.format.words.Sentences;
import org.faultline.machine.Machine;
import org.faultline.playback.Toll;
import org.faultline.playback.Toll.Broken;
import org.faultline.playback.Toll.Fared;
import org.faultline.playback.Toll.Hit;
import org.faultline.playback.Toll.Lost;
import org.faultline.playback.Toll.Spared;
import org.faultline.process.UserProcess;
import org.faultline.trace.NextTouch;
import org.faultline.trace.TraceEvent;

/** The verdict of a chapter or of a run in words: a headline, a summary, and what stands in each place of the card. */
public final class TollText {
    /** So many pages are named in a headline. */
    private static final int MOST_NAMED = 4;

    private final Toll toll;
    private final Names names;

    /** Of {@code toll}, with the machine after its last step. */
    public TollText(Toll toll, Machine after) {
        this.toll = toll;
        this.names = new Names(after);
    }

    /** Who, how many and how much: {@code Two killed, one spared, 4 KiB lost in two files}. */
    public String headline() {
        List<String> parts = new ArrayList<>(breaks("toll.broken."));
        boolean whole = parts.isEmpty();
        count(parts, "toll.killed", toll.hit(Hit.How.KILLED).size());
        count(parts, "toll.stuck", toll.hit(Hit.How.STUCK).size());
        count(parts, "toll.told", toll.hit(Hit.How.TOLD).size());
        if (parts.isEmpty()) {
            parts.add(Messages.text("toll.nobody"));
        }
        count(parts, whole ? "toll.spared" : "toll.untold", toll.spared().size());
        parts.addAll(losses());
        toll.filesystems().stream().filter(Fared::now)
                .forEach(f -> parts.add(Messages.text("toll.shuts", filesystem(f))));
        List<Toll.Page> readable = toll.pages().stream().filter(p -> !p.bad() && p.now()).toList();
        readable.stream().limit(MOST_NAMED)
                .forEach(p -> parts.add(Messages.text("toll.brief." + p.how().name(), p.pfn())));
        if (readable.size() > MOST_NAMED) {
            parts.add(Messages.text("toll.brief.more", readable.size() - MOST_NAMED));
        }
        return capital(String.join(", ", parts));
    }

    /** How the kernel broke, each way once. */
    private List<String> breaks(String key) {
        return toll.broken().stream().map(b -> Messages.text(key + b.how().name(), b.at().function())).distinct()
                .toList();
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private static void count(List<String> parts, String key, int count) {
        if (count > 0) {
            parts.add(Messages.text(key, NumberWords.of(count)));
        }
    }

    private List<String> losses() {
        List<String> parts = new ArrayList<>();
        long files = toll.lost().stream().flatMap(l -> l.file().stream()).distinct().count();
        if (toll.bytes() > 0) {
            parts.add(Messages.text(files == 1 ? "toll.lost.one" : "toll.lost", Quantity.of(toll.bytes()),
                    NumberWords.of(files)));
        }
        long metadata = metadata(toll.lost());
        if (metadata > 0) {
            parts.add(Messages.text("toll.metadata", Quantity.of(metadata)));
        }
        parts.addAll(back());
        toll.repairs().stream().flatMap(e -> RepairText.headline(e).stream()).distinct().forEach(parts::add);
        long wrong = toll.wrong().stream().map(Lost::label).distinct().count();
        if (wrong > 0) {
            parts.add(Messages.text(wrong == 1 ? "toll.wrong.one" : "toll.wrong", NumberWords.of(wrong)));
        }
        if (toll.wrongRead()) {
            parts.add(Messages.text("toll.wrong.read"));
        }
        if (parts.isEmpty() && (toll.failures() > 0 || toll.hit().isEmpty())
                && toll.tally().wrong() == 0 && toll.pages().stream().noneMatch(TollText::isJustCleared)) {
            parts.add(Messages.text("toll.lost.none"));
        }
        return parts;
    }

    private static boolean isJustCleared(Toll.Page page) {
        return page.now() && page.how() == Toll.Page.How.CLEARED;
    }

    private List<String> back() {
        List<String> parts = new ArrayList<>();
        long files = toll.back().stream().flatMap(l -> l.file().stream()).distinct().count();
        if (toll.bytesBack() > 0) {
            parts.add(Messages.text(files == 1 ? "toll.back.one" : "toll.back", Quantity.of(toll.bytesBack()),
                    NumberWords.of(files)));
        }
        long metadata = metadata(toll.back());
        if (metadata > 0) {
            parts.add(Messages.text("toll.back.metadata", Quantity.of(metadata)));
        }
        return parts;
    }

    private static long metadata(List<Lost> lost) {
        return lost.stream().filter(l -> l.file().isEmpty()).mapToLong(Lost::length).sum();
    }

    /** The headline, and behind it the names. */
    public String whole() {
        return Stream.concat(Stream.of(Messages.text("toll.whole", headline(), details())),
                toll.filesystems().stream().map(this::shown)).filter(s -> !s.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** Who was hit and who was not, by name, and how filesystems and pages are, in a few short sentences. */
    public String summary() {
        String details = details();
        return toll.broken().isEmpty() && toll.hit().isEmpty() ? Messages.text("toll.sum.nobody", details).strip()
                : String.join(" ", Stream.concat(breaks("toll.sum.broken.").stream(), Stream.of(details)).toList())
                        .strip();
    }

    private String details() {
        List<String> all = new ArrayList<>(breaks("toll.sum.meaning."));
        named(all, "toll.sum.killed", toll.hit(Hit.How.KILLED));
        named(all, "toll.sum.stuck", toll.hit(Hit.How.STUCK));
        named(all, "toll.sum.told", toll.hit(Hit.How.TOLD));
        if (!toll.spared().isEmpty()) {
            all.add(Messages.text(toll.broken().isEmpty() ? "toll.sum.spared" : "toll.sum.untold",
                    toll.spared().stream().map(this::name).collect(Collectors.joining(", "))));
        }
        if (!toll.wrong().isEmpty()) {
            all.add(Messages.text("toll.sum.wrong",
                    toll.wrong().stream().map(Lost::label).distinct().collect(Collectors.joining(", "))));
        }
        List<String> states = new ArrayList<>();
        toll.filesystems().forEach(f -> states.add(Messages.text("toll.sum." + f.state().name(), filesystem(f))));
        if (!toll.pages().isEmpty()) {
            states.add(pages());
        }
        if (!states.isEmpty()) {
            all.add(capital(String.join("; ", states)) + ".");
        }
        return String.join(" ", all);
    }

    private void named(List<String> all, String key, List<Hit> hit) {
        if (!hit.isEmpty()) {
            all.add(Messages.text(key, hit.stream().map(this::name).collect(Collectors.joining(", "))));
        }
    }

    private String pages() {
        int bad = toll.tally().bad();
        int all = toll.tally().all();
        if (all == 1) {
            return Messages.text("toll.sum.page." + toll.pages().getFirst().how().name());
        }
        if (bad == 2 && all == 2) {
            return Messages.text("toll.sum.pages.both");
        }
        return bad == all ? Messages.text("toll.sum.pages.bad", NumberWords.of(all))
                : Messages.text("toll.sum.pages.some", NumberWords.of(bad), NumberWords.of(all));
    }

    /** What people call a process that was hit. */
    public String name(Hit hit) {
        return names.process(hit.pid());
    }

    /** What became of somebody who was hit: the address of the signal, or how it goes on. */
    public String fate(Hit hit) {
        return switch (hit.how()) {
            case KILLED -> hit.address().map(Hex::kernel).orElseGet(() -> isOf(hit, toll.broken())
                    ? Messages.text("toll.killed.broken") : "");
            case STUCK -> Messages.text("toll.stuck.on");
            case TOLD -> hit.signal().map(s -> Messages.text("toll.told." + s.consequence().name())).orElse("");
        };
    }

    private static boolean isOf(Hit hit, List<Broken> broken) {
        return broken.stream().anyMatch(b -> b.task().equals(Optional.of(hit.pid())));
    }

    /** That the kernel broke, and in what way. */
    public String title(Broken broken) {
        return Messages.text("toll.broken.title." + broken.how().name());
    }

    /** What it means that the kernel broke: for the task that it ran in, and for the lock that every failure takes. */
    public List<String> meaning(Broken broken) {
        String task = broken.task().map(pid -> task(broken, pid))
                .orElseGet(() -> Messages.text("toll.broken.stranger"));
        String ran = Messages.text("toll.broken.task." + broken.how().name(), task);
        return broken.locked() ? List.of(ran, Messages.text("toll.broken.locked")) : List.of(ran);
    }

    /** A process; of one that lives on after an oops, only a thread is dead. */
    private String task(Broken broken, int pid) {
        boolean lives = names.machine().process(pid).filter(UserProcess::isAlive).isPresent();
        return lives && broken.how() == Broken.How.OOPS
                ? Messages.text("toll.broken.thread", names.process(pid)) : names.process(pid);
    }

    /** Which bytes of an owner are lost. */
    public String range(Lost lost) {
        return lost.block().map(b -> Messages.text("toll.range.block", b, lost.length()))
                .orElseGet(() -> Messages.text("toll.range", lost.offset(), lost.length()));
    }

    /** That several files lost the same bytes; empty where each lost its own. */
    public String shared() {
        List<Lost> files = toll.lost().stream().filter(l -> l.file().isPresent()).toList();
        boolean same = files.size() > 1 && files.stream().allMatch(l -> l.length() == toll.bytes());
        String key = files.size() == 2 ? "toll.same.two" : "toll.same";
        return same ? Messages.text(key, Quantity.of(toll.bytes())) : "";
    }

    /** What people call a process that was spared. */
    public String name(Spared spared) {
        return names.process(spared.pid());
    }

    /** What the next touch of somebody who was spared does; a condition comes first where it is only a supposition. */
    public String prospect(Spared spared) {
        String next = touch(spared.pid(), spared.nextReal());
        boolean supposed = !spared.real() && !spared.nextReal().equals(spared.nextSimulated());
        return supposed ? Messages.text("toll.next.if", next) : capital(next) + ".";
    }

    private static String touch(int pid, NextTouch next) {
        boolean kills = next.consequence().equals(Optional.of(TraceEvent.Consequence.KILLED));
        return kills ? Messages.text("toll.next.kills", pid) : Messages.text("toll.next", pid, Sentences.of(next));
    }

    /** How a filesystem is: {@code alive}. */
    public String state(Fared fared) {
        return Messages.text("toll.state." + fared.state().name());
    }

    /** That processes are shown that map its files although it is not mounted; empty where there are none. */
    public String shown(Fared fared) {
        return fared.shown().isEmpty() ? "" : Messages.text("toll.shown",
                fared.shown().stream().map(names::process).collect(Collectors.joining(", ")));
    }

    /** Which filesystem it is, and where. */
    public String where(Fared fared) {
        return names.machine().filesystem(fared.filesystem())
                .map(f -> Messages.text("toll.where", f.type(), f.mountPoint())).orElse("");
    }

    /** How a page is. */
    public String state(Toll.Page page) {
        if (toll.tally().all() == 1) {
            return Messages.text("toll.page." + page.how().name());
        }
        return Messages.text("toll.page.of." + page.how().name(), page.pfn());
    }

    private String filesystem(Fared fared) {
        return names.machine().filesystems().size() == 1 ? Messages.text("toll.filesystem")
                : Messages.text("toll.filesystem.at", names.mountPoint(fared.filesystem()));
    }
}
