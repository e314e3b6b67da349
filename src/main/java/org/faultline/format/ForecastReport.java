package org.faultline.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.act.Address;
import org.faultline.address.Hex;
import org.faultline.address.Quantity;
import org.faultline.address.Unit;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.FsBlock;
import org.faultline.filesystem.Inode;
import org.faultline.format.words.CopyText;
import org.faultline.format.words.DesignText;
import org.faultline.format.words.ForecastWords;
import org.faultline.format.words.LossText;
import org.faultline.format.words.PurposeText;
import org.faultline.machine.Copies;
import org.faultline.machine.Machine;
import org.faultline.playback.Chapter;
import org.faultline.playback.Toll;
import org.faultline.repair.Damage;
import org.faultline.repair.Outset;
import org.faultline.repair.Spot;
import org.faultline.repair.forecast.Attempt;
import org.faultline.repair.forecast.Forecast;
import org.faultline.repair.outcome.Confidence;
import org.faultline.repair.outcome.Loss;
import org.faultline.repair.outcome.Lost;
import org.faultline.repair.outcome.Outcome;
import org.faultline.repair.outcome.Source;
import org.faultline.repair.outcome.ToolCall;
import org.faultline.repair.table.Mountable;
import org.faultline.trace.Trace;

/**
 * A forecast in words, a piece at a time, for whoever lays it out.
 *
 * @param title the document's
 * @param story what a run came to that goes on to mend the page; empty where there is none
 */
public record ForecastReport(String title, Machine machine, Forecast forecast, String story) {
    /** Of a page of a machine. */
    public ForecastReport(String title, Machine machine, Forecast forecast) {
        this(title, machine, forecast, "");
    }

    /** Of a page that goes bad in a run: before any repair, and what the run itself came to. */
    public static ForecastReport of(String title, Forecast forecast, Outset outset) {
        Trace trace = outset.trace();
        String story = outset.act().isEmpty() ? ""
                : new TollText(Toll.upTo(trace, Chapter.of(trace).getLast()), trace.after()).whole();
        return new ForecastReport(title, outset.before(), forecast, story);
    }

    /** The kernel. */
    String design() {
        return ForecastWords.text("head.design.id", DesignText.title(forecast.design()), forecast.design().id());
    }

    /** The page in each space in which it has a number. */
    String place() {
        String page = new Address.OfPfn(forecast.page()).text();
        if (forecast.spot().isEmpty()) {
            return ForecastWords.text("head.place.none", page);
        }
        Spot spot = forecast.spot().get();
        long sector = Unit.SECTOR.of(spot.bytes().start());
        String device = machine.device(spot.on()).orElseThrow().name();
        String mount = spot.filesystem().mountPoint();
        Optional<FsBlock> block = spot.block();
        if (block.isPresent()) {
            return ForecastWords.text("head.place.block", page, sector, device, mount, block.get().agbno(),
                    block.get().group());
        }
        return switch (spot.role()) {
            case LOG -> ForecastWords.text("head.place.log", page, sector, device,
                    spot.bytes().start() / spot.filesystem().blockSize(), mount);
            case DATA, REALTIME -> ForecastWords.text("head.place.behind", page, sector, device, mount);
        };
    }

    /** What the page holds. */
    public String holds() {
        return filesystem().map(fs -> PurposeText.of(forecast.purpose(), fs))
                .orElseGet(() -> ForecastWords.text("Purpose.Nothing"));
    }

    /** What is out of reach before any repair. */
    public List<String> now() {
        return filesystem().map(fs -> LossText.outOfReach(forecast.now(), fs)).orElse(List.of());
    }

    /** Copies that the user says there are of what is lost in the end; none where nothing is. */
    public List<Copies.Held> copies() {
        Loss loss = forecast.clearedAndRepaired().map(Attempt::loss).orElse(forecast.now());
        return filesystem().filter(fs -> loss.what() != Lost.NOTHING)
                .map(fs -> machine.copies().holding(fs, loss.ofFiles())).orElse(List.of());
    }

    /** What they are good for. */
    List<String> restored() {
        boolean lost = forecast.clearedAndRepaired().map(Attempt::loss).orElse(forecast.now()).what() != Lost.NOTHING;
        return lost ? CopyText.sentences(copies()) : List.of();
    }

    /** What is in the log alone when it is repaired; empty where nothing is. */
    String log() {
        if (!forecast.log().dirty()) {
            return "";
        }
        List<Inode> files = forecast.log().inodes().stream()
                .flatMap(i -> filesystem().flatMap(fs -> fs.inode(i)).stream()).toList();
        return forecast.log().atLarge() || files.isEmpty()
                ? ForecastWords.text(forecast.log().atLarge() ? "log.anything" : "log.dirty")
                : ForecastWords.text("log.files", PurposeText.paths(files));
    }

