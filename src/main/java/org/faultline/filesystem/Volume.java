package org.faultline.filesystem;

import org.faultline.address.LayerId;

/**
 * A device it uses.
 *
 * @param size bytes of the device that it uses, from its byte 0
 */
public record Volume(Role role, LayerId on, long size) {}
