package org.faultline.desktop.shell;

import org.faultline.session.RecentFiles;
import org.faultline.session.Recoveries;
import org.faultline.session.Session;

/** What the windows of the program share. */
public interface Desk {
    /** Opens one more window. */
    void open(Session session);

    /** Closes every window, each of which asks first about its unsaved changes. */
    void quit();

    /** The files that were opened or saved last. */
    RecentFiles recent();

    /** What programs that ended without leave have left behind. */
    Recoveries recoveries();

    /** The desk of a window that is alone and remembers nothing, for pictures and tests. */
    static Desk alone(Dialogs dialogs) {
        return new Desk() {
            @Override
            public void open(Session session) {}

            @Override
            public void quit() {
                dialogs.close();
            }

            @Override
            public RecentFiles recent() {
                return RecentFiles.none();
            }

            @Override
            public Recoveries recoveries() {
                return Recoveries.none();
            }
        };
    }
}
