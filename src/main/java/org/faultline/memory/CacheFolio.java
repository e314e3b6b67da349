package org.faultline.memory;

import org.faultline.address.LayerId;

/** Pages of a file that the page cache holds as one, from page {@code first}. */
public record CacheFolio(LayerId file, long first) {}
