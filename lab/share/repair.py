"""Damages one block of an XFS filesystem, lets a tool repair it, and records what the tool said and what was truly lost.

usage, in the guest: repair.py [PATTERN ...]

Each recording (faultline-lab-repair/1) starts from the same filesystem, of which everything is known: bytes, names, links, extended
attributes. The block is found with xfs_db while nothing is mounted; its sectors go into the disk's list of bad blocks, so that reads
fail, and are cleared by a write where the recording is of a cleared block. Then the tool runs, and what is there is compared.
"""
import hashlib
import mmap
import sys
sys.path.insert(0, '/out')
from drv import *

SCHEMA = 'faultline-lab-repair/1'
DISK = '/dev/pmem0'
SIZE = PMEM['pmem0'][2]
MNT = '/mnt'
X7 = '7' if os.path.exists('/usr/bin/mkfs.xfs7') else ''
REPAIRS = {'6.1': 'xfs_repair', '6.13': 'xfs_repair613', '7.2': 'xfs_repair7'}
DB = 'xfs_db' + X7
START_OF_DEVICE, START_OF_GROUP = 512 << 10, 128 << 10


# ---- filesystems

class Make:
    """How a filesystem is made and mounted; its image is kept, so that each recording begins with the same."""

    def __init__(self, mkfs, options='dax=always', repair='', dirty=False, features=''):
        self.mkfs, self.options, self.repair, self.dirty, self.features = mkfs, options, repair, dirty, features


MKFS7 = 'mkfs.xfs7 -q -f -d agcount=4 -s size=4096 -m rmapbt=1,reflink=1 '
MAKES = {
    'old': Make('mkfs.xfs -q -f -d agcount=4 -s size=4096 -m rmapbt=1,reflink=1', features='r'),
    'plain': Make('mkfs.xfs -q -f -d agcount=4 -s size=4096 -m rmapbt=0,reflink=1', features=''),
    'exchange': Make(MKFS7 + '-i exchange=1 -n parent=0', features='rx'),
    'parents': Make(MKFS7 + '-i exchange=1 -n parent=1', features='rxp'),
    'dirty': Make('mkfs.xfs -q -f -d agcount=4 -s size=4096 -m rmapbt=1,reflink=1', dirty=True, features='r'),
    'quota': Make(MKFS7 + '-i exchange=1 -n parent=1', 'dax=always,uquota', features='rxp'),
    'log': Make('mkfs.xfs -q -f -d agcount=4 -s size=4096 -m rmapbt=1,reflink=1 -l logdev=/dev/pmem1,size=64m',
                'dax=always,logdev=/dev/pmem1', '-l /dev/pmem1', features='r'),
    'realtime': Make('mkfs.xfs -q -f -d agcount=4 -s size=4096 -m reflink=0,rmapbt=0 -r rtdev=/dev/pmem1',
                     'dax=always,rtdev=/dev/pmem1', features=''),
}


def put(path, data):
    with open(path, 'wb') as f:
        f.write(data)
        f.flush()
        os.fsync(f.fileno())


def page(n):
    return hashlib.md5(str(n).encode()).digest() * 256


def populate(make):
    """What the filesystem holds; the first megabyte of every group goes to files nobody asks about, so that the rest lies behind it."""
    for i in range(4):
        os.mkdir(f'{MNT}/fill{i}')
        put(f'{MNT}/fill{i}/f', page(-i) * 256)
    os.mkdir(f'{MNT}/docs')
    for i in range(5):
        put(f'{MNT}/docs/doc{i}', b''.join(page(1000 * i + p) for p in range(16)))
    if 'reflink=0' not in make.mkfs:
        for n in ('copy1', 'copy2'):
            rc, out = sh(f"xfs_io -f -c 'reflink {MNT}/docs/doc1' {MNT}/docs/{n}")
            assert rc == 0, out
    with open(f'{MNT}/docs/frag', 'wb') as f:
        for p in range(0, 200, 2):
            f.seek(p * PG)
            f.write(page(7000 + p))
        f.flush()
        os.fsync(f.fileno())
    put(f'{MNT}/docs/tagged', page(1))
    os.setxattr(f'{MNT}/docs/tagged', 'user.note', b'n' * 900)
    os.setxattr(f'{MNT}/docs/tagged', 'user.big', b'b' * 12000)
    os.symlink('/elsewhere/' + 'x' * 900, f'{MNT}/docs/long')
    os.mkdir(f'{MNT}/db')
    for i in range(400):
        put(f'{MNT}/db/row{i:03}', page(i))
    for i in (100, 350):
        os.link(f'{MNT}/db/row{i}', f'{MNT}/docs/again{i}')
    for i in range(20):
        os.mkdir(f'{MNT}/d{i:02}')
        put(f'{MNT}/d{i:02}/x', page(9000 + i))
    os.unlink(f'{MNT}/fill3/f')
    sh('sync')


