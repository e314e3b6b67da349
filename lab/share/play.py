"""Performs scenarios that were written as files (faultline-lab-scenario/1) and records what the kernel does.

usage, in the guest: play.py [PATTERN ...]     over /out/scenarios/*.json
"""
import sys
sys.path.insert(0, '/out')
from drv import *

SCENARIOS = '/out/scenarios'
FORMAT = 'faultline-lab-scenario/1'
SECTOR = 512
# commands after which blocks of a file may lie elsewhere
MOVES = ('touch', 'pwrite', 'punch', 'ftruncate', 'falloc', 'clone', 'unlink', 'close', 'exit', 'unmap', 'msync', 'fsync')


class Ended(Exception):
    """The kernel broke: what comes after it would prove nothing."""


class Stack:
    """The devices below the filesystem, and where its bytes lie on them."""

    def __init__(self, s, told):
        self.kind = told['stack']
        self.told = told
        self.data = 'pmem0'
        self.options = ''
        getattr(self, self.kind)(s)

    def whole(self, s):
        s.use('pmem0')
        self.device = 'pmem0'

    def partition(self, s):
        s.use('pmem0')
        start, size = self.told['start'], self.told['size']
        rc, out = sh(f"printf 'label: gpt\\nstart={start},size={size}\\n' | sfdisk -q /dev/pmem0")
        s.parts.append({'disk': 'pmem0', 'sfdisk': f'start={start},size={size}', 'rc': rc, 'out': out})
        self.device = 'pmem0p1'
        self.wait()

    def wait(self):
        for _ in range(60):
            if os.path.exists('/dev/' + self.device):
                return
            time.sleep(0.05)

    def mapped(self, s):
        s.use('pmem0', 'pmem1')
        s.dmcreate('t0', '\n'.join(self.told['table']))
        self.device = '/dev/mapper/t0'

    def log(self, s):
        s.use('pmem0', 'pmem1')
        self.device = 'pmem0'
        self.options = ',logdev=/dev/pmem1'

    def realtime(self, s):
        s.use('pmem0', 'pmem1')
        self.device = 'pmem0'
        self.options = ',rtdev=/dev/pmem1'

    def nvdimm(self, s):
        sh('ndctl destroy-namespace -f -r region3 all')
        if not os.path.exists('/tmp/labels'):
            for c in ('disable-region region3', 'init-labels -f nmem0', 'enable-region region3'):
                print(c, sh('ndctl ' + c), flush=True)
            open('/tmp/labels', 'w').close()
        c = f'ndctl create-namespace -f -r region3 -m fsdax -M {self.told["memmap"]} -a 2M -s 400M'
        rc, out = sh(c)
        if rc:
            s.note(f'{c}: {out}')
        s.setup.append({'op': c, 'rc': rc})
        made = json.loads(out[out.index('{'):])
        name = made['blockdev']
        pfn = [d for d in glob.glob('/sys/bus/nd/devices/pfn*') + glob.glob('/sys/bus/nd/devices/' + made['dev'])
               if os.path.exists(d + '/resource') and os.path.exists(d + '/block/' + name)][0]
        data = int(open(pfn + '/resource').read(), 0)
        size = int(open(f'/sys/block/{name}/size').read()) * SECTOR
        space = int(open(f'/sys/bus/nd/devices/{made["dev"]}/resource').read(), 0)
        s.devs[name] = {'name': name, 'kind': f'nvdimm namespace mode=fsdax map={self.told["memmap"]} align=2M',
                        'size_bytes': size, 'phys_base_bytes': data, 'data_phys_base_bytes': data,
                        'namespace_phys_base_bytes': space, 'data_offset_bytes': data - space}
        self.device = self.data = name

    def below(self, at, realtime=False):
        """Device and byte of a byte of the filesystem's own device."""
        if realtime:
            return 'pmem1', at
        if self.kind == 'partition':
            return 'pmem0', at + self.told['start'] * SECTOR
        if self.kind != 'mapped':
            return self.data, at
        for line in self.told['table']:
            w = line.split()
            start, length = int(w[0]) * SECTOR, int(w[1]) * SECTOR
            if not start <= at < start + length:
                continue
            if w[2] == 'linear':
                return os.path.basename(w[3]), at - start + int(w[4]) * SECTOR
            chunk = int(w[4]) * SECTOR
            n, rest = divmod(at - start, chunk)
            row, column = divmod(n, int(w[3]))
            return os.path.basename(w[5 + 2 * column]), row * chunk + rest + int(w[6 + 2 * column]) * SECTOR
        raise ValueError(f'no device below byte {at}')


