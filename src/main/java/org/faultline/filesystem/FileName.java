package org.faultline.filesystem;

/**
 * A name of a file, as a directory has it. A file has as many as its link count says.
 *
 * @param path absolute
 */
public record FileName(String path, Inode file) {}
