package org.faultline.assembly;

/** A thing with the entry of the document that describes it. */
record Placed<T>(Entry entry, T value) {}
