package org.faultline.benchmark;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.animation.AnimationTimer;
import javafx.collections.ListChangeListener;
import javafx.stage.Window;

/**
 * Starts a program by its own main, and says when its frames are out: {@code frame} on the second pulse behind the first
 * window, for the frame of a pulse is drawn before the next begins, and the same with the name of each node that it is told
 * to look for, on the second pulse that finds it. Then it ends.
 */
final class FirstFrame {
    private FirstFrame() {}

    /**
     * Starts it.
     *
     * @param arguments the main class, the names of the nodes, divided by commas and perhaps none, and what the program
     *     is told
     */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        Method main = Class.forName(arguments[0]).getMethod("main", String[].class);
        List<String> wanted = Stream.of(arguments[1].split(",")).filter(name -> !name.isEmpty()).toList();
        Window.getWindows().addListener((ListChangeListener<Window>) change -> new Pulses(wanted).start());
        main.invoke(null, (Object) Arrays.copyOfRange(arguments, 2, arguments.length));
    }

    private static final class Pulses extends AnimationTimer {
        private final Map<String, Integer> left = new LinkedHashMap<>();

        Pulses(List<String> nodes) {
            left.put("", 2);
            nodes.forEach(node -> left.put(node, 2));
        }

        @Override
        public void handle(long now) {
            left.replaceAll((node, pulses) -> isThere(node) ? pulses - 1 : pulses);
            left.forEach((node, pulses) -> say(node, pulses));
            left.values().removeIf(pulses -> pulses == 0);
            if (left.isEmpty()) {
                Runtime.getRuntime().halt(0);
            }
        }

        private static void say(String node, int pulses) {
            if (pulses == 0) {
                System.out.println(("frame " + node).strip());
                System.out.flush();
            }
        }

        private static boolean isThere(String node) {
            return node.isEmpty() || Window.getWindows().stream().map(Window::getScene)
                    .anyMatch(scene -> scene != null && scene.lookup(node) != null);
        }
    }
}
