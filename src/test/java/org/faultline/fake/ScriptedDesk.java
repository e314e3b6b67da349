package org.faultline.fake;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.faultline.desktop.shell.Desk;
import org.faultline.session.RecentFiles;
import org.faultline.session.Recoveries;
import org.faultline.session.Session;

/** A desk without windows: what was opened on it can be read afterwards. */
public final class ScriptedDesk implements Desk {
    private final List<Session> opened = new ArrayList<>();
    private final RecentFiles recent;
    private final Recoveries recoveries;
    private boolean left;

    /** A desk that remembers in {@code folder}. */
    public ScriptedDesk(Path folder) {
        recent = RecentFiles.in(folder);
        recoveries = Recoveries.in(folder);
    }

    /** The sessions that were to have a window of their own. */
    public List<Session> opened() {
        return List.copyOf(opened);
    }

    public boolean isLeft() {
        return left;
    }

    @Override
    public void open(Session session) {
        opened.add(session);
    }

    @Override
    public void quit() {
        left = true;
    }

    @Override
    public RecentFiles recent() {
        return recent;
    }

    @Override
    public Recoveries recoveries() {
        return recoveries;
    }
}
