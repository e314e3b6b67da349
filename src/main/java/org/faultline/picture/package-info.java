/**
 * The drawing vocabulary of every picture: boxes, text, colours by what they stand for, patterns and signs, on a surface
 * that may be a window, a file or anything else that can be drawn on. Nothing here knows what is drawn, nor a toolkit.
 */
@NullMarked
package org.faultline.picture;

import org.jspecify.annotations.NullMarked;