def truth():
    """Everything that is to be seen: for every path its inode and a digest of each page, attribute, or the target."""
    seen = {}

    def look(path, name):
        try:
            st = os.lstat(path)
            entry = {'ino': st.st_ino}
            if os.path.islink(path):
                entry['target'] = hashlib.md5(os.readlink(path).encode()).hexdigest()
            elif os.path.isdir(path):
                entry['names'] = None
            else:
                entry['pages'] = pages(path, st.st_size)
                entry['links'] = st.st_nlink
            entry['xattrs'] = attributes(path)
        except OSError as e:
            entry = {'error': en(e.errno)}
        seen[name] = entry
        if 'names' not in entry:
            return
        try:
            entry['names'] = sorted(os.listdir(path))
        except OSError as e:
            entry['names'] = en(e.errno)
            return
        for n in entry['names']:
            look(f'{path}/{n}', f'{name}/{n}'.lstrip('/'))

    look(MNT, '')
    return seen


def pages(path, size):
    told = []
    fd = os.open(path, os.O_RDONLY)
    try:
        for at in range(0, size, PG):
            try:
                told.append(hashlib.md5(os.pread(fd, PG, at)).hexdigest()[:8])
            except OSError as e:
                told.append(en(e.errno))
    finally:
        os.close(fd)
    return told


def attributes(path):
    try:
        return {n: hashlib.md5(os.getxattr(path, n, follow_symlinks=False)).hexdigest()[:8]
                for n in sorted(os.listxattr(path, follow_symlinks=False))}
    except OSError as e:
        return {'': en(e.errno)}


