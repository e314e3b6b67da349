/** Two kernels side by side in the window, and all of them at once. Every row and word comes from {@code compare}. */
@NullMarked
package org.faultline.desktop.compare;

import org.jspecify.annotations.NullMarked;
