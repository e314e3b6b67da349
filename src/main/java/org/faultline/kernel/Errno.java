package org.faultline.kernel;

/** The error numbers the modelled functions return. Kernel: include/uapi/asm-generic/errno-base.h, errno.h. */
public enum Errno {
    ENOENT(2),
    EIO(5),
    ENXIO(6),
    EBADF(9),
    EAGAIN(11),
    EFAULT(14),
    ENOTBLK(15),
    EBUSY(16),
    EEXIST(17),
    ENODEV(19),
    EINVAL(22),
    ENOSPC(28),
    EROFS(30),
    ENOTEMPTY(39),
    ENODATA(61),
    EOPNOTSUPP(95),
    ESHUTDOWN(108),
    ETIMEDOUT(110),
    /** XFS calls it EFSCORRUPTED. */
    EUCLEAN(117);

    private final int number;

    Errno(int number) {
        this.number = number;
    }

    /** The positive number; a function that fails returns it with a minus. */
    public int number() {
        return number;
    }
}
