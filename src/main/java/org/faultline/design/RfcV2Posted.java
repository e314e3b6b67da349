package org.faultline.design;

import org.faultline.design.Choices.Victims;
import org.faultline.design.WalkChoices.CollectedPage;
import org.faultline.design.WalkChoices.FilePage;
import org.faultline.design.WalkChoices.ForkBlocks;
import org.faultline.design.WalkChoices.Lookup;
import org.faultline.design.WalkChoices.Metadata;
import org.faultline.design.WalkChoices.NotDax;
import org.faultline.design.WalkChoices.Superblock;
import org.faultline.design.WalkChoices.WithoutMap;

/**
 * RFC v2 word for word as it was posted on 23 November 2020: as discussed, but with the bugs that its reviewers found,
 * one choice for each.
 */
final class RfcV2Posted {
    static final KernelDesign TABLE = RfcV2.TABLE
            .named("rfc-v2-posted", "RFC v2, as posted",
                    "The patch set of 2020 with its bugs: wrong page, lost owners, metadata forgotten; only the current"
                            + " task is signalled.",
                    "golden vectors; the posting and its reviews")
            .with(FilePage.OF_RECORD, CollectedPage.ZERO, Lookup.STOPS_WALK, ForkBlocks.DATA, WithoutMap.UNCHECKED,
                    Metadata.IGNORED, Superblock.BY_DATA_DEVICE, NotDax.BUSY, Victims.CURRENT_ONLY);

    private RfcV2Posted() {}
}
