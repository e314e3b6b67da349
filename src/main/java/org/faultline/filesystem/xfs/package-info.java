/**
 * XFS: where mkfs puts its own blocks.
 */
@NullMarked
package org.faultline.filesystem.xfs;

import org.jspecify.annotations.NullMarked;
