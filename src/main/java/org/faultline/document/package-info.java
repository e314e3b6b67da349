/**
 * The topology document as written: a tree that keeps every field, known or not, in its order and with its line.
 * Nothing here knows JSON syntax, and nothing here decides whether a document makes sense.
 */
@NullMarked
package org.faultline.document;

import org.jspecify.annotations.NullMarked;
