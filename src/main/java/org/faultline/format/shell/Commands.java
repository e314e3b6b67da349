package org.faultline.format.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.address.Sector;
import org.faultline.address.Unit;
import org.faultline.device.Device;
import org.faultline.filesystem.Driver;
import org.faultline.filesystem.Features;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.Role;
import org.faultline.format.words.AdviceWords;
import org.faultline.format.words.CopyText;
import org.faultline.format.words.PurposeText;
import org.faultline.machine.Machine;
import org.faultline.process.UserProcess;
import org.faultline.repair.Purpose;
import org.faultline.repair.Spot;
import org.faultline.repair.advice.Action;
import org.faultline.repair.advice.BadRange;
import org.faultline.repair.advice.FilePage;

/**
 * The commands of each action on one stack. They use three variables: {@code $WORK}, a directory for what is written down;
 * {@code $GOOD}, a file with the 4096 good bytes; {@code $RESCUE}, a directory on another filesystem.
 */
public record Commands(Machine machine) {
    private static final long PAGE = Unit.PAGE.bytes();

    /** The lines of an action, in order; none where a person does it. */
    public List<ShellLine> of(Action action) {
        return switch (action) {
            case Action.WriteDown a -> writeDown(a);
            case Action.Detect a -> List.of(ShellLine.of("ndctl start-scrub"), ShellLine.of("ndctl wait-scrub"));
            case Action.Mount a -> one(mount(a.filesystem(), a.dax()));
            case Action.MakeWritable a -> one("mount -o remount,rw " + point(a.filesystem()));
            case Action.Thaw a -> one("fsfreeze -u " + point(a.filesystem()));
            case Action.Unmount a -> one("umount " + point(a.filesystem()));
            case Action.Stop a -> end(a.users());
            case Action.Start a -> List.of(new ShellLine("", names(a.users())));
            case Action.Pause a -> kill("STOP", a.users());
            case Action.Resume a -> kill("CONT", a.users());
            case Action.Save a -> List.of(new ShellLine("dd if=" + path(a.owner()) + " of=\"$WORK\"/rest." + a.owner()
                    .file().ino() + " bs=4096 conv=noerror,sync iflag=direct", AdviceWords.text("unit.save")));
            case Action.Provide a -> provide(a);
            case Action.Rewrite a -> List.of(new ShellLine("dd if=\"$GOOD\" of=" + path(a.owner()) + " bs=4096 seek="
                    + a.owner().page() + " count=1 conv=notrunc,fsync", page(a.owner())));
            case Action.Trim a -> List.of(new ShellLine("truncate -s " + a.owner().file().size() + " "
                    + path(a.owner()), AdviceWords.text("unit.size")));
            case Action.Quarantine a -> List.of(quarantine(a.owner()));
            case Action.Punch a -> List.of(new ShellLine("fallocate -p -o " + a.owner().offset() + " -l " + PAGE + " "
                    + path(a.owner()), AdviceWords.text("unit.bytes", a.owner().offset(), a.owner().page())));
            case Action.Write a -> List.of(write(a.owner()));
            case Action.Share a -> List.of(share(a));
            case Action.LetGo a -> a.users().isEmpty() ? List.of() : end(a.users());
            case Action.CopyAway a -> List.of(ShellLine.of("sync -f " + point(a.filesystem())),
                    ShellLine.of("cp -a " + point(a.filesystem()) + "/. \"$RESCUE\"/"));
            case Action.Rescue a -> rescue(a.filesystem());
            case Action.Rehearse a -> rehearse(a.filesystem());
            case Action.Replay a -> List.of(ShellLine.of(mount(a.filesystem(), a.filesystem().mount().dax())),
                    ShellLine.of("umount " + point(a.filesystem())));
            case Action.Clear a -> List.of(clear(a));
            case Action.ClearAll a -> List.of(ShellLine.of("ndctl clear-errors \"$NAMESPACE\""));
            case Action.Repair a -> repair(a.filesystem());
            case Action.Verify a -> one(verify(a.filesystem()));
            case Action.Search a -> one("ls -la " + point(a.filesystem()) + "/lost+found");
            case Action.Leave a -> List.of();
        };
    }

    private static List<ShellLine> one(String command) {
        return List.of(ShellLine.of(command));
    }

    private static String point(Filesystem fs) {
        return Quoted.of(fs.mountPoint());
    }

    private static String path(FilePage owner) {
        return Quoted.of(owner.file().path());
    }

