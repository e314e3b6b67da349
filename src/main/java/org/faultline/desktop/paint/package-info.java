/**
 * What drawn panes are made of: a canvas of the window as a surface, text in its fonts, views and gestures on it.
 * No layout, no state and nothing that knows what is drawn.
 */
@NullMarked
package org.faultline.desktop.paint;

import org.jspecify.annotations.NullMarked;
