package org.faultline.design.table;

import org.faultline.design.KernelDesign;
import org.faultline.design.choice.AnswerChoice.Superblock;
import org.faultline.design.choice.AnswerChoice.WithoutMap;
import org.faultline.design.choice.SignalChoice.CollectedPage;
import org.faultline.design.choice.SignalChoice.Victims;
import org.faultline.design.choice.WalkChoice.FilePage;
import org.faultline.design.choice.WalkChoice.ForkBlocks;
import org.faultline.design.choice.WalkChoice.Lookup;
import org.faultline.design.choice.WalkChoice.Metadata;
import org.faultline.design.choice.WalkChoice.NotDax;

/**
 * RFC v2 word for word as it was posted on 23 November 2020: as discussed, but with the bugs that its reviewers found,
 * one choice for each.
 */
final class RfcV2Posted {
    static final KernelDesign TABLE = RfcV2.TABLE
            .named("rfc-v2-posted")
            .with(FilePage.OF_RECORD, CollectedPage.ZERO, Lookup.STOPS_WALK, ForkBlocks.DATA, WithoutMap.UNCHECKED,
                    Metadata.IGNORED, Superblock.BY_DATA_DEVICE, NotDax.BUSY, Victims.CURRENT_ONLY);

    private RfcV2Posted() {}
}
