/**
 * The command line: it asks the session and prints what the formats say. No logic of its own is ever here; what a
 * command needs to know lives below it first.
 */
@NullMarked
package org.faultline.cli;

import org.jspecify.annotations.NullMarked;
