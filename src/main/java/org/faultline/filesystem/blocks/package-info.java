/**
 * What filesystems of blocks have in common: groups, extents, inodes, and the map of who owns each block. What a kernel does when
 * a block goes bad is never decided here.
 */
@NullMarked
package org.faultline.filesystem.blocks;

import org.jspecify.annotations.NullMarked;
