/**
 * What a filesystem is to the rest of the machine: its blocks and who owns them, its files, how they change, and how it is mounted.
 */
@NullMarked
package org.faultline.filesystem;

import org.jspecify.annotations.NullMarked;
