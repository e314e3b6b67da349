package org.faultline.desktop.paint;

import javafx.scene.paint.Color;

/**
 * The colours of one theme. The states of a page have the colours of Okabe and Ito, which colour-blind people tell
 * apart; shape, pattern and glyph say the same, so colour is never the only cue.
 *
 * @param ground behind everything
 * @param panel cards and chips
 * @param ink text
 * @param faint text of second rank
 * @param line borders of strips
 * @param hair separators and borders of cards
 * @param failure the path of the failure, bad pages
 * @param failureInk text in the colour of the failure
 * @param chosen what is selected
 * @param data one owner's data
 * @param shared borders of shared data
 * @param metadata of the filesystem
 * @param log the journal
 * @param attributes attribute forks and extent btrees
 * @param process mappings and processes
 * @param dead what has died or was shut down
 * @param inkOnState text on a filled page
 */
public record Palette(Color ground, Color panel, Color ink, Color faint, Color line, Color hair, Color failure,
        Color failureInk, Color chosen, Color data, Color shared, Color metadata, Color log, Color attributes,
        Color process, Color dead, Color inkOnState) {
    public static final Palette LIGHT = new Palette(Color.web("#FFFFFF"), Color.web("#FFFFFF"), Color.web("#1B1F24"),
            Color.web("#57606A"), Color.web("#3D444D"), Color.web("#D0D7DE"), Color.web("#D55E00"),
            Color.web("#B34A00"), Color.web("#0757BA"), Color.web("#56B4E9"), Color.web("#0072B2"),
            Color.web("#E69F00"), Color.web("#F0E442"), Color.web("#CC79A7"), Color.web("#009E73"),
            Color.web("#8C959F"), Color.web("#10151B"));

    public static final Palette DARK = new Palette(Color.web("#0D1117"), Color.web("#161B22"), Color.web("#E6E8EB"),
            Color.web("#A3ABB5"), Color.web("#8B949E"), Color.web("#30363D"), Color.web("#FF7A1A"),
            Color.web("#FF9A52"), Color.web("#6CB0FF"), Color.web("#3E93C8"), Color.web("#7CC4F2"),
            Color.web("#D9980A"), Color.web("#CFC43A"), Color.web("#C87FA9"), Color.web("#1DB589"),
            Color.web("#7D8590"), Color.web("#0B0F14"));

    public static Palette of(boolean dark) {
        return dark ? DARK : LIGHT;
    }

    /** {@code color} laid over the ground with that opacity, as an opaque colour. */
    public Color tint(Color color, double opacity) {
        return ground.interpolate(color, opacity);
    }

    /** {@code color}, seen through. */
    public static Color veil(Color color, double opacity) {
        return Color.color(color.getRed(), color.getGreen(), color.getBlue(), opacity);
    }
}
