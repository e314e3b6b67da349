/**
 * The stack as strips and ribbons, with the failure climbing them: first laid out by pure functions, then drawn.
 * It never asks the engine, never decides what a kernel does, and knows no other pane.
 */
@NullMarked
package org.faultline.desktop.canvas;

import org.jspecify.annotations.NullMarked;
