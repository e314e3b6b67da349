/**
 * How large things may get and how long they may take: the size table, each row measured beside its peer or its floor in
 * the same run, and written to docs/performance.md.
 */
@NullMarked
package org.faultline.benchmark;

import org.jspecify.annotations.NullMarked;
