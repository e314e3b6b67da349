/** The stack picture: address spaces as strips, mappings as ribbons. It draws what the snapshot says and decides nothing. */
@NullMarked
package org.faultline.desktop.canvas;

import org.jspecify.annotations.NullMarked;