    private static String page(FilePage owner) {
        return AdviceWords.text("unit.page", owner.page(), owner.offset());
    }

    private Places places() {
        return new Places(machine);
    }

    private String mount(Filesystem fs, Features.Dax dax) {
        String options = places().options(fs, "dax=" + dax.name().toLowerCase(Locale.ROOT));
        return "mount -o " + options + " " + places().data(fs) + " " + point(fs);
    }

    private List<ShellLine> writeDown(Action.WriteDown action) {
        BadRange range = action.range();
        String name = Quoted.of(range.pmem().name());
        List<ShellLine> lines = new ArrayList<>();
        lines.add(ShellLine.of("mkdir -p \"$WORK\""));
        lines.add(new ShellLine("cat /sys/block/" + name + "/badblocks > \"$WORK\"/badblocks",
                AdviceWords.text("unit.badblocks", range.pmem().name(), range.line().first(), range.line().count())));
        lines.add(new ShellLine("", Places.sum(range)));
        places().sums(range).forEach(s -> lines.add(new ShellLine("", s)));
        lines.add(ShellLine.of("dmesg -T > \"$WORK\"/dmesg"));
        lines.add(ShellLine.of("lsblk -J -b > \"$WORK\"/lsblk.json"));
        action.spot().filter(s -> s.block().isPresent() && isAsked(s.filesystem()))
                .ifPresent(s -> lines.add(fsmap(s)));
        lines.add(owners(action));
        return lines;
    }

    /** Whether it answers who owns what. Kernel: one that is shut down turns down even stat(2), xfs_vn_getattr() */
    private static boolean isAsked(Filesystem fs) {
        return fs.mount().active() && !fs.driver().isDevice() && !fs.isShutDown();
    }

    private ShellLine fsmap(Spot spot) {
        Device device = machine.device(spot.on()).orElseThrow();
        Sector first = Sector.holding(spot.bytes().start());
        Sector last = Sector.holding(spot.bytes().end() - 1);
        return new ShellLine("xfs_io -r -c 'fsmap -" + (spot.role() == Role.REALTIME ? "r" : "d") + " -v " + first + " "
                + last + "' " + point(spot.filesystem()) + " > \"$WORK\"/fsmap",
                AdviceWords.text("unit.fsmap", device.name()));
    }

    /** A line of the worksheet for each owner: pages of files, or what else the page holds. */
    private static ShellLine owners(Action.WriteDown action) {
        Stream<String> pages = action.owners().stream().map(o -> "inode " + o.file().ino() + " page " + o.page()
                + " offset " + o.offset() + " " + o.file().path());
        Stream<String> others = action.purposes().stream().filter(p -> !(p instanceof Purpose.FileData))
                .map(p -> PurposeText.of(p, action.spot().orElseThrow().filesystem()));
        String all = Stream.concat(pages, others).map(Quoted::of).collect(Collectors.joining(" "));
        return new ShellLine("printf '%s\\n' " + (all.isEmpty() ? "nobody" : all) + " > \"$WORK\"/owners",
                AdviceWords.text("unit.owners"));
    }

    private static List<ShellLine> kill(String signal, List<UserProcess> users) {
        return List.of(new ShellLine("kill -" + signal + " "
                + users.stream().map(p -> Integer.toString(p.pid())).collect(Collectors.joining(" ")), names(users)));
    }

    /** One that stands still takes the signal only when it goes on. */
    private static List<ShellLine> end(List<UserProcess> users) {
        List<UserProcess> still = users.stream().filter(p -> !p.isRunning()).toList();
        return still.isEmpty() ? kill("TERM", users)
                : Stream.concat(kill("TERM", users).stream(), kill("CONT", still).stream()).toList();
    }

    private static String names(List<UserProcess> users) {
        return users.stream().map(p -> p.pid() + " " + p.comm()).collect(Collectors.joining(", "));
    }

    private static List<ShellLine> provide(Action.Provide action) {
        FilePage owner = action.owner();
        String where = action.from().map(f -> AdviceWords.text("unit.backup.from", CopyText.of(f.copy()))).orElse("");
        return List.of(new ShellLine("dd if=\"$BACKUP\" of=\"$GOOD\" bs=4096 skip=" + owner.page()
                + " count=1 conv=sync",
                AdviceWords.text("unit.backup", owner.file().path(), owner.page(), owner.offset()) + where));
    }

