/**
 * What the selected step, page or layer means: its addresses, its owners, the reason and the kernel source.
 * Nothing is computed here that the trace or the stack does not already say.
 */
@NullMarked
package org.faultline.desktop.inspector;

import org.jspecify.annotations.NullMarked;
