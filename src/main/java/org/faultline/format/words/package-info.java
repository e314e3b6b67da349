/**
 * Where every sentence about a run is written: keys and what they speak of, made words from files of messages. Nothing
 * else in the house makes words of a trace, so another language is another set of files.
 */
@NullMarked
package org.faultline.format.words;

import org.jspecify.annotations.NullMarked;
