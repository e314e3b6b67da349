/** A run taken out of the program: its picture at a step, or all of it, as files that others can open. */
@NullMarked
package org.faultline.export;

import org.jspecify.annotations.NullMarked;
