"""Packs what repair.py and script.py recorded, one JSON object a line, as the tests read it.

usage: [LAB_OUT=FOLDER] mkrepairs.py repair|script FILE.jsonl.gz     from every share.<repair|script>.<kernel> below the folder
"""
import glob
import gzip
import json
import os
import sys

MOST_LINES = 12


def brief(told):
    """Without what nobody compares: the middle of long outputs."""
    for act in told.get('acts', []):
        out = act['out']
        if len(out) > MOST_LINES:
            act['out'] = out[:3] + [f'... {len(out) - MOST_LINES + 1} lines ...'] + out[4 - MOST_LINES:]
    return told


def main():
    kind, target = sys.argv[1:]
    os.chdir(os.environ.get('LAB_OUT', os.path.join(os.path.dirname(os.path.abspath(__file__)), 'out')))
    found = sorted(glob.glob(f'share.{kind}.k*/raw/*.json'), key=lambda f: (os.path.basename(f), f))
    # no time of packing in it: the same recordings give the same file
    with open(target, 'wb') as raw, gzip.GzipFile(fileobj=raw, mode='wb', mtime=0, filename='') as out:
        for f in found:
            out.write(json.dumps(brief(json.load(open(f))), separators=(',', ':')).encode() + b'\n')
    print(len(found), 'recordings,', os.path.getsize(target), 'bytes')


main()