    /** Whether xfs_repair can start. */
    String reads() {
        long start = forecast.spot().map(s -> s.bytes().start()).orElse(0L);
        long into = forecast.spot().flatMap(Spot::block).map(b -> b.agbno() * blockSize()).orElse(0L);
        return ForecastWords.text("reads." + forecast.window(),
                switch (forecast.window()) {
                    case START_OF_DEVICE, OUTSIDE -> bytes(start);
                    case START_OF_GROUP -> bytes(into);
                });
    }

    private static String bytes(long count) {
        return count == 0 ? Hex.of(0) : Quantity.of(count);
    }

    private long blockSize() {
        return filesystem().map(f -> (long) f.blockSize()).orElse(0L);
    }

    Optional<Filesystem> filesystem() {
        return forecast.spot().map(Spot::filesystem);
    }

    /** All of it in a few sentences: what the page holds, what is out of reach, and the order of repair that always works. */
    public List<String> brief() {
        List<String> all = new ArrayList<>();
        if (forecast.spot().isPresent()) {
            all.add(ForecastWords.text("brief.holds", holds()));
            Optional<Attempt> repair = forecast.clearedAndRepaired();
            repair.ifPresent(a -> all.add(ForecastWords.text("brief.repair", act(a), ends(a.outcome())) + " "
                    + String.join(" ", leaves(a)) + " " + known(a.outcome().confidence(), a.outcome().source())));
            if (repair.isPresent() && forecast.window().isReadFirst()) {
                all.add(ForecastWords.text("brief.window"));
            }
            now().forEach(line -> all.add(ForecastWords.text("brief.now", line)));
            all.addAll(restored());
        }
        return List.copyOf(all);
    }

    /** Whether it can be mounted. */
    static String mounts(Mountable mountable) {
        return ForecastWords.text(mountable.readWrite() == Mountable.Answer.YES ? "mounts.yes" : "mounts.line",
                ForecastWords.of(mountable.readWrite()), ForecastWords.of(mountable.rescue()));
    }

    /** What is done: {@code dd, then xfs_repair 7.2}. */
    public static String act(Attempt attempt) {
        boolean online = attempt.isOnline();
        String tools = attempt.tools().size() == 3 && !online ? ForecastWords.text("Tools.offline")
                : calls(attempt).map(ForecastReport::name).collect(Collectors.joining(", "));
        String key = online ? "attempt.online." : "attempt.offline.";
        return ForecastWords.text(key + (attempt.damage() == Damage.UNREADABLE ? "UNREADABLE" : "UNDEFINED"), tools);
    }

    /** Of a program that is called in two ways, the plain one stands for both. */
    private static Stream<ToolCall> calls(Attempt attempt) {
        boolean plain = attempt.calls().contains(new ToolCall.XfsScrub(false));
        return attempt.calls().stream().filter(c -> !plain || !c.equals(new ToolCall.XfsScrub(true)));
    }

    /** A program as it is called: {@code xfs_repair 7.2 -L}. */
    static String name(ToolCall call) {
        String tool = ForecastWords.of(call.tool());
        return switch (call) {
            case ToolCall.XfsRepair r -> r.zeroLog() ? ForecastWords.text("call.zerolog", tool) : tool;
            case ToolCall.XfsScrub s -> s.media() ? ForecastWords.text("call.media", tool) : tool;
            case ToolCall.XfsHealer h -> tool;
        };
    }

    /** How the tool ends. */
    public static String ends(Outcome outcome) {
        return ForecastWords.of(outcome.result()) + "; " + exits(outcome);
    }

    /** The exit code of each run. */
    static String exits(Outcome outcome) {
        String codes = outcome.exits().stream().map(String::valueOf).collect(Collectors.joining(", "));
        String exits = outcome.exits().isEmpty() ? ForecastWords.text("attempt.noexit")
                : ForecastWords.text(outcome.exits().size() == 1 ? "attempt.exit" : "attempt.exits", codes);
        return outcome.ofExits() == outcome.confidence() ? exits : ForecastWords.text("attempt.code", exits);
    }

    /** What is lost in the end, whatever the tool says, and where the poison is then. */
    public List<String> leaves(Attempt attempt) {
        return leaves(attempt.outcome(), List.of(attempt.loss()), filesystem());
    }

    /** The same of a run of it. */
    static List<String> leaves(Outcome outcome, List<Loss> lost, Optional<Filesystem> filesystem) {
        List<String> all = new ArrayList<>();
        filesystem.ifPresent(fs -> {
            if (outcome.isForGood()) {
                lost.forEach(loss -> all.addAll(LossText.lost(loss, fs)));
                if (outcome.isSilent()) {
                    all.add(Math.min(1, all.size()), ForecastWords.text("silent"));
                }
            } else if (outcome.lost() != Lost.NOTHING) {
                lost.forEach(loss -> all.addAll(LossText.outOfReach(loss, fs)));
            }
        });
        all.add(ForecastWords.of(outcome.leaves()));
        return List.copyOf(all);
    }

    /** How well something is known, and from where. */
    public static String known(Confidence confidence, Source source) {
        return ForecastWords.text("known", ForecastWords.of(confidence), ForecastWords.of(source));
    }
}
