"""Builds the stack of a sample on real devices, makes a page of it bad, runs the script that advise wrote, and looks what it leaves.

usage, in the guest: script.py [PATTERN ...]     over /out/scripts/SAMPLE.json (the document) and SAMPLE.sh (the script)

The disks have to be those of the samples, by MEMMAP for boot.sh: 'memmap=1G!4G' for most, 'memmap=1G!4G memmap=128M!5G' for
external-log, 'memmap=256M!4G memmap=256M!5G' for device-mapper. Every process gets the number that the
sample gives it, in a namespace of its own. What the script asks is answered as somebody would who agrees with everything.
"""
import pty
import shutil
import sys
import zlib
sys.path.insert(0, '/out')
from drv import *

SCHEMA = 'faultline-lab-script/1'
SCRIPTS = '/out/scripts'
# where xfsprogs 7.2 are there they are the ones that a machine with this kernel has
PATH = '/opt/x7/bin:/usr/bin:/usr/sbin:/bin:/sbin'
SIZES = {'1 GiB': 1 << 30, '256 MiB': 256 << 20, '128 MiB': 128 << 20}
SPACES = {'0x100000000': 'namespace0.0', '0x140000000': 'namespace1.0'}


def must(command, t=120):
    """By the programs that a real machine has, not by those of busybox."""
    r = subprocess.run(['/usr/bin/bash', '-c', command], env={'PATH': PATH}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=t)
    if r.returncode:
        raise RuntimeError(f'{command}: {r.returncode} {r.stdout.decode(errors="replace")}')
    return r.stdout.decode(errors='replace')


def size(text):
    number, unit = text.split()
    return int(number) << {'KiB': 10, 'MiB': 20, 'GiB': 30}[unit]


