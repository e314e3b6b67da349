/**
 * The pane with the picture of the stack: where it is seen from, the mouse and the keys on it. It never asks the
 * engine, never decides what a kernel does, and knows no other pane.
 */
@NullMarked
package org.faultline.desktop.canvas;

import org.jspecify.annotations.NullMarked;
