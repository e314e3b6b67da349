package org.faultline.format.shell;

import java.util.List;
import java.util.stream.Collectors;
import org.faultline.filesystem.Filesystem;
import org.faultline.format.words.AdviceWords;
import org.faultline.machine.Machine;
import org.faultline.process.UserProcess;
import org.faultline.repair.advice.Action;
import org.faultline.repair.advice.BadRange;
import org.faultline.repair.advice.FilePage;

/** How to see that an action worked: one command, with what it must say. It changes nothing. */
public record Checks(Machine machine) {
    /** The command that looks, with what it must say as its comment. */
    public ShellLine of(Action action) {
        return switch (action) {
            case Action.WriteDown a -> line("cat \"$WORK\"/owners \"$WORK\"/badblocks", "WriteDown");
            case Action.Detect a -> list(a.range(), "listed");
            case Action.Mount a -> mounted(a.filesystem(), "Mount");
            case Action.MakeWritable a -> mounted(a.filesystem(), "MakeWritable");
            case Action.Thaw a -> line("sync -f " + Quoted.of(a.filesystem().mountPoint()), "Thaw");
            case Action.Unmount a -> gone(a.filesystem());
            case Action.Stop a -> states(a.users(), "Stop");
            case Action.Start a -> line("ps -A -o pid,comm,stat", "Start");
            case Action.Pause a -> states(a.users(), "Pause");
            case Action.Resume a -> states(a.users(), "Resume");
            case Action.Save a -> line("ls -l \"$WORK\"/rest." + a.owner().file().ino(), "Save");
            case Action.Provide a -> line("stat -c %s \"$GOOD\"", "Provide");
            case Action.Rewrite a -> same(a.owner());
            case Action.Trim a -> line("stat -c %s " + path(a.owner()), "Trim", a.owner().file().size());
            case Action.Quarantine a -> line("filefrag -v " + path(a.owner()), "Quarantine");
            case Action.Punch a -> line("filefrag -v " + path(a.owner()), "Punch", a.owner().page());
            case Action.Write a -> same(a.owner());
            case Action.Share a -> line("filefrag -v " + path(a.again()), "Share", a.again().page());
            case Action.LetGo a -> line("lsof +L1", "LetGo");
            case Action.CopyAway a -> line("du -sx \"$RESCUE\"", "CopyAway");
            case Action.Rescue a -> line("du -sx \"$RESCUE\"", "Rescue");
            case Action.Rehearse a -> line("ls -l \"$WORK\"", "Rehearse");
            case Action.Replay a -> gone(a.filesystem());
            case Action.Clear a -> list(a.range(), "Clear");
            case Action.ClearAll a -> line("cat /sys/block/" + Quoted.of(a.pmem().name()) + "/badblocks", "ClearAll");
            case Action.Repair a -> line("echo $?", "Repair");
            case Action.Verify a -> line("echo $?", "Verify");
            case Action.Search a -> line("ls -A " + Quoted.of(a.filesystem().mountPoint() + "/lost+found"), "Search");
            case Action.Leave a -> list(a.range(), "Leave");
        };
    }

    private ShellLine line(String command, String key, Object... arguments) {
        return new ShellLine(command, AdviceWords.text("check." + key, arguments));
    }

    private static String path(FilePage owner) {
        return Quoted.of(owner.file().path());
    }

    private ShellLine list(BadRange range, String key) {
        return line("cat /sys/block/" + Quoted.of(range.pmem().name()) + "/badblocks", key, range.first(),
                range.first().number() + range.count() - 1);
    }

    private ShellLine mounted(Filesystem fs, String key) {
        return line("findmnt " + Quoted.of(fs.mountPoint()), key);
    }

    private ShellLine gone(Filesystem fs) {
        return line("findmnt -S " + new Places(machine).data(fs), "Unmount");
    }

    private ShellLine states(List<UserProcess> users, String key) {
        return line("ps -o pid,stat,comm -p "
                + users.stream().map(p -> Integer.toString(p.pid())).collect(Collectors.joining(",")), key);
    }

    private ShellLine same(FilePage owner) {
        return line("dd if=" + path(owner) + " bs=4096 skip=" + owner.page() + " count=1 status=none | cmp -n "
                + owner.bytes().length() + " - \"$GOOD\"", "same");
    }

}
