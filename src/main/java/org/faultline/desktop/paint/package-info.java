/**
 * The drawing vocabulary of the two drawn panes: colours of each theme, text sizes, patterns and glyphs.
 * No layout, no state and nothing that knows what is drawn.
 */
@NullMarked
package org.faultline.desktop.paint;

import org.jspecify.annotations.NullMarked;
