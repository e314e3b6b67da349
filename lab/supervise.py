"""Boots a kernel again and again until every scenario has a result.

usage: supervise.py <k61|k612|k72> <play|main|rand|nv|NAME> [pattern,...]

A scenario that hangs or kills the kernel is written down as such, with the end of the console, and left out of the next boot.
Everything is written below $LAB_OUT (default: out beside this file).
"""
import glob
import json
import os
import shutil
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
OUT = os.path.abspath(os.environ.get('LAB_OUT', os.path.join(HERE, 'out')))
STALL = int(os.environ.get('STALL', '150'))
BOOTS = int(os.environ.get('BOOTS', '40'))
SCRIPTS = {'main': 'scen.py', 'nv': 'scen.py'}


def script(kind):
    return 'seeded.py' if kind.startswith('rand') else SCRIPTS.get(kind, kind.split('-')[0] + '.py')


def share(kind, kernel):
    """The folder the guest sees as /out, with this version of the recorder."""
    folder = f'share.{kind}.{kernel}'
    os.makedirs(folder + '/raw', exist_ok=True)
    for f in glob.glob(HERE + '/share/*.py'):
        shutil.copy(f, folder)
    with open(folder + '/run.sh', 'w') as f:
        f.write(f'dmesg -n 3\npython3 -S /out/{script(kind)} $* 2>&1\n')
    return folder


def boot(kernel, tag, folder, pattern, relay):
    """One boot; returns whether the watchdog ended it, how QEMU ended, and how many results there are."""
    with open(f'logs/{tag}.qemu', 'w') as log:
        qemu = subprocess.Popen([HERE + '/boot.sh', kernel, tag, pattern], stdout=log, stderr=subprocess.STDOUT,
                                env={**os.environ, 'SHARE': folder, 'LAB_OUT': OUT})
    watch = subprocess.Popen([sys.executable, HERE + '/mcewatch.py', folder, f'work/{tag}.mon', str(qemu.pid)]) if relay else None
    last, seen, killed = time.time(), -1, False
    while qemu.poll() is None:
        time.sleep(1)
        results = len(glob.glob(folder + '/raw/*.json'))
        if results != seen:
            seen, last = results, time.time()
        if time.time() - last > STALL:
            killed = True
            qemu.kill()
            qemu.wait()
    if watch:
        watch.kill()
    return killed, qemu.returncode, seen


def crashed(folder, name, killed, console):
    """Writes down that a scenario ended the boot, with what it had recorded by then."""
    before = f'{folder}/raw_pre/{name}.json'
    how = (f'no progress for {STALL} s, stopped by the watchdog' if killed
           else 'QEMU ended (kernel panic: -no-reboot, panic=-1) or the guest left early')
    record = {'id': name, 'crashed': True, 'before_teardown': json.load(open(before)) if os.path.exists(before) else None,
              'how': how, 'console_tail': console.split('\n')[-120:]}
    with open(f'{folder}/{name}.crash.json', 'w') as f:
        json.dump(record, f, indent=1)
    with open(folder + '/skip', 'a') as f:
        f.write(name + '\n')


def main():
    kernel, kind = sys.argv[1], sys.argv[2]
    pattern = sys.argv[3] if len(sys.argv) > 3 else '.'
    os.chdir(OUT)
    for d in ('logs', 'work'):
        os.makedirs(d, exist_ok=True)
    folder, start, boots = share(kind, kernel), time.time(), 0
    while boots < BOOTS:
        boots += 1
        tag = f'{kind}.{kernel}.{int(start)}.b{boots}'
        console = f'logs/{tag}.console.log'
        began = time.time()
        killed, code, results = boot(kernel, tag, folder, pattern, kind.startswith('nv'))
        text = open(console, errors='replace').read().replace('\r', '') if os.path.exists(console) else ''
        finished = 'ALL ' in text and 'scenarios in' in text
        current = open(folder + '/current').read() if os.path.exists(folder + '/current') else None
        print(tag, 'rc', code, 'killed by watchdog' if killed else '', 'finished' if finished else 'NOT finished',
              f'{time.time() - began:.0f}s, results {results}, current {current}', flush=True)
        if os.path.exists(f'work/nv.{tag}.img'):
            os.unlink(f'work/nv.{tag}.img')
        if finished:
            break
        if current and not os.path.exists(f'{folder}/raw/{current}.json'):
            crashed(folder, current, killed, text)
    print(f'{kernel} {kind}: {boots} boots, {time.time() - start:.0f}s', flush=True)


main()