def whole_device(fd, say=None):
    """Writes the whole device below the filesystem: what is given for a mebibyte, or zeros."""
    buffer = mmap.mmap(-1, MB)
    for n in range(SIZE // MB):
        buffer.seek(0)
        buffer.write(say.get(n, b'\0' * MB) if say else b'\0' * MB)
        os.pwritev(fd, [buffer], n * MB)


def chunks(fd):
    buffer, kept = mmap.mmap(-1, MB), {}
    for n in range(SIZE // MB):
        os.preadv(fd, [buffer], n * MB)
        if buffer[:] != b'\0' * MB:
            kept[n] = buffer[:]
    return kept


def direct(device, mode=os.O_RDWR):
    return os.open(device, mode | os.O_DIRECT | os.O_SYNC)


BUILT = {}


class Built:
    """A filesystem with its image, what is in it, and where things lie."""

    def __init__(self, make):
        self.make = make
        for d in ('pmem0', 'pmem1'):
            print(d, rebind(d), flush=True)
            fd = direct('/dev/' + d)
            whole_device(fd)
            os.close(fd)
        rc, out = sh(f'{make.mkfs} {DISK}')
        assert rc == 0, out
        self.mount()
        populate(make)
        self.truth = truth()
        if make.dirty:
            # what was made so far is in its place before the rest is in the log
            must('umount ' + MNT)
            self.mount()
            self.change()
        sh('umount ' + MNT)
        self.image = {d: self.keep(d) for d in ('pmem0', 'pmem1')}
        self.sb = self.fields('sb 0', 'agblklog inopblog inodesize agblocks logstart rootino rbmino rsumino uquotino')

    def mount(self):
        rc, out = sh(f'mount -t xfs -o {self.make.options} {DISK} {MNT}')
        assert rc == 0, out

    def change(self):
        """Twenty files that a sync made safe, twenty more, of which one was asked for; then the log is all that has them."""
        for i in range(40):
            put_quick(f'{MNT}/db/new{i:02}', page(5000 + i))
            if i == 19:
                sh('sync')
        fd = os.open(f'{MNT}/db/new39', os.O_RDONLY)
        os.fsync(fd)
        os.close(fd)
        self.truth = truth()
        print(sh(f'xfs_io -x -c shutdown {MNT}'), flush=True)

    def keep(self, device):
        fd = direct('/dev/' + device)
        kept = chunks(fd)
        os.close(fd)
        return kept

    def restore(self):
        for device, kept in self.image.items():
            fd = direct('/dev/' + device)
            whole_device(fd, kept)
            os.close(fd)

    # ---- where things lie

    def db(self, *commands):
        log = '-l /dev/pmem1 ' if 'logdev' in self.make.options else ''
        rc, out = sh(f'{DB} -r {log}' + ' '.join(f"-c '{c}'" for c in commands) + f' {DISK}')
        return out

    def fields(self, where, names):
        return {k: None if v == 'null' else int(v, 0)
                for k, v in re.findall(r'^(\w+) = (\S+)', self.db(where, 'p ' + names), re.M)}

    def fsblock(self, number):
        return self.group(number >> self.sb['agblklog'], number & ((1 << self.sb['agblklog']) - 1))

    def group(self, agno, agbno):
        return (agno * self.sb['agblocks'] + agbno) * PG

    def inode(self, ino):
        return self.fsblock(ino >> self.sb['inopblog'])

    def ino(self, path):
        return self.truth[path]['ino']

    def fork(self, ino, fork='-d'):
        """Each run of blocks of a fork: offset in blocks, bytes on the device, blocks."""
        return [(int(o), self.fsblock(int(b)), int(n)) for o, b, n in
                re.findall(r'offset (\d+) startblock (\d+) \(\S+\) count (\d+)', self.db(f'inode {ino}', f'bmap {fork}'))]

    def free(self, agno, inside):
        runs = re.findall(r'\d+:\[(\d+),(\d+)\]', self.db(f'agf {agno}', 'addr bnoroot', 'p recs'))
        limit = START_OF_GROUP // PG
        for start, count in ((int(a), int(b)) for a, b in runs):
            at = start if inside else max(start + count // 2, limit)
            if start <= at < start + count and (at < limit) == inside:
                return self.group(agno, at)
        raise ValueError(f'no free block in group {agno}: {runs}')

    def find(self, kind):
        """Device, byte, and whose the block is, of the kind of block with that name."""
        agno, device, owner = 1, 'pmem0', ''
        agf, agi = self.fields('agf 1', 'bnoroot cntroot rmaproot refcntroot'), self.fields('agi 1', 'root free_root')
        group = {'AGF': 1, 'AGI': 2, 'AGFL': 3, 'SECONDARY_SUPERBLOCK': 0, 'BNOBT': agf.get('bnoroot'),
                 'CNTBT': agf.get('cntroot'), 'RMAPBT': agf.get('rmaproot'), 'REFCOUNTBT': agf.get('refcntroot'),
                 'INOBT': agi.get('root'), 'FINOBT': agi.get('free_root')}
        if kind in group:
            byte = self.group(agno, group[kind])
        elif kind == 'PRIMARY_SUPERBLOCK':
            byte = 0
        elif kind == 'FIRST_INOBT':
            byte = self.group(0, self.fields('agi 0', 'root')['root'])
        elif kind == 'FREE_LIST_BLOCK':
            first = self.fields('agf 1', 'flfirst')['flfirst']
            byte = self.group(agno, int(re.findall(rf'\b{first}:(\d+)', self.db('agfl 1', 'p bno'))[0]))
        elif kind in ('FREE', 'FREE_INSIDE'):
            byte = self.free(self.agno(self.inode(self.ino('fill3'))), kind == 'FREE_INSIDE')
        elif kind in ('INODE_CLUSTER', 'CHANGED_CLUSTER'):
            owner = 'db' if kind == 'CHANGED_CLUSTER' else 'db/row100'
            byte = self.inode(self.ino(owner))
        elif kind == 'ROOT_CLUSTER':
            byte = self.inode(self.sb['rootino'])
        elif kind == 'BMBT':
            owner = 'docs/frag'
            root = self.db(f'inode {self.ino(owner)}', 'p u3.bmbt')
            ptrs = re.findall(r'ptrs\[.*?\] = (?:1:)?(\d+)', root)
            if not ptrs:
                raise ValueError(self.db(f'inode {self.ino(owner)}', 'p'))
            byte = self.fsblock(int(ptrs[0]))
        elif kind == 'DIRECTORY_DATA':
            owner = 'db'
            byte = [b for o, b, _ in self.fork(self.ino(owner)) if o == 0][0]
        elif kind == 'DIRECTORY_LEAF':
            owner = 'db'
            byte = [b for o, b, _ in self.fork(self.ino(owner)) if o >= 8388608][0]
        elif kind == 'ATTRIBUTES':
            owner = 'docs/tagged'
            byte = self.fork(self.ino(owner), '-a')[0][1]
        elif kind == 'SYMLINK':
            owner = 'docs/long'
            byte = self.fork(self.ino(owner))[0][1]
        elif kind == 'FIRST_LOG_BLOCK':
            byte = self.fsblock(self.sb['logstart'])
        elif kind == 'LOG':
            byte = self.fsblock(self.sb['logstart']) + (32 << 20)
        elif kind == 'EXTERNAL_LOG':
            device, byte = 'pmem1', 0
        elif kind == 'EXTERNAL_LOG_UNUSED':
            device, byte = 'pmem1', 32 << 20
        elif kind == 'DATA':
            owner = 'docs/doc2'
            byte = self.fork(self.ino(owner))[0][1] + 3 * PG
        elif kind == 'DATA_SHARED':
            owner = 'docs/doc1'
            byte = self.fork(self.ino(owner))[0][1] + 3 * PG
        elif kind == 'DATA_INSIDE':
            owner = 'fill1/f'
            byte = self.fork(self.ino(owner))[0][1]
        elif kind == 'QUOTA':
            byte = self.fork(self.sb['uquotino'])[0][1]
        elif kind == 'REALTIME_BITMAP':
            byte = self.fork(self.sb['rbmino'])[0][1]
        elif kind == 'REALTIME_SUMMARY':
            byte = self.fork(self.sb['rsumino'])[0][1]
        else:
            raise ValueError(kind)
        return device, byte, owner

    def agno(self, byte):
        return byte // PG // self.sb['agblocks']

    def inside(self, device, byte):
        if device != 'pmem0':
            return False
        return byte < START_OF_DEVICE or byte % (self.sb['agblocks'] * PG) < START_OF_GROUP

    def inodes(self, byte, count):
        """The first of `count` inodes in the buffer around that byte."""
        per = 1 << self.sb['inopblog']
        agno, agbno = divmod(byte // PG, self.sb['agblocks'])
        first = ((agno << self.sb['agblklog']) + agbno) * per
        return first - first % count


def must(command):
    rc, out = sh(command)
    assert rc == 0, out


def put_quick(path, data):
    with open(path, 'wb') as f:
        f.write(data)


# ---- one recording

class Recording:
    def __init__(self, name, spec):
        self.name, self.spec = name, spec
        self.kmsg = Kmsg()
        self.acts = []
        self.start = time.time()

    def built(self):
        key = self.spec['make']
        if key not in BUILT:
            BUILT.clear()
            BUILT[key] = Built(MAKES[key])
        return BUILT[key]

    def act(self, what, t=180, tail=25):
        rc, out = sh(what, t)
        lines = out.split('\n') if out else []
        if len(lines) > tail:
            lines = lines[:8] + [f'... {len(lines) - tail} lines ...'] + lines[8 - tail:]
        self.acts.append({'act': what, 'rc': rc, 'out': lines, 'dmesg': self.kmsg.drain()[:12], 'badblocks': listed()})
        print(f'   {self.name}: {what} -> {rc} {self.acts[-1]["badblocks"]}', *lines[-3:], sep='\n      ', flush=True)
        return rc

    def perform(self):
        spec, fs = self.spec, self.built()
        fs.restore()
        self.device, self.byte, self.owner = fs.find(spec['block'])
        self.damage()
        getattr(self, spec['tool'])(fs)
        self.write(fs)

    def damage(self):
        sector = self.byte // 512
        wr(f'/sys/block/{self.device}/badblocks', f'{sector} 8\n')
        self.acts.append({'act': f"echo '{sector} 8' > /sys/block/{self.device}/badblocks", 'rc': 0, 'out': [], 'dmesg': [],
                          'badblocks': listed()})
        if self.spec['damage'] == 'UNDEFINED':
            fd = direct('/dev/' + self.device)
            buffer = mmap.mmap(-1, PG)
            os.pwritev(fd, [buffer], self.byte)
            os.close(fd)
            self.acts.append({'act': f'dd if=/dev/zero of=/dev/{self.device} bs=512 seek={sector} count=8 oflag=direct', 'rc': 0,
                              'out': [], 'dmesg': [], 'badblocks': listed()})

    # ---- tools

    def offline(self, fs):
        make = fs.make
        command = f"{REPAIRS[self.spec['version']]} {make.repair}".strip()
        self.act(f'{command} -n {DISK}')
        if make.dirty:
            # the log is replayed first, if it can be
            if self.act(f'mount -t xfs -o {make.options} {DISK} {MNT}') == 0:
                self.act('umount ' + MNT)
        self.exits = []
        for _ in range(4):
            self.exits.append(self.act(f'{command} {DISK}'))
            if self.exits[-1] == 0 or self.exits[-2:] == [self.exits[-1]] * 2:
                break
        if self.exits[-1] == 2 and self.spec.get('forced'):
            self.exits = self.exits[:1] + [self.act(f'{command} -L {DISK}')]
        self.checked = self.act(f'{command} -n {DISK}')
        self.look(fs)

    def mount(self, fs):
        return self.act(f'mount -t xfs -o {fs.make.options} {DISK} {MNT}') == 0

    def scrub(self, fs):
        self.exits = []
        if not self.mount(fs):
            self.act(f'mount -t xfs -o ro,norecovery {DISK} {MNT}') == 0 and self.act('umount ' + MNT)
            self.checked = self.act(f'xfs_repair7 -n {DISK}')
            self.after = {'mounted': False}
            return
        self.exits.append(self.watched(f"xfs_scrub7 -v {self.spec.get('options', '')} {MNT}".replace('  ', ' ')))
        self.seen_online(fs)

    def watched(self, what):
        """Runs a tool until it ends or the kernel breaks under it, after which nobody ends it."""
        with open('/tmp/watched', 'w') as log:
            p = subprocess.Popen(what.split(), stdout=log, stderr=subprocess.STDOUT)
        while p.poll() is None and not oopsed():
            time.sleep(0.5)
        time.sleep(1)
        self.acts.append({'act': what, 'rc': p.poll(), 'out': open('/tmp/watched').read().split('\n')[-60:], 'dmesg': self.kmsg.drain()[:30],
                          'badblocks': listed()})
        return p.poll()

    def healer(self, fs):
        """The healer watches while somebody comes upon the block."""
        self.exits = []
        if not self.mount(fs):
            self.after = {'mounted': False}
            return
        log = open('/tmp/healer', 'w')
        p = subprocess.Popen(['/usr/bin/xfs_healer7', '--repair', '--no-autofsck', '--foreground', MNT], stdout=log,
                             stderr=subprocess.STDOUT)
        time.sleep(2)
        self.act(self.spec['access'])
        time.sleep(4)
        p.terminate()
        try:
            p.wait(10)
        except subprocess.TimeoutExpired:
            p.kill()
        self.acts.append({'act': 'xfs_healer7 --repair --no-autofsck --foreground ' + MNT, 'rc': 0,
                          'out': open('/tmp/healer').read().split('\n')[:20], 'dmesg': self.kmsg.drain()[:12], 'badblocks': listed()})
        print('   healer:', self.acts[-1]['out'], flush=True)
        self.seen_online(fs)

    def seen_online(self, fs):
        if oopsed():
            self.after = {'mounted': True, 'broken': True}
            self.checked = None
            return
        self.after = compared(fs.truth, truth())
        self.after['owner_of_block'] = owner(self.byte) if self.device == 'pmem0' else ''
        self.act('umount ' + MNT)
        self.checked = self.act(f'xfs_repair7 {fs.make.repair} -n {DISK}')

    def look(self, fs):
        """What is there in the end, with a mount like any other."""
        if not self.mount(fs):
            self.after = {'mounted': False}
            return
        self.after = compared(fs.truth, truth())
        self.after['owner_of_block'] = owner(self.byte) if self.device == 'pmem0' else ''
        self.act('umount ' + MNT)

    def write(self, fs):
        spec = self.spec
        held = fs.inodes(self.byte, 1 << fs.sb['inopblog'])
        hidden = fs.inodes(self.byte, 32)
        told = {'schema': SCHEMA, 'id': self.name, 'seed': spec['seed'], 'kernel': KREL, 'tool': spec['tool'],
                'version': spec.get('version', '7.2'), 'forced': bool(spec.get('forced')),
                'filesystem': {'mkfs': f'{fs.make.mkfs} {DISK}', 'mount': fs.make.options, 'features': fs.make.features,
                               'inodes': len({e.get('ino') for e in fs.truth.values()}), 'names': len(fs.truth),
                               'dirty': fs.make.dirty},
                'block': {'kind': spec['block'], 'device': self.device, 'byte': self.byte, 'inside': fs.inside(self.device, self.byte),
                          'owner': self.owner, 'held': paths(fs, held, 1 << fs.sb['inopblog']), 'hidden': paths(fs, hidden, 32)},
                'damage': spec['damage'], 'acts': self.acts, 'exits': self.exits, 'checked': self.checked, 'after': self.after,
                'badblocks_after': listed(), 'seconds': round(time.time() - self.start, 1)}
        os.makedirs(OUT, exist_ok=True)
        with open(f'{OUT}/{self.name}.json', 'w') as f:
            json.dump(told, f, indent=1)
        os.close(self.kmsg.fd)
        print(f"== {self.name} {spec['block']} {spec['damage']} {spec['tool']} exits {self.exits} -n {self.checked}",
              {k: v if not isinstance(v, (list, dict)) or len(v) < 12 else f'{len(v)} of them' for k, v in self.after.items()},
              listed(), f"{told['seconds']}s", flush=True)


def paths(fs, first, count):
    """The paths of the inodes in a block, if it is one of inodes."""
    return sorted(p or '/' for p, e in fs.truth.items() if first <= e['ino'] < first + count)


def listed():
    return {d: t for d in ('pmem0', 'pmem1') for t in [' '.join(open(f'/sys/block/{d}/badblocks').read().split())] if t}


def oopsed():
    return int(open('/proc/sys/kernel/tainted').read()) & 128


def owner(byte):
    for r in fsmap(MNT):
        if r['start_bytes'] <= byte < r['end_bytes_excl'] and r['owner'] != 'ERROR':
            return r['owner']
    return ''


def compared(before, after):
    """What is other than it was. Names are gone, and their inodes are too, or are found under another name."""
    inos = {e['ino']: n for n, e in after.items() if 'ino' in e}
    told = {'mounted': True, 'unreadable': [], 'unlisted': [], 'gone': [], 'renamed': [], 'pages': {}, 'xattrs': {}, 'targets': [],
            'added': 0}
    for name, was in before.items():
        now = after.get(name)
        if now is None:
            parent = name.rsplit('/', 1)[0] if '/' in name else ''
            if not isinstance(after.get(parent, {}).get('names', []), list):
                told['unlisted'].append(name)
                continue
            other = after.get(inos.get(was['ino'], ''), {})
            same = other.get('pages') == was.get('pages') and other.get('target') == was.get('target')
            told['renamed' if was['ino'] in inos and same else 'gone'].append(name)
            continue
        if 'error' in now:
            told['unreadable'].append(name)
            continue
        if now.get('pages') != was.get('pages'):
            a, b = was['pages'], now.get('pages') or []
            told['pages'][name] = [i for i in range(max(len(a), len(b))) if i >= len(a) or i >= len(b) or a[i] != b[i]]
        if now.get('target') != was.get('target'):
            told['targets'].append(name)
        if now.get('xattrs') != was.get('xattrs'):
            told['xattrs'][name] = sorted(k for k in {**was['xattrs'], **now['xattrs']} if was['xattrs'].get(k) != now['xattrs'].get(k))
    told['added'] = len([n for n in after if n not in before and not n.rsplit('/', 1)[-1].startswith('made')])
    return told


# ---- what is recorded: every block of the table, by each tool; the seed is the name

OFFLINE = [  # kernel, make, block, damage, version
    ('6.1', 'old', 'BNOBT', 'UNDEFINED', '6.1'), ('6.1', 'old', 'DIRECTORY_DATA', 'UNREADABLE', '6.1'),
    ('6.1', 'old', 'INODE_CLUSTER', 'UNREADABLE', '6.1'), ('6.1', 'old', 'BMBT', 'UNDEFINED', '6.1'),
    ('6.1', 'old', 'DATA', 'UNREADABLE', '6.1'), ('6.1', 'old', 'FREE_INSIDE', 'UNREADABLE', '6.1'),
    ('6.1', 'old', 'ATTRIBUTES', 'UNDEFINED', '6.1'), ('6.1', 'old', 'SYMLINK', 'UNREADABLE', '6.1'),
    ('6.12', 'old', 'AGF', 'UNDEFINED', '6.1'), ('6.12', 'old', 'SYMLINK', 'UNDEFINED', '6.1'),
    ('6.12', 'old', 'DIRECTORY_LEAF', 'UNREADABLE', '6.1'), ('6.12', 'old', 'BMBT', 'UNREADABLE', '6.1'),
    ('6.12', 'old', 'INODE_CLUSTER', 'UNDEFINED', '6.1'), ('6.12', 'old', 'FIRST_LOG_BLOCK', 'UNREADABLE', '6.1'),
    ('6.12', 'old', 'DATA_INSIDE', 'UNREADABLE', '6.1'), ('6.12', 'dirty', 'AGI', 'UNDEFINED', '6.1'),
    ('7.2', 'exchange', 'PRIMARY_SUPERBLOCK', 'UNDEFINED', '7.2'), ('7.2', 'exchange', 'SECONDARY_SUPERBLOCK', 'UNDEFINED', '7.2'),
    ('7.2', 'exchange', 'SECONDARY_SUPERBLOCK', 'UNREADABLE', '7.2'), ('7.2', 'exchange', 'AGF', 'UNREADABLE', '7.2'),
    ('7.2', 'exchange', 'AGFL', 'UNDEFINED', '7.2'), ('7.2', 'exchange', 'FREE_LIST_BLOCK', 'UNDEFINED', '7.2'),
    ('7.2', 'exchange', 'CNTBT', 'UNDEFINED', '6.13'), ('7.2', 'exchange', 'INOBT', 'UNDEFINED', '7.2'),
    ('7.2', 'exchange', 'FINOBT', 'UNDEFINED', '6.13'), ('7.2', 'exchange', 'RMAPBT', 'UNDEFINED', '7.2'),
    ('7.2', 'exchange', 'REFCOUNTBT', 'UNDEFINED', '6.13'), ('7.2', 'exchange', 'FIRST_INOBT', 'UNDEFINED', '7.2'),
    ('7.2', 'exchange', 'ROOT_CLUSTER', 'UNDEFINED', '7.2'), ('7.2', 'exchange', 'BMBT', 'UNDEFINED', '6.13'),
    ('7.2', 'exchange', 'BMBT', 'UNDEFINED', '7.2'), ('7.2', 'exchange', 'BMBT', 'UNREADABLE', '6.13'),
    ('7.2', 'exchange', 'BMBT', 'UNREADABLE', '7.2'), ('7.2', 'exchange', 'DIRECTORY_LEAF', 'UNDEFINED', '6.13'),
    ('7.2', 'exchange', 'DIRECTORY_LEAF', 'UNREADABLE', '6.13'), ('7.2', 'exchange', 'LOG', 'UNREADABLE', '7.2'),
    ('7.2', 'exchange', 'DATA_SHARED', 'UNDEFINED', '7.2'), ('7.2', 'exchange', 'INODE_CLUSTER', 'UNREADABLE', '6.13'),
    ('7.2', 'exchange', 'INODE_CLUSTER', 'UNREADABLE', '7.2'), ('7.2', 'exchange', 'FREE', 'UNREADABLE', '7.2'),
    ('7.2', 'exchange', 'SYMLINK', 'UNREADABLE', '7.2'), ('7.2', 'exchange', 'SYMLINK', 'UNREADABLE', '6.13'),
    ('7.2', 'exchange', 'FIRST_LOG_BLOCK', 'UNDEFINED', '7.2'), ('7.2', 'exchange', 'FIRST_LOG_BLOCK', 'UNREADABLE', '6.13'),
    ('7.2', 'parents', 'DIRECTORY_DATA', 'UNDEFINED', '7.2'), ('7.2', 'parents', 'DIRECTORY_DATA', 'UNREADABLE', '6.13'),
    ('7.2', 'parents', 'ATTRIBUTES', 'UNREADABLE', '7.2'), ('7.2', 'parents', 'INODE_CLUSTER', 'UNDEFINED', '7.2'),
    ('7.2', 'plain', 'DIRECTORY_DATA', 'UNDEFINED', '7.2'),
    ('7.2', 'dirty', 'AGI', 'UNDEFINED', '7.2'), ('7.2', 'dirty', 'AGF', 'UNDEFINED', '6.13'),
    ('7.2', 'dirty', 'INODE_CLUSTER', 'UNDEFINED', '7.2'), ('7.2', 'dirty', 'DIRECTORY_DATA', 'UNDEFINED', '7.2'),
    ('7.2', 'dirty', 'FIRST_LOG_BLOCK', 'UNDEFINED', '7.2'), ('7.2', 'dirty', 'LOG', 'UNREADABLE', '7.2'),
    ('7.2', 'log', 'EXTERNAL_LOG', 'UNDEFINED', '7.2'), ('7.2', 'log', 'EXTERNAL_LOG', 'UNREADABLE', '7.2'),
    ('7.2', 'log', 'EXTERNAL_LOG_UNUSED', 'UNREADABLE', '7.2'),
    ('7.2', 'quota', 'QUOTA', 'UNDEFINED', '7.2'), ('7.2', 'quota', 'QUOTA', 'UNREADABLE', '7.2'),
    ('7.2', 'realtime', 'REALTIME_BITMAP', 'UNDEFINED', '7.2'), ('7.2', 'realtime', 'REALTIME_SUMMARY', 'UNREADABLE', '7.2'),
    ('7.2', 'dirty', 'CHANGED_CLUSTER', 'UNDEFINED', '7.2'),
    ('7.2', 'dirty', 'FIRST_LOG_BLOCK', 'UNREADABLE', '7.2'),
]
SCRUB = [(make, block, damage, '') for make, block, damage in [
    ('parents', 'DIRECTORY_DATA', 'UNREADABLE'), ('parents', 'DIRECTORY_DATA', 'UNDEFINED'), ('parents', 'BNOBT', 'UNREADABLE'),
    ('parents', 'CNTBT', 'UNDEFINED'), ('parents', 'RMAPBT', 'UNDEFINED'), ('parents', 'FINOBT', 'UNREADABLE'),
    ('parents', 'INOBT', 'UNREADABLE'), ('parents', 'INOBT', 'UNDEFINED'), ('parents', 'AGFL', 'UNREADABLE'),
    ('parents', 'AGFL', 'UNDEFINED'), ('parents', 'BMBT', 'UNREADABLE'), ('parents', 'ATTRIBUTES', 'UNREADABLE'),
    ('parents', 'ATTRIBUTES', 'UNDEFINED'), ('parents', 'SYMLINK', 'UNDEFINED'), ('parents', 'SECONDARY_SUPERBLOCK', 'UNREADABLE'),
    ('parents', 'DATA_SHARED', 'UNREADABLE'), ('parents', 'INODE_CLUSTER', 'UNREADABLE'), ('parents', 'FREE', 'UNREADABLE'),
    ('parents', 'FREE_LIST_BLOCK', 'UNREADABLE'), ('parents', 'AGF', 'UNREADABLE'), ('parents', 'AGI', 'UNDEFINED'),
    ('parents', 'LOG', 'UNREADABLE'),
    ('exchange', 'DIRECTORY_DATA', 'UNREADABLE'), ('exchange', 'DIRECTORY_DATA', 'UNDEFINED'), ('exchange', 'SYMLINK', 'UNREADABLE'),
    ('exchange', 'FIRST_LOG_BLOCK', 'UNREADABLE'), ('exchange', 'DIRECTORY_LEAF', 'UNREADABLE'),
    ('old', 'DIRECTORY_DATA', 'UNDEFINED'), ('old', 'ATTRIBUTES', 'UNDEFINED'), ('old', 'BNOBT', 'UNDEFINED'),
    ('old', 'SYMLINK', 'UNDEFINED'), ('plain', 'BNOBT', 'UNDEFINED'), ('quota', 'QUOTA', 'UNDEFINED'), ('quota', 'QUOTA', 'UNREADABLE'),
    ('exchange', 'INODE_CLUSTER', 'UNDEFINED'),
]] + [('parents', 'DATA_SHARED', 'UNREADABLE', '-x'), ('parents', 'FREE', 'UNREADABLE', '-x'), ('parents', 'DATA', 'UNDEFINED', '-x')]
HEALER = [  # make, block, damage, who comes upon it
    ('parents', 'BNOBT', 'UNREADABLE', 'mkdir /mnt/d04/made'), ('parents', 'BNOBT', 'UNDEFINED', 'for i in 0 1 2 3 4 5 6 7; do mkdir /mnt/made$i; cp /mnt/docs/doc2 /mnt/made$i/; done; sync'),
    ('parents', 'DIRECTORY_DATA', 'UNDEFINED', 'ls /mnt/db'), ('parents', 'DIRECTORY_DATA', 'UNREADABLE', 'ls /mnt/db'),
    ('parents', 'BMBT', 'UNDEFINED', 'cat /mnt/docs/frag'), ('parents', 'SYMLINK', 'UNDEFINED', 'ls -l /mnt/docs/long; cat /mnt/docs/long'),
    ('parents', 'ATTRIBUTES', 'UNDEFINED', 'setfattr -n user.more -v 1 /mnt/docs/tagged'),
    ('parents', 'DATA', 'UNREADABLE', 'cat /mnt/docs/doc2'),
    ('parents', 'DIRECTORY_LEAF', 'UNDEFINED', 'cat /mnt/db/row200'), ('exchange', 'DIRECTORY_DATA', 'UNDEFINED', 'ls /mnt/db'),
    ('exchange', 'DIRECTORY_LEAF', 'UNREADABLE', 'cat /mnt/db/row200'),
]


def specs():
    all_of_them = []
    for i, (kernel, make, block, damage, version) in enumerate(OFFLINE):
        all_of_them.append((kernel, {'seed': 79100 + i, 'tool': 'offline', 'make': make, 'block': block, 'damage': damage,
                                     'version': version, 'forced': True}))
    for i, (make, block, damage, options) in enumerate(SCRUB):
        all_of_them.append(('7.2', {'seed': 79300 + i, 'tool': 'scrub', 'make': make, 'block': block, 'damage': damage,
                                    'options': options}))
    for i, (make, block, damage, access) in enumerate(HEALER):
        all_of_them.append(('7.2', {'seed': 79400 + i, 'tool': 'healer', 'make': make, 'block': block, 'damage': damage,
                                    'access': access}))
    mine = '.'.join(KREL.split('.')[:2])
    return sorted(((f"{s['tool']}{s['seed']}", s) for kernel, s in all_of_them if kernel == mine),
                  key=lambda named: (named[1]['block'] == 'INODE_CLUSTER' and named[1]['tool'] == 'scrub', named[1]['make'], named[0]))


def main():
    patterns, done, start = sys.argv[1:] or ['.'], 0, time.time()
    skip = open('/out/skip').read().split() if os.path.exists('/out/skip') else []
    for name, spec in specs():
        if name in skip or os.path.exists(f'{OUT}/{name}.json') or not any(re.search(p, name) for p in patterns):
            continue
        with open('/out/current', 'w') as f:
            f.write(name)
        try:
            Recording(name, spec).perform()
        except Exception:
            print(f'EXCEPTION in {name}', traceback.format_exc(), flush=True)
            sh('umount -l ' + MNT)
            BUILT.clear()
        done += 1
        if oopsed():
            print(f'KERNEL BROKE in {name}: leaving so that the host reboots', flush=True)
            sys.exit(9)
    print(f'ALL {done} scenarios in {time.time() - start:.1f}s', flush=True)


main()
