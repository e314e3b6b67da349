/** A person who edits at random: whatever is done, the document stays whole and undo takes it back to the last byte. */
@NullMarked
package org.faultline.randomedit;

import org.jspecify.annotations.NullMarked;