    private static ShellLine write(FilePage owner) {
        String to = " of=" + path(owner) + " bs=4096 seek=" + owner.page() + " count=1 conv=notrunc,fsync";
        return owner.isPartial()
                ? new ShellLine("head -c " + owner.bytes().length() + " \"$GOOD\" | dd iflag=fullblock" + to,
                        page(owner))
                : new ShellLine("dd if=\"$GOOD\"" + to, page(owner));
    }

    private ShellLine quarantine(FilePage owner) {
        String keeper = Quoted.of(owner.filesystem().mountPoint() + "/" + keeper(owner));
        return reflink(owner.file().path(), owner.offset(), 0, owner.bytes().length(), "-f ", keeper);
    }

    private static String keeper(FilePage owner) {
        return "bad-block-of-" + owner.file().ino() + "-" + owner.page();
    }

    private static ShellLine share(Action.Share action) {
        return reflink(action.good().file().path(), action.good().offset(), action.again().offset(), PAGE, "",
                path(action.again()));
    }

    /** xfs_io splits its own commands at blanks: a name that has some is handed over as an open file. */
    private static ShellLine reflink(String source, long from, long to, long length, String option, String target) {
        boolean plain = Quoted.isPlain(source);
        return new ShellLine("xfs_io " + option + "-c 'reflink " + (plain ? source : "/dev/fd/3") + " " + from + " "
                + to + " " + length + "' " + target + (plain ? "" : " 3< " + Quoted.of(source)),
                AdviceWords.text("unit.reflink", from, to, length));
    }

    private List<ShellLine> rescue(Filesystem fs) {
        String how = fs.driver() == Driver.XFS ? "ro,norecovery" : "ro,noload";
        return List.of(
                ShellLine.of("mount -o " + places().options(fs, how) + " " + places().data(fs) + " " + point(fs)),
                ShellLine.of("cp -a " + point(fs) + "/. \"$RESCUE\"/"), ShellLine.of("umount " + point(fs)));
    }

    private List<ShellLine> rehearse(Filesystem fs) {
        if (fs.driver() != Driver.XFS) {
            return List.of(ShellLine.of("e2image -r " + places().data(fs) + " \"$WORK\"/meta.img"),
                    ShellLine.of("e2fsck -f -y \"$WORK\"/meta.img"));
        }
        Optional<Device> log = fs.volume(Role.LOG).flatMap(v -> machine.device(v.on()));
        String source = log.map(d -> "-l " + places().file(d.id()) + " ").orElse("");
        List<ShellLine> lines = new ArrayList<>();
        lines.add(ShellLine.of("xfs_metadump -o " + source + places().data(fs) + " \"$WORK\"/meta.dump"));
        lines.add(ShellLine.of("xfs_mdrestore \"$WORK\"/meta.dump \"$WORK\"/meta.img"));
        log.ifPresent(d -> lines.add(new ShellLine("truncate -s " + d.size() + " \"$WORK\"/log.img",
                AdviceWords.text("unit.log", d.name()))));
        lines.add(new ShellLine("xfs_repair -f -L " + (log.isPresent() ? "-l \"$WORK\"/log.img " : "")
                + "\"$WORK\"/meta.img", AdviceWords.text("exit.rehearse")));
        return lines;
    }

    private ShellLine clear(Action.Clear action) {
        BadRange range = action.range();
        String content = switch (action.content()) {
            case ZEROS -> "/dev/zero";
            case GOOD -> "\"$GOOD\"";
        };
        return new ShellLine(
                "dd if=" + content + " of=" + places().disk(range) + " bs=512 seek=" + range.first() + " count="
                        + range.count() + " oflag=direct conv=nocreat,fsync",
                Places.sum(range));
    }

    private List<ShellLine> repair(Filesystem fs) {
        if (fs.driver() != Driver.XFS) {
            return List.of(new ShellLine("e2fsck -f -y " + places().data(fs), AdviceWords.text("exit.e2fsck")));
        }
        return List.of(new ShellLine("xfs_repair " + places().others(fs) + places().data(fs),
                AdviceWords.text("exit.repair")),
                new ShellLine("", AdviceWords.text("exit.dirty", "xfs_repair -L " + places().others(fs)
                        + places().data(fs))));
    }

    private String verify(Filesystem fs) {
        return fs.driver() == Driver.XFS ? "xfs_repair -n " + places().others(fs) + places().data(fs)
                : "e2fsck -f -n " + places().data(fs);
    }
}