class Play:
    """One scenario on one kernel."""

    def __init__(self, s, told):
        self.s = s
        self.told = told
        self.extents = {}
        self.last = {}
        self.core = set()
        self.injections = 0
        self.realtime = set()

    # ---- before the story

    def prepare(self):
        s, told = self.s, self.told
        self.stack = Stack(s, told['devices'])
        fs = told['filesystem']
        if s.mkfs(self.stack.device, fs['type'], fs['options'], tool=fs.get('tool', 'mkfs.xfs')):
            s.note('mkfs failed: ' + str(s.fs[-1]['mkfs_output'][:3]))
            return False
        if s.mount(self.stack.device, f"dax={fs['dax']}" + self.stack.options, fstype=fs['type']):
            return False
        for op in told['files']:
            try:
                self.make(op)
            except OSError as e:
                s.note(f'set-up operation {op} failed: {en(e.errno)}')
        sh('sync')
        s.setup.append({'op': 'sync'})
        if told.get('remount_before'):
            s.remount()
        else:
            self.core = set(s.files)
        return True

    def make(self, op):
        s, kind, path = self.s, op['op'], '/mnt/' + op['file']
        if kind == 'write':
            s.write(path, chunks=[(op['offset'], op['length'], op['byte'])])
        elif kind == 'falloc':
            s.falloc(path, op['offset'], op['length'], extsize=op.get('extsize', 0))
        elif kind == 'reflink':
            s.reflink('/mnt/' + op['source'], path, op['source_offset'], op['offset'], op['length'])
        elif kind == 'setsize':
            os.truncate(path, op['size'])
            s.setup.append({'op': 'ftruncate', 'file': op['file'], 'size_bytes': op['size']})
        elif kind == 'realtime':
            failed, said = sh(f'xfs_io -f -c "chattr +r" {path}')
            if failed or said:
                raise OSError(f'{path} got no realtime flag: {said}')
            s.files.setdefault(path, {})
            self.realtime.add(op['file'])
            s.setup.append({'op': op['file'] + ' gets the realtime flag'})
        else:
            raise ValueError(kind)

    def cast(self):
        for p in self.told['processes']:
            q = self.child(p) if 'child_of' in p else self.process(p)
            if q is None:
                continue
            for m, page, access in p.get('touches', []):
                q.touch(m, [page], access, 0x70)
            if 'child_of' not in p and p['sigbus'] != 'handler':
                q.sig(p['sigbus'])

    def process(self, p):
        q = self.s.proc(p['name'], p['policy'])
        for slot, file in enumerate(p['open']):
            q.open(slot, '/mnt/' + file)
            self.core.add('/mnt/' + file)
        for m in p['maps']:
            q.map(m['map'], '/mnt/' + p['open'][m['slot']], m['offset'], m['length'], m['kind'], m['prot'], m.get('align', 0),
                  m['slot'])
        if p.get('threads'):
            # a mask is a thread's own, and inherited by those it makes
            if p['sigbus'] == 'block':
                q.sig('block')
            q.threads = [{'n': 'main', 'mce_kill_policy': p['policy']}]
            for n, policy in enumerate(p['threads'], 1):
                q.cmd(f'thread {n}')
                q.cmd(f'tdo {n} mce {policy}')
                q.threads.append({'n': n, 'mce_kill_policy': policy})
        return q

    def child(self, p):
        parent = self.s.procs.get(p['child_of'])
        if parent is None or parent.poll():
            return None
        q = self.s.forkchild(parent, p['name'])
        if p['policy'] != parent.policy:
            q.mce(p['policy'])
        return q

    # ---- what is known of the files

    def look(self, label):
        """How the files lie that are in memory, without an fsync; told where it changed."""
        s = self.s
        for f in sorted(self.core):
            if not os.path.exists(f) or not is_dax(f):
                continue
            state = {'look': 'quiet', 'ino': os.stat(f).st_ino, 'statx_dax': True, 'size_bytes': os.stat(f).st_size,
                     'extents': fiemap(f)}
            if any('error' in e for e in state['extents']):
                continue
            self.extents[f] = state['extents']
            if self.last.get(f) != state:
                self.last[f] = s.files[f][label] = state

    def look_cached(self, label):
        """Files in the page cache are flushed by looking: only before an injection, under the label that says so."""
        for f in sorted(self.core):
            if os.path.exists(f) and is_dax(f) is False:
                self.extents[f] = self.s.look(f, label)['extents']

    def where(self, file, page):
        for e in self.extents.get('/mnt/' + file, []):
            if 'error' not in e and e['file_offset_bytes'] <= page * PG < e['file_offset_bytes'] + e['length_bytes']:
                return e['fs_device_offset_bytes'] + page * PG - e['file_offset_bytes'], e['flags']
        return None, []

    def target(self, at):
        """Device, byte and a name for what the scenario wants to go bad; nothing where there is no such block now."""
        if 'file' in at:
            found, flags = self.where(at['file'], at['page'])
            name = f"{at['file']} page {at['page']} {','.join(flags)}".strip()
            if found is None or 'DELALLOC' in flags:
                return None, name
            return self.stack.below(found, at['file'] in self.realtime), name
        if 'device' in at:
            return (at['device'], at['offset']), f"{at['device']} byte {at['offset']}"
        rows = [r for r in fsmap('/mnt') if r.get('owner') == at['owner'] and r['end_bytes_excl'] > r['start_bytes']]
        first = rows[0]['dev'] if rows else ''
        rows = [r for r in rows if r['dev'] == first or self.stack.kind not in ('log', 'realtime')]
        if not rows:
            return None, at['owner']
        row = rows[int(at['row'] * len(rows))]
        blocks = (row['end_bytes_excl'] - row['start_bytes']) // PG
        byte = row['start_bytes'] + int(at['within'] * blocks) * PG
        return self.stack.below(byte), f"{at['owner']} (fs offset {byte})"

    # ---- the story

    def tell(self):
        s = self.s
        s.snapshot()
        for f, states in s.files.items():
            if 'before' in states:
                self.extents[f] = states['before']['extents']
                self.last[f] = states['before']
        s.tables()
        for act in self.told['story']:
            if 'process' in act and not self.can(act):
                continue
            getattr(self, act['act'])(act)
            if act['act'] in ('call', 'touch') and act.get('command', 'touch').split()[0] in MOVES:
                self.look(f'after_event_{len(s.steps)}')
            self.broken()
        try:
            self.look('after')
        except OSError as e:
            s.note('final look failed ' + en(e.errno))

    def can(self, act):
        q = self.s.procs.get(act['process'])
        asleep = q is not None and q.stopped and act['act'] != 'continue'
        if q is None or q.poll() or asleep:
            why = 'stopped' if asleep else 'dead'
            self.skip(f"{act.get('command', act['act'])} by a {why} process")
            return False
        return True

    def skip(self, why):
        self.s.collect({'op': 'skipped: ' + why}, wait=0)

    def broken(self):
        step = self.s.steps[-1] if self.s.steps else {}
        result = step.get('result') or {}
        if int(open('/proc/sys/kernel/tainted').read()) & 128 or 'HANG' in str(result.get('errno', '')) + str(result.get('err', '')):
            raise Ended()

    def poison(self, act):
        self.injections += 1
        self.look_cached(f'before_injection_{self.injections}')
        if act['how'] == 'madvise':
            return self.madvise(act)
        place, name = self.target(act['at'])
        if place is None:
            self.injections -= 1
            return self.skip(f'no block at {name} now')
        if self.oopses(name):
            self.injections -= 1
            return self.skip(f'{name} on a path that asks the page for its one file (known kernel oops)')
        self.s.inj_pfn(place[0], place[1], label=name, wait=0.12)

    def madvise(self, act):
        s, q = self.s, self.s.procs[act['process']]
        m = q.maps.get(act['map']) or q.later.get(act['map'])
        if m is None or m.get('unmapped_before_injection'):
            self.injections -= 1
            return self.skip('the mapping is gone')
        page = m['file_offset_bytes'] // PG + act['page']
        found, flags = self.where(m['file'], page)
        pages = [self.where(m['file'], page + n) for n in range(act['pages'])]
        if any(at is None or 'UNWRITTEN' in f or self.oopses(','.join(f)) for at, f in pages):
            # the zero page of the kernel would go bad, for everybody until the next boot; or the kernel would oops
            self.injections -= 1
            return self.skip(f"{m['file']} page {page} has no data of its own")
        place = self.stack.below(found, m['file'] in self.realtime) if found is not None else (None, None)
        thread = act.get('thread', 0)
        st = s.inj_madv(q, act['map'], act['page'] * PG, act['pages'] * PG, dev=place[0], devoff=place[1],
                        label=f"{m['file']} page {page} {','.join(flags)}".strip(), pre=f'tdo {thread} ' if thread else '', wait=0.12)
        st['do']['file_offset_bytes'] = page * PG
        if thread:
            st['do']['by_thread'] = f'tid+{thread}'

    def oopses(self, flags):
        return 'SHARED' in flags and self.told['generic'] and not self.told['danger']

    def call(self, act):
        q, words = self.s.procs[act['process']], act['command'].split()
        line = act['command']
        if words[0] == 'open':
            line = f'open {words[1]} /mnt/{words[2]} {words[3]}'
            self.core.add('/mnt/' + words[2])
        elif words[0] == 'unlink':
            line = f'unlink /mnt/{words[1]}'
        st = self.s.do(q, line, wait=0.02)
        result = st['result']
        if words[0] == 'map' and result.get('ok'):
            q.later[int(words[1])] = {'map': 'm' + words[1], 'file': act['file'], 'file_offset_bytes': int(words[5]),
                                      'length_bytes': int(words[6]), 'mmap_ok': True}
        if words[0] == 'unmap':
            for maps in (q.maps, q.later):
                if int(words[1]) in maps:
                    maps[int(words[1])]['unmapped_before_injection'] = True
        if words[0] == 'sig':
            q.disp_now = words[1]
        if words[0] == 'exit':
            q.poll()

    touch = call

    def fork(self, act):
        parent = self.s.procs[act['process']]
        child = self.s.forkchild(parent, act['child'])
        child.later = {m: dict(v) for m, v in parent.later.items()}
        self.s.collect({'process': act['process'], 'cmd': 'fork ' + act['child']}, {'op': 'fork', 'ok': True}, 0.05)

    def badblock(self, act):
        place, name = self.target(act['at'])
        if place is None:
            return self.skip(f'no block at {name} now')
        self.s.badblock(place[0], place[1], name)

    def stop(self, act):
        q = self.s.procs[act['process']]
        q.stopped = True
        os.kill(q.pid, signal.SIGSTOP)
        self.s.collect({'op': 'SIGSTOP ' + act['process']}, wait=0.1)

    def __getattr__(self, name):
        if name == 'continue':
            return self.go_on
        raise AttributeError(name)

    def go_on(self, act):
        q = self.s.procs[act['process']]
        q.stopped = False
        os.kill(q.pid, signal.SIGCONT)
        self.s.collect({'op': 'SIGCONT ' + act['process']}, wait=0.2)

    def list(self, act):
        """What each disk has on its list of bad blocks."""
        for name in sorted(self.s.devs):
            self.s.shcmd(f'cat /sys/block/{name}/badblocks', wait=0.02)

    def umount(self, act):
        if self.s.umount() == 0:
            self.core = set()

    def mount(self, act):
        self.s.mount_again(f"dax={act['dax']}" + self.stack.options)


