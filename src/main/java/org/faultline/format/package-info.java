/**
 * Every outside form of our own data: JSON in and out, a trace as text and as sentences. Nothing here decides what
 * the data means, and nothing here opens a file.
 */
@NullMarked
package org.faultline.format;

import org.jspecify.annotations.NullMarked;
