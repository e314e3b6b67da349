/**
 * Memory as the kernel keeps it: page tables, the DAX entries of files, pages of the page cache, and pages that went bad. It says
 * what is; what a kernel does about it is never decided here.
 */
@NullMarked
package org.faultline.memory;

import org.jspecify.annotations.NullMarked;
