/**
 * Damaged input: documents and recordings are mutated at random from a seed, and given to the commands. Whatever they
 * say is fine, as long as they say it soon, in little memory, and do not call it their own fault.
 */
@NullMarked
package org.faultline.fuzz;

import org.jspecify.annotations.NullMarked;
