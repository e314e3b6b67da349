/**
 * The filesystems of a stack: where their blocks lie, who owns them, how files change, and the list of them.
 * What a kernel does when a block goes bad is never decided here.
 */
@NullMarked
package org.faultline.filesystem;

import org.jspecify.annotations.NullMarked;
