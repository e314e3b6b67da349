package org.faultline.kernel;

/** The error numbers the modelled functions return. Kernel: include/uapi/asm-generic/errno.h. */
public enum Errno {
    EIO(5),
    ENXIO(6),
    EAGAIN(11),
    EFAULT(14),
    EBUSY(16),
    ENODEV(19),
    ENODATA(61),
    EOPNOTSUPP(95),
    /** XFS calls it EFSCORRUPTED. */
    EUCLEAN(117);

    private final int number;

    Errno(int number) {
        this.number = number;
    }

    /** As a probe prints the return value: {@code ret=-117}. */
    public String returned() {
        return "ret=-" + number;
    }
}
