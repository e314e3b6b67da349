package org.faultline.design;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.faultline.address.Unit;
import org.faultline.design.choice.Choices;
import org.faultline.design.choice.FaultChoice.FirstRead;
import org.faultline.design.choice.WriteChoice.LargeFolio;
import org.faultline.design.choice.WriteChoice.PartialFolio;
import org.faultline.design.choice.WriteChoice.WrittenFolio;
import org.faultline.filesystem.Driver;
import org.faultline.memory.CacheFolio;
import org.faultline.memory.CachedPages;
import org.faultline.memory.FolioSizes;

/**
 * In what the page cache of a filesystem holds files without DAX, and in what that is split. Kernel: mm/filemap.c
 * __filemap_get_folio(), mm/truncate.c truncate_inode_pages_range().
 */
public record Folios(FolioSizes sizes, PartialFolio split) {
    /** As a kernel that made these choices does it. */
    public static Folios of(Driver driver, Choices choices) {
        return new Folios(sizes(driver, choices), choices.choice(PartialFolio.class));
    }

    /** The same with XFS, the one filesystem whose files share blocks. */
    public static Folios ofXfs(Choices choices) {
        return of(Driver.XFS, choices);
    }

    private static FolioSizes sizes(Driver driver, Choices choices) {
        LargeFolio large = choices.choice(LargeFolio.class);
        boolean able = switch (driver) {
            case XFS -> large != LargeFolio.NONE;
            case EXT4 -> large == LargeFolio.XFS_AND_EXT4;
            case DEVICE_DAX, BLOCK_DEVICE -> false;
        };
        if (!able) {
            return FolioSizes.SINGLE;
        }
        long read = switch (choices.choice(FirstRead.class)) {
            case FOUR_PAGES -> FolioSizes.GROWTH;
            case SINGLE -> 1;
        };
        return new FolioSizes(choices.chose(WrittenFolio.LARGEST) ? FolioSizes.MOST : 1, read,
                read * FolioSizes.GROWTH, large != LargeFolio.XFS_BUT_PAIRS);
    }

    /** The folios of which bytes [from, to) are a part only. */
    public List<CacheFolio> cut(CachedPages pages, long from, long to) {
        return LongStream.of(from, to).filter(border -> from < to)
                .mapToObj(border -> pages.folio(Unit.PAGE.of(border), sizes)
                        .filter(f -> f.pages() > 1 && Unit.PAGE.toBytes(f.first()) < border))
                .flatMap(Optional::stream).distinct().toList();
    }

    /** The pages once a folio is split of which bytes [from, to) go. Kernel: mm/truncate.c truncate_inode_partial_folio(). */
    public CachedPages parted(CachedPages pages, CacheFolio folio, long from, long to) {
        return switch (split) {
            case SINGLE -> pages.split(folio);
            case AT_ENDS -> {
                CachedPages begun = pages.splitAt(folio, Math.max(folio.first(), Unit.PAGE.of(from)));
                yield to < Unit.PAGE.toBytes(folio.end()) ? begun.splitAt(folio, Unit.PAGE.of(to)) : begun;
            }
        };
    }

    /** The pages once the whole pages of bytes [from, to) are gone. Kernel: mm/truncate.c truncate_pagecache_range(). */
    public CachedPages without(CachedPages pages, long from, long to) {
        CachedPages next = pages;
        for (CacheFolio folio : cut(pages, from, to)) {
            next = parted(next, folio, from, to);
        }
        long first = Unit.PAGE.covering(from);
        return first < Unit.PAGE.of(to) ? next.without(first, Unit.PAGE.of(to) - first) : next;
    }
}
