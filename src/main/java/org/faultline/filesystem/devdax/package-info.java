/**
 * Devices that are mapped themselves, without a filesystem.
 */
@NullMarked
package org.faultline.filesystem.devdax;

import org.jspecify.annotations.NullMarked;
