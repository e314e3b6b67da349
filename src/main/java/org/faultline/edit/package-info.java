/**
 * What a person can do to a document by hand: add a part, share, map, set a field, rename, copy, take away. Every
 * function takes a document and gives another one; whether a kernel accepts it is for assembly and the engine to say.
 */
@NullMarked
package org.faultline.edit;

import org.jspecify.annotations.NullMarked;
