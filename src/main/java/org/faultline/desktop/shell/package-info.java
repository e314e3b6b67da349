/**
 * The main window: menus, toolbar, status bar, shortcuts and dialogs, and where each pane stands. It places the panes
 * and lets them be: what a pane shows is decided in the pane.
 */
@NullMarked
package org.faultline.desktop.shell;

import org.jspecify.annotations.NullMarked;
