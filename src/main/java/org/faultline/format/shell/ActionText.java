package org.faultline.format.shell;

import java.util.List;
import java.util.stream.Collectors;
import org.faultline.filesystem.Filesystem;
import org.faultline.format.words.AdviceWords;
import org.faultline.format.words.CopyText;
import org.faultline.process.UserProcess;
import org.faultline.repair.advice.Action;
import org.faultline.repair.advice.FilePage;

/** What is done, as a line that begins a step. */
public final class ActionText {
    private ActionText() {}

    /** The line. */
    public static String of(Action action) {
        return switch (action) {
            case Action.WriteDown a -> AdviceWords.text("action.WriteDown");
            case Action.Detect a -> AdviceWords.text("action.Detect");
            case Action.Mount a -> of("Mount", a.filesystem());
            case Action.MakeWritable a -> of("MakeWritable", a.filesystem());
            case Action.Thaw a -> of("Thaw", a.filesystem());
            case Action.Unmount a -> of("Unmount", a.filesystem());
            case Action.Stop a -> of("Stop", a.users());
            case Action.Start a -> of("Start", a.users());
            case Action.Pause a -> of("Pause", a.users());
            case Action.Resume a -> of("Resume", a.users());
            case Action.Save a -> of("Save", a.owner());
            case Action.Provide a -> a.from().map(f -> AdviceWords.text("action.Provide.from", f.owner().file().path(),
                    CopyText.of(f.copy()))).orElseGet(() -> of("Provide", a.owner()));
            case Action.Rewrite a -> of("Rewrite", a.owner());
            case Action.Trim a -> of("Trim", a.owner());
            case Action.Quarantine a -> of("Quarantine", a.owner());
            case Action.Punch a -> of("Punch", a.owner());
            case Action.Write a -> of("Write", a.owner());
            case Action.Share a -> AdviceWords.text("action.Share", a.again().file().path(), a.again().page(),
                    a.good().file().path(), a.good().page());
            case Action.LetGo a -> of("LetGo", a.owner());
            case Action.CopyAway a -> of("CopyAway", a.filesystem());
            case Action.Rescue a -> of("Rescue", a.filesystem());
            case Action.Rehearse a -> of("Rehearse", a.filesystem());
            case Action.Replay a -> of("Replay", a.filesystem());
            case Action.Clear a -> AdviceWords.text("action.Clear." + a.content().name(), a.range().pmem().name());
            case Action.ClearAll a -> AdviceWords.text("action.ClearAll", a.pmem().name(), a.others());
            case Action.Repair a -> of("Repair", a.filesystem());
            case Action.Verify a -> of("Verify", a.filesystem());
            case Action.Search a -> of("Search", a.filesystem());
            case Action.Leave a -> AdviceWords.text("action.Leave");
        };
    }

    private static String of(String key, Filesystem fs) {
        return AdviceWords.text("action." + key, fs.mountPoint());
    }

    private static String of(String key, FilePage owner) {
        return AdviceWords.text("action." + key, owner.file().path(), owner.page());
    }

    private static String of(String key, List<UserProcess> users) {
        return AdviceWords.text("action." + key,
                users.stream().map(p -> p.pid() + " " + p.comm()).collect(Collectors.joining(", ")));
    }
}
