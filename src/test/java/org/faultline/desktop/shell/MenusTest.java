package org.faultline.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.faultline.desktop.MainWindow;
import org.faultline.fake.Windows;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class MenusTest {
    private MainWindow window;
    private Stage stage;

    @Start
    void start(Stage shown) {
        window = Windows.on("reflink-trio");
        stage = shown;
        stage.setScene(window.scene(1280, 800));
        stage.show();
    }

    /** What is higher than the window needs arrows to be scrolled. */
    @ParameterizedTest
    @CsvSource({"100, 1000, 650", "150, 1280, 800"})
    void every_menu_fits_below_the_menu_bar(int text, double width, double height, FxRobot robot) {
        robot.interact(() -> {
            window.looks().textSize().set(text);
            stage.setWidth(width);
            stage.setHeight(height);
        });
        MenuBar bar = robot.lookup(".menu-bar").query();
        for (Menu menu : bar.getMenus()) {
            robot.interact(menu::show);
            double bottom = Window.getWindows().stream().filter(ContextMenu.class::isInstance)
                    .mapToDouble(Window::getHeight).max().orElseThrow();
            robot.interact(menu::hide);
            assertThat(bottom).as(menu.getText()).isLessThan(height - bar.getHeight());
        }
    }

    @ParameterizedTest
    @CsvSource({"Go to, Home", "Next and previous, Shift+S", "Ask why, Alt+Left", "Runs, Shift+N"})
    void what_belongs_together_in_a_run_has_a_menu_of_its_own(String title, String keys, FxRobot robot) {
        Menu run = robot.lookup(".menu-bar").queryAs(MenuBar.class).getMenus().get(3);
        List<Menu> below = run.getItems().stream().filter(Menu.class::isInstance).map(Menu.class::cast)
                .filter(menu -> menu.getText().replace("_", "").equals(title)).toList();
        assertThat(below).hasSize(1);
        assertThat(below.getFirst().getItems()).anyMatch(item -> item.getAccelerator() != null
                && item.getAccelerator().getName().equals(keys));
    }
}
