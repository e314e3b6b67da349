package org.faultline.session;

import java.nio.file.Path;
import java.util.Map;

/**
 * The user's folders where the program keeps what it remembers. They need not be there yet.
 *
 * @param config for what the user chose or did
 * @param state for what must outlive a crash
 */
public record Places(Path config, Path state) {
    private static final String NAME = "faultline";

    /** The folders of whoever runs this process. */
    public static Places here() {
        return of(System.getProperty("os.name", ""), System.getProperty("user.home", ""), System.getenv());
    }

    static Places of(String system, String home, Map<String, String> environment) {
        if (system.startsWith("Windows")) {
            Path data = folder(environment, "LOCALAPPDATA", Path.of(home, "AppData", "Local"));
            return new Places(data.resolve("config"), data.resolve("state"));
        }
        if (system.startsWith("Mac")) {
            Path data = Path.of(home, "Library", "Application Support", NAME);
            return new Places(data.resolve("config"), data.resolve("state"));
        }
        return new Places(folder(environment, "XDG_CONFIG_HOME", Path.of(home, ".config")),
                folder(environment, "XDG_STATE_HOME", Path.of(home, ".local", "state")));
    }

    private static Path folder(Map<String, String> environment, String variable, Path otherwise) {
        String set = environment.getOrDefault(variable, "");
        return (set.isEmpty() ? otherwise : Path.of(set)).resolve(NAME);
    }
}
