/**
 * The list of filesystems that a machine can hold.
 */
@NullMarked
package org.faultline.filesystem.kinds;

import org.jspecify.annotations.NullMarked;
