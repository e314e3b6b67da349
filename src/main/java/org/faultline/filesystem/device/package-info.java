/**
 * Devices that are mapped themselves, without a filesystem.
 */
@NullMarked
package org.faultline.filesystem.device;

import org.jspecify.annotations.NullMarked;