class Stage:
    def __init__(self, name):
        self.name = name
        self.told = json.load(open(f'{SCRIPTS}/{name}.json'))
        self.fs = self.told['filesystems'][0]
        self.procs = {}
        self.kmsg = Kmsg()

    # ---- the stack

    def devices(self):
        sh('dmsetup remove_all')
        for d in self.told['devices']:
            getattr(self, d['kind'])(d)

    def pmem(self, d):
        """A namespace whose notes about its pages lie on itself: that gives the data offset of the samples."""
        space = SPACES[d['base']]
        sh(f'ndctl destroy-namespace -f {space}')
        out = must(f"ndctl create-namespace -f -e {space} -m fsdax -M dev -a 2M")
        bytes_now = int(must(f"blockdev --getsize64 /dev/{d['name']}"))
        assert bytes_now == size(d['size']) - size(d['dataOffset']), (bytes_now, out)

    def partition(self, d):
        parts = [p for p in self.told['devices'] if p['kind'] == 'partition']
        if d is parts[0]:
            lines = ''.join(f"start={size(p['start']) // 512},size={size(p['size']) // 512}\\n" for p in parts)
            must(f"printf 'label: gpt\\n{lines}' | sfdisk -q /dev/{d['on']}")
            time.sleep(0.5)

    def dm(self, d):
        lines = '\\n'.join(re.sub(r'(pmem\d)', r'/dev/\1', row) for row in d['table'])
        must(f"printf '{lines}\\n' | dmsetup create {d['name']}")
        sh('dmsetup mknodes')

    def device(self):
        on = [d for d in self.told['devices'] if d['id'] == self.fs['on']][0]
        return '/dev/mapper/' + on['name'] if on['kind'] == 'dm' else '/dev/' + on['name']

    def options(self):
        return 'dax=always' + (',logdev=/dev/' + self.fs['log']['device'] if 'log' in self.fs else '')

    def mkfs(self):
        fs, seven = self.fs, self.fs.get('parent')
        tool = 'mkfs.xfs7 -i exchange=1 -n parent=1' if seven else 'mkfs.xfs'
        log = f"-l logdev=/dev/{fs['log']['device']}" if 'log' in fs else ''
        must(f"{tool} -q -f -m rmapbt={int(fs['rmapbt'])},reflink={int(fs['reflink'])} {log} {self.device()}")
        must(f"mount -t xfs -o {self.options()} {self.device()} /mnt")

    def files(self):
        """Each file in the root directory first, so that inode numbers follow each other, then moved to where it belongs."""
        for n, f in enumerate(self.fs['files']):
            f['now'] = '/mnt/made%02d' % n
            # what will be a directory is a file for now: there it would go to another group
            open(f['now'], 'w').close()
        for f in self.fs['files']:
            if 'reflink' in f:
                must(f"xfs_io -c 'reflink {self.path(f['reflink'])}' {f['now']}")
            elif f.get('type') != 'directory':
                self.place(f['now'], f)
        for n, f in enumerate(self.fs['files']):
            if f.get('type') == 'directory':
                os.unlink(f['now'])
                os.makedirs('/mnt' + f['path'], exist_ok=True)
            else:
                os.makedirs(os.path.dirname('/mnt' + f['path']), exist_ok=True)
                os.rename(f['now'], '/mnt' + f['path'])
                self.numbers['/mnt' + f['path']] = os.stat('/mnt' + f['path']).st_ino
        for f in glob.glob('/mnt/filler*'):
            os.unlink(f)
        must('sync -f /mnt')

    numbers = {}

    def path(self, ident):
        return [f['now'] for f in self.fs['files'] if f['id'] == ident][0]

    def place(self, path, f):
        """A file whose blocks lie where the sample says: a large file is given all up to there, and gives up just these."""
        length, at, fill = size(f['size']), size(f['extents'][0]['at']), '/mnt/filler'
        if not os.path.exists(fill):
            last = max(size(g['extents'][0]['at']) for g in self.fs['files'] if 'extents' in g)
            must(f"xfs_io -f -c 'falloc 0 {last + (16 << 20)}' {fill} || xfs_io -f -c 'truncate 0' -c 'falloc 0 64m' {fill}")
        for e in fiemap(fill):
            start, end = e['fs_device_offset_bytes'], e['fs_device_offset_bytes'] + e['length_bytes']
            there = e['file_offset_bytes'] + at - start
            if start <= at and at + length <= end and self.fs['reflink']:
                must(f"xfs_io -c 'pwrite -q {there} {length}' -c fsync {fill}; xfs_io -c 'reflink {fill} {there} 0 {length}' {path}; "
                     f"fallocate -p -o {there} -l {length} {fill}")
            elif start <= at and at + length <= end:
                must(f"fallocate -p -o {there} -l {length} {fill}; xfs_io -c 'falloc 0 {length}' {path}")
        with open(path, 'r+b') as out:
            for p in range(length // PG):
                out.write(struct.pack('<Q', hash_of(path, p)) * 512)
            out.flush()
            os.fsync(out.fileno())
        f['placed'] = [(e['fs_device_offset_bytes'], e['length_bytes']) for e in fiemap(path)]

    # ---- the story so far

    def cast(self):
        os.makedirs('/tmp/bin', exist_ok=True)
        last = 0
        for p in self.told.get('processes', []):
            while last < p['pid'] - 1:
                # numbers are given in turn
                last = os.fork()
                if last == 0:
                    os._exit(0)
                os.waitpid(last, 0)
            program = '/tmp/bin/' + p['name']
            if not os.path.exists(program):
                shutil.copy('/bin/agent', program)
            a = subprocess.Popen([program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0)
            self.procs[p['pid']] = a
            last = a.pid
            assert last == p['pid'], (last, p['pid'])
            self.tell(a, 'mce ' + p['policy'])
            self.tell(a, 'sig ' + {'default': 'default', 'handler': 'report'}.get(p['sigbus'], p['sigbus']))
            for n, m in enumerate(p['mappings']):
                file = [f for f in self.fs['files'] if f['id'] == m['file']][0]
                self.tell(a, f"open {n} /mnt{file['path']} rw")
                self.tell(a, f"map {n} {n} {m['flags']} rw 0 {size(m['length'])} 0")
        for act in self.told.get('acts', []):
            self.touch(act)

    def tell(self, a, line):
        try:
            os.write(a.stdin.fileno(), (line + '\n').encode())
        except BrokenPipeError:
            return ''
        r, _, _ = select.select([a.stdout.fileno()], [], [], 5)
        return os.read(a.stdout.fileno(), 4096).decode() if r else ''

    def touch(self, act):
        a = self.procs[act['pid']]
        for p in range(act['page'], act['page'] + min(act.get('pages', 1), 8)):
            self.tell(a, f"touch 0 {p * PG} {'w 1' if act['access'] == 'write' else 'r'}")

    def poison(self):
        """The kernel is told of the page, and the driver has it on its list."""
        disk, first, count = (re.search(rf'^{k}=(\S+)$', self.script(), re.M).group(1) for k in ('DISK', 'FIRST', 'COUNT'))
        d = [x for x in self.told['devices'] if x['name'] == disk][0]
        physical = int(d['base'], 0) + size(d['dataOffset']) + int(first) * 512
        wr(f'/sys/block/{disk}/badblocks', f'{first} {count}\n')
        self.disk, self.physical = disk, physical
        if self.told['story'][0]['act'] == 'poison':
            print('corrupt-pfn', hex(physical >> 12), corrupt(physical >> 12), flush=True)
        time.sleep(0.5)

    def script(self):
        return open(f'{SCRIPTS}/{self.name}.sh').read()

    # ---- the script

    def run(self):
        """Its output with what was answered; a prompt is known by how it ends."""
        os.makedirs('/tmp/rescue', exist_ok=True)
        sh('rm -rf /tmp/work /tmp/rescue/*')
        env = {'PATH': PATH, 'HOME': '/root', 'WORK': '/tmp/work', 'GOOD': '/tmp/work/good.4k', 'BACKUP': self.backup,
               'RESCUE': '/tmp/rescue', 'TERM': 'dumb'}
        pid, fd = pty.fork()
        if pid == 0:
            os.execve('/usr/bin/bash', ['bash', f'{SCRIPTS}/{self.name}.sh', '--run'], env)
        said, pending, last = '', '', time.time()
        while True:
            r, _, _ = select.select([fd], [], [], 0.3)
            if r:
                try:
                    b = os.read(fd, 65536).decode(errors='replace')
                except OSError:
                    break
                if not b:
                    break
                said += b
                pending += b
                last = time.time()
                print(b, end='', flush=True)
                continue
            typed = re.search(r'Type "(.*)": ?$', pending)
            if typed or re.search(r'\[y/N\] ?$', pending):
                os.write(fd, ((typed.group(1) if typed else 'y') + '\n').encode())
                pending = ''
            elif time.time() - last > 120:
                os.kill(pid, 9)
                break
        _, status = os.waitpid(pid, 0)
        return os.waitstatus_to_exitcode(status), said.replace('\r', '')

    def perform(self):
        for d in ('pmem0', 'pmem1'):
            os.path.exists('/dev/' + d) and sh(f'umount /dev/{d}')
        self.devices()
        self.mkfs()
        self.files()
        self.backup = '/tmp/backup'
        bad = self.bad_file()
        sh('rm -f /tmp/backup')
        if bad:
            must(f'cp {bad} /tmp/backup')
        must('umount /mnt')
        ended = namespace()
        if ended is not None:
            os._exit(ended)
        must(f'mount -t xfs -o {self.options()} {self.device()} /mnt')
        self.cast()
        before = self.look()
        self.poison()
        for act in self.told['story'][1:]:
            if act['act'] == 'touch':
                self.touch(act)
        told = {'schema': SCHEMA, 'sample': self.name, 'kernel': KREL, 'placed': {f['path']: f.get('placed') for f in self.fs['files']},
                'inodes': self.numbers, 'badblocks_before': self.listed(), 'dmesg': self.kmsg.drain()[:25]}
        start = time.time()
        code, said = self.run()
        told.update(exit=code, seconds=round(time.time() - start), done=open('/tmp/work/done').read().split() if os.path.exists('/tmp/work/done') else [],
                    owners=open('/tmp/work/owners').read().split('\n') if os.path.exists('/tmp/work/owners') else [],
                    badblocks_after=self.listed(), said=self.answers(said), flagged_after=self.flagged())
        after = self.look()
        told['gone'] = sorted(f for f in before if f not in after)
        told['changed'] = {f: [i for i, (a, b) in enumerate(zip(before[f], after[f])) if a != b] for f in before if f in after and before[f] != after[f]}
        for a in self.procs.values():
            a.kill()
            a.wait()
        must('umount /mnt')
        tool = 'xfs_repair7' if self.fs.get('parent') else 'xfs_repair'
        log = '-l /dev/pmem1 ' if 'log' in self.fs else ''
        told['checked'], _ = sh(f'{tool} {log}-n {self.device()}')
        os.makedirs(OUT, exist_ok=True)
        with open(f'{OUT}/{self.name}.json', 'w') as f:
            json.dump(told, f, indent=1)
        print(f"\n== {self.name} exit {code} {told['badblocks_before']} -> {told['badblocks_after']} gone {told['gone']} changed",
              told['changed'], 'inodes', self.numbers, 'placed', told['placed'], 'flagged', told['flagged_after'], 'done', told['done'],
              'check', told['checked'], flush=True)
        sh('dmsetup remove_all')

    def answers(self, said):
        """What it said besides what every dry run says too: from a question on, and what the commands printed."""
        return [l for l in said.split('\n') if l and not re.match(r'    (Why|Costs|Destroys|Time|Check|\$|#)', l)][:2000]

    def bad_file(self):
        owner = re.search(r"'inode \d+ page \d+ offset \d+ (\S+)'", self.script())
        return owner.group(1) if owner else ''

    def look(self):
        """Every file with a digest of each page."""
        seen = {}
        for root, _, names in os.walk('/mnt'):
            for n in names:
                path = os.path.join(root, n)
                try:
                    seen[path[4:]] = pages_of(path)
                except OSError as e:
                    seen[path[4:]] = [en(e.errno)]
        return seen

    def listed(self):
        return {d: t for d in ('pmem0', 'pmem1') if os.path.exists(f'/sys/block/{d}/badblocks')
                for t in [' '.join(open(f'/sys/block/{d}/badblocks').read().split())] if t}

    def flagged(self):
        """Whether the page is flagged as bad memory still."""
        with open('/proc/kpageflags', 'rb') as f:
            f.seek((self.physical >> 12) * 8)
            return bool(struct.unpack('<Q', f.read(8))[0] >> 19 & 1)


def hash_of(path, page):
    return zlib.crc32(f'{path}{page}'.encode())


def pages_of(path):
    told = []
    fd = os.open(path, os.O_RDONLY)
    try:
        for at in range(0, os.fstat(fd).st_size, PG):
            try:
                told.append('%08x' % zlib.crc32(os.pread(fd, PG, at)))
            except OSError as e:
                told.append(en(e.errno))
    finally:
        os.close(fd)
    return told


def namespace():
    """Goes on in a child where processes are numbered from one again, so that a sample's numbers are free; or tells how that ended."""
    CLONE_NEWPID, CLONE_NEWNS = 0x20000000, 0x00020000
    if _lc.unshare(CLONE_NEWPID | CLONE_NEWNS):
        raise OSError(ctypes.get_errno(), 'unshare')
    pid = os.fork()
    if pid:
        _, status = os.waitpid(pid, 0)
        return os.waitstatus_to_exitcode(status)
    os.setsid()
    sh('mount -t proc proc /proc')
    return None


def main():
    patterns, done, start = sys.argv[1:] or ['.'], 0, time.time()
    sh('mount -t devpts devpts /dev/pts; ln -sf pts/ptmx /dev/ptmx')
    for path in sorted(glob.glob(SCRIPTS + '/*.json')):
        name = os.path.basename(path)[:-len('.json')]
        if os.path.exists(f'{OUT}/{name}.json') or not any(re.search(p, name) for p in patterns):
            continue
        with open('/out/current', 'w') as f:
            f.write(name)
        inside = in_child(name)
        done += 1
        if inside or int(open('/proc/sys/kernel/tainted').read()) & 128:
            print(f'{name} ended with {inside}', flush=True)
            if int(open('/proc/sys/kernel/tainted').read()) & 128:
                sys.exit(9)
    print(f'ALL {done} scenarios in {time.time() - start:.1f}s', flush=True)


def in_child(name):
    """Each sample in a child of its own, with which everything ends that it began."""
    pid = os.fork()
    if pid:
        _, status = os.waitpid(pid, 0)
        return os.waitstatus_to_exitcode(status)
    code = 1
    try:
        Stage(name).perform()
        code = 0
    except Exception:
        print(f'EXCEPTION in {name}', traceback.format_exc(), flush=True)
        sh('umount -l /mnt; dmsetup remove_all')
    os._exit(code)


from drv import _lc
main()
