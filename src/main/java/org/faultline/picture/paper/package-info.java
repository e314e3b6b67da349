/**
 * Surfaces that need no window: SVG text, pixels and pages of PDF. Text has the widths of a table made once from the fonts
 * that come with the program, so that a picture is laid out the same on every machine.
 */
@NullMarked
package org.faultline.picture.paper;

import org.jspecify.annotations.NullMarked;
