package org.faultline.plugin;

import org.faultline.assembly.Assembler;
import org.faultline.assembly.RunPlan;
import org.faultline.document.TopologyDocument;
import org.faultline.format.TopologyJson;

/** A device whose second half is gone, with a file in each half, each mapped by a process. */
public final class HalfGone {
    private HalfGone() {}

    /** As it is assembled where the error target is known. */
    public static RunPlan plan() {
        return new Assembler(PlugInsTest.KNOWN).from(document()).plan().orElseThrow();
    }

    static TopologyDocument document() {
        return TopologyJson.read("", """
                {"format": "faultline", "version": 1, "title": "Half", "design": "linux-6.12",
                 "devices": [
                   {"id": "pmem0", "kind": "pmem", "name": "pmem0", "base": "0x100000000", "size": "1 GiB",
                    "dataOffset": "18 MiB", "memory": "nvdimm"},
                   {"id": "half", "kind": "dm", "name": "half",
                    "table": ["0 524288 linear pmem0 0", "524288 524288 error"]}],
                 "filesystems": [
                   {"id": "xfs0", "kind": "xfs", "on": "half", "mount": "/mnt", "dax": "always", "files": [
                     {"id": "good", "path": "/good", "size": "1 MiB",
                      "extents": [{"offset": 0, "at": "20 MiB", "length": "1 MiB"}]},
                     {"id": "bad", "path": "/bad", "size": "1 MiB",
                      "extents": [{"offset": 0, "at": "400 MiB", "length": "1 MiB"}]}]}],
                 "processes": [
                   {"id": "p101", "pid": 101, "name": "one", "mappings": [
                     {"id": "m101", "file": "good", "address": "0x7f1000000000", "length": "1 MiB", "flags": "shared"}]},
                   {"id": "p102", "pid": 102, "name": "two", "mappings": [
                     {"id": "m102", "file": "bad", "address": "0x7f2000000000", "length": "1 MiB",
                      "flags": "shared"}]}]}
                """).document().orElseThrow();
    }
}
