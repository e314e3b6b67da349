/**
 * Kernel designs as tables of hooks, and the hooks: each one stands for a kernel function and says where it is.
 * A design differs from another only by what its table names; no hook asks under which design it runs.
 */
@NullMarked
package org.faultline.design;

import org.jspecify.annotations.NullMarked;
