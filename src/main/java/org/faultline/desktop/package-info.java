/**
 * The window and how its parts are put together. Only this package draws, and no rule about the machine or the kernel
 * is ever here.
 */
@NullMarked
package org.faultline.desktop;

import org.jspecify.annotations.NullMarked;