def main():
    patterns = sys.argv[1:] or ['.']
    print('trace setup failures:', trace_setup(), flush=True)
    done, start = 0, time.time()
    skip = open('/out/skip').read().split() if os.path.exists('/out/skip') else []
    for path in sorted(glob.glob(SCENARIOS + '/*.json')):
        name = os.path.basename(path)[:-len('.json')]
        if name in skip or os.path.exists(f'{OUT}/{name}.json') or not any(re.search(p, name) for p in patterns):
            continue
        with open('/out/current', 'w') as f:
            f.write(name)
        broken = perform(name, json.load(open(path)))
        done += 1
        if broken or int(open('/proc/sys/kernel/tainted').read()) & 128:
            print(f'KERNEL BROKE in {name}: leaving so that the host reboots', flush=True)
            sys.exit(9)
    print(f'ALL {done} scenarios in {time.time() - start:.1f}s', flush=True)


def perform(name, told):
    assert told['format'] == FORMAT, told['format']
    s = S(name, told['title'])
    s.notes.append({'plan': told})
    s.notes.append({'sysctl vm.memory_failure_early_kill': told['early_kill']})
    play, broken = Play(s, told), False
    try:
        if play.prepare():
            play.cast()
            wr('/proc/sys/vm/memory_failure_early_kill', str(told['early_kill']))
            play.tell()
    except Ended:
        s.note('the kernel broke here: the story ends')
        broken = True
    except Exception:
        s.note('EXCEPTION ' + traceback.format_exc())
    finally:
        wr('/proc/sys/vm/memory_failure_early_kill', '0')
    for q in s.procs.values():
        if q.stopped:
            os.kill(q.pid, signal.SIGCONT)
    try:
        s.done(repair=False)
    except Exception:
        print('DONE EXC', traceback.format_exc(), flush=True)
        sh('umount -l /mnt; dmsetup remove_all')
    return broken


main()
