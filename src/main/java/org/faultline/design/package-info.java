/**
 * A kernel design as a table of hooks and choices, and what a hook may see and do. A design differs from another only by
 * what its table names; no hook asks under which design it runs.
 */
@NullMarked
package org.faultline.design;

import org.jspecify.annotations.NullMarked;
