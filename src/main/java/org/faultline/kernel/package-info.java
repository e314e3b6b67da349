/**
 * Words of the kernel itself: the names of its functions, its error numbers. Nothing here knows what they do.
 */
@NullMarked
package org.faultline.kernel;

import org.jspecify.annotations.NullMarked;
