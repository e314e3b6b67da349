package org.faultline.repair.outcome;

import org.faultline.filesystem.Inode;

/**
 * A page of a file.
 *
 * @param offset first byte of the file
 */
public record Piece(Inode file, long offset, boolean unwritten) {}
