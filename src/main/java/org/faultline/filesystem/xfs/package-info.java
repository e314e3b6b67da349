/**
 * XFS with its real layout and reverse map, what other kinds share with it, and the list of kinds. What a kernel does when a
 * block goes bad is never decided here.
 */
@NullMarked
package org.faultline.filesystem.xfs;

import org.jspecify.annotations.NullMarked;
