/**
 * What happened: closed kinds of events in numbered steps, and the verdict about a failure. Nothing here decides
 * anything and nothing here knows who reads it.
 */
@NullMarked
package org.faultline.trace;

import org.jspecify.annotations.NullMarked;
