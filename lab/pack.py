"""Packs recordings as the tests read them: one JSON object a line.

usage: [LAB_OUT=FOLDER] pack.py repair|script FILE.jsonl.gz     what repair.py or script.py recorded, from every kernel
       [LAB_OUT=FOLDER] pack.py NAMES FILE.jsonl.gz             cases whose names begin so, as mkcases.py made them
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
    kind, target = sys.argv[1], os.path.abspath(sys.argv[2])
    os.chdir(os.environ.get('LAB_OUT', os.path.join(os.path.dirname(os.path.abspath(__file__)), 'out')))
    where = f'share.{kind}.k*/raw/*.json' if kind in ('repair', 'script') else f'cases/*/{kind}*.json'
    found = sorted(glob.glob(where), key=lambda f: (os.path.basename(f), f))
    # no time of packing in it: the same recordings give the same file
    with open(target, 'wb') as raw, gzip.GzipFile(fileobj=raw, mode='wb', mtime=0, filename='') as out:
        for f in found:
            out.write(json.dumps(brief(json.load(open(f))), separators=(',', ':')).encode() + b'\n')
    print(len(found), 'recordings,', os.path.getsize(target), 'bytes')


main()
