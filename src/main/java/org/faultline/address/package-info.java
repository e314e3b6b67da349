/**
 * Byte ranges in named address spaces, the units people count them in, and the conversions between them.
 * Nothing here knows what a space is for: no devices, no files, no kernels.
 */
@NullMarked
package org.faultline.address;

import org.jspecify.annotations.NullMarked;
