package org.faultline.design.choice;

/** Who is signalled for a bad page, and where the processes that map it are looked for. */
public sealed interface SignalChoice extends Choice {
    /** Who is signalled. Kernel: mm/memory-failure.c task_early_kill(), collect_procs_fsdax(). */
    enum Victims implements SignalChoice {
        /** The current task alone, whatever others asked for; unmapped only where it maps the page. */
        CURRENT_ONLY,
        /** The current task, and processes that asked for early kill; unmapped only where somebody is signalled. */
        CURRENT_AND_EARLY,
        /** Everybody with a page-table entry for the page; unmapped from every owner. */
        EVERY_MAPPER
    }

    /** What becomes of a process that only has its own copy. Kernel: mm/memory-failure.c dev_pagemap_mapping_shift(). */
    enum PrivateCopy implements SignalChoice {
        /** Its page-table entry is no device page, so it is passed over. */
        SPARED,
        /** Any page-table entry counts. */
        SIGNALLED
    }

    /** Where the processes of a file are looked for. Kernel: mm/memory-failure.c collect_procs_file(). */
    enum CollectedPage implements SignalChoice {
        /** At the page that was asked for. */
        ASKED,
        /** At page->index, which nobody maintains any more and which is 0: Bug-2 of the posting of RFC v2. */
        ZERO
    }

    /** Where the generic handler looks for processes. Kernel: mm/memory-failure.c mf_generic_kill_procs(). */
    enum GenericPage implements SignalChoice {
        /** At the bad page. */
        EXACT,
        /** At the first page of the folio: of an entry for 2 MiB the first, whichever page is bad. */
        FOLIO_HEAD
    }

    /** The same for a device-dax namespace. Kernel: drivers/dax/device.c dev_dax_probe(), pgmap->vmemmap_shift. */
    enum DevicePage implements SignalChoice {
        /** Its pages are pages of 4 KiB each: at the bad page. */
        SINGLE,
        /** Its pages are compound pages of its alignment: at the first. */
        COMPOUND
    }

    /** What kill_procs() is given as its argument forcekill. Kernel: mm/memory-failure.c unmap_and_kill(). */
    enum ForceKill implements SignalChoice {
        /** The flag MF_MUST_KILL itself. */
        FLAG(4),
        /** Whether that flag is set. */
        TRUTH(1);

        private final int argument;

        ForceKill(int argument) {
            this.argument = argument;
        }

        /** The argument where processes must be killed. */
        public int argument() {
            return argument;
        }
    }
}
