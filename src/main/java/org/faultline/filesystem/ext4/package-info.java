/**
 * ext4 as far as a failure notices: it keeps no reverse map and nobody tells it.
 */
@NullMarked
package org.faultline.filesystem.ext4;

import org.jspecify.annotations.NullMarked;
