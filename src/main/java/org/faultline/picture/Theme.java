package org.faultline.picture;

/**
 * The colours of a theme. The states of a page have the colours of Okabe and Ito, which colour-blind people tell apart;
 * shape, pattern and glyph say the same, so colour is never the only cue.
 */
public enum Theme {
    LIGHT {
        @Override
        int rgb(Paint.Role role) {
            return switch (role) {
                case GROUND, PANEL -> 0xFFFFFF;
                case QUIET -> 0xF6F8FA;
                case INK -> 0x1B1F24;
                case FAINT -> 0x57606A;
                case LINE -> 0x3D444D;
                case HAIR -> 0xD0D7DE;
                case FAILURE -> 0xD55E00;
                case FAILURE_INK -> 0xB34A00;
                case CHOSEN -> 0x0969DA;
                case DATA -> 0x56B4E9;
                case SHARED -> 0x10151B;
                case METADATA -> 0xE69F00;
                case LOG -> 0xF0E442;
                case ATTRIBUTES -> 0xCC79A7;
                case PROCESS -> 0x009E73;
                case DEAD -> 0x8C959F;
                case GUESS -> 0xCC79A7;
                case INK_ON_STATE -> 0x10151B;
            };
        }
    },
    DARK {
        @Override
        int rgb(Paint.Role role) {
            return switch (role) {
                case GROUND -> 0x0D1117;
                case PANEL, QUIET -> 0x161B22;
                case INK -> 0xE6E8EB;
                case FAINT -> 0xA3ABB5;
                case LINE -> 0x8B949E;
                case HAIR -> 0x30363D;
                case FAILURE -> 0xFF7A1A;
                case FAILURE_INK -> 0xFF9A52;
                case CHOSEN -> 0x6CB0FF;
                case DATA -> 0x3E93C8;
                case SHARED -> 0x0B0F14;
                case METADATA -> 0xD9980A;
                case LOG -> 0xCFC43A;
                case ATTRIBUTES -> 0xC87FA9;
                case PROCESS -> 0x1DB589;
                case DEAD -> 0x7D8590;
                case GUESS -> 0xC87FA9;
                case INK_ON_STATE -> 0x0B0F14;
            };
        }
    };

    private static final float SHADE = 0.7f;

    abstract int rgb(Paint.Role role);

    public static Theme of(boolean dark) {
        return dark ? DARK : LIGHT;
    }

    /** What a paint looks like. */
    public Rgba of(Paint paint) {
        Rgba pure = Rgba.of(rgb(paint.role()));
        Rgba shade = paint.darker() ? pure.times(SHADE) : pure;
        Rgba over = paint.part() >= 1 ? shade : Rgba.of(rgb(Paint.Role.GROUND)).towards(shade, (float) paint.part());
        return over.seen((float) paint.opacity());
    }
}
