# Guest-side driver: builds a fresh filesystem, runs agents, injects, records.  Used by scen.py.
import os,sys,time,json,struct,fcntl,subprocess,select,errno,re,signal,glob,traceback
PG=4096; MB=1<<20
OUT='/out/raw'; KREL=os.uname().release; NEW=int(KREL.split('.')[0])>=7; LISTEN=NEW and not os.path.exists('/out/nolisten')
def en(e): return errno.errorcode.get(e,str(e))
def wr(p,s):
    fd=os.open(p,os.O_WRONLY)
    try: os.write(fd,s.encode())
    finally: os.close(fd)
def sh(c,t=120):
    try:
        r=subprocess.run(c,shell=True,stdout=subprocess.PIPE,stderr=subprocess.STDOUT,timeout=t); return r.returncode,r.stdout.decode(errors='replace').strip()
    except subprocess.TimeoutExpired: return 124,'TIMEOUT'
def shorten(o):
    r=[]; inw=False
    for l in o:
        if 'cut here' in l: inw=True; continue
        if inw:
            if l.startswith(('WARNING','kernel BUG','RIP: 0010')) : r.append(l)
            if 'end trace' in l: inw=False
            continue
        r.append(l)
    return r
class Kmsg:
    def __init__(s):
        s.fd=os.open('/dev/kmsg',os.O_RDONLY|os.O_NONBLOCK); os.lseek(s.fd,0,os.SEEK_END)
    def drain(s):
        o=[]
        while 1:
            try: b=os.read(s.fd,8192).decode(errors='replace')
            except BlockingIOError: break
            except OSError as e:
                if e.errno==errno.EPIPE: continue
                break
            m=b.split(';',1)[1].split('\n')[0] if ';' in b else b
            o.append(m)
        return shorten(o)
TR='/sys/kernel/tracing'
# the places of a line where the kernel prints the number of a process of ours: a number elsewhere is something else
PID=re.compile(r'(?<=agent:)\d+\b|(?<=agent\[)\d+(?=\])|(?<=agent/)\d+\b|(?<=\bpid=)\d+\b|(?<=\bPID: )\d+\b')
def trace_setup():
    ev=['p:o/memory_failure memory_failure pfn=%di:x64 flags=%si:x32','r:o/memory_failure_ret memory_failure ret=$retval:s32',
     'p:o/pmem_pagemap_memory_failure pmem_pagemap_memory_failure pfn=%si:x64 nr=%dx:u64 flags=%cx:x32',
     'p:o/dax_holder_notify_failure dax_holder_notify_failure off=%si:u64 len=%dx:u64 flags=%cx:x32','r:o/dax_holder_notify_failure_ret dax_holder_notify_failure ret=$retval:s32',
     'p:o/xfs_dax_notify_failure xfs_dax_notify_failure off=%si:u64 len=%dx:u64 flags=%cx:x32','r:o/xfs_dax_notify_failure_ret xfs_dax_notify_failure ret=$retval:s32',
     'p:o/xfs_dax_failure_fn xfs_dax_failure_fn startblock=+0(%si):u32 blockcount=+4(%si):u32 owner=+8(%si):s64 offset=+16(%si):u64 rmflags=+24(%si):x32','r:o/xfs_dax_failure_fn_ret xfs_dax_failure_fn ret=$retval:s32',
     'p:o/mf_dax_kill_procs mf_dax_kill_procs ino=+64(+0(%di)):u64 index=%si:u64 count=%dx:u64 flags=%cx:x32','r:o/mf_dax_kill_procs_ret mf_dax_kill_procs ret=$retval:s32',
     'p:o/xfs_iget xfs_iget ino=%dx:u64 flags=%cx:x32','r:o/xfs_iget_ret xfs_iget ret=$retval:s32',
     'p:o/unmap_and_kill unmap_and_kill pfn=%si:x64 index=%cx:u64 flags=%r8:x32',
     'p:o/soft_offline_page soft_offline_page pfn=%di:x64 flags=%si:x32','r:o/soft_offline_page_ret soft_offline_page ret=$retval:s32',
     'p:o/kill_procs kill_procs forcekill=%si:s32 fail=%dx:s32 pfn=%cx:x64 flags=%r8:x32']
    if NEW:
        ev[-1]='p:o/kill_procs kill_procs forcekill=%si:s32 pfn=%dx:x64 flags=%cx:x32'
        ev+=['p:o/xfs_healthmon_report_media xfs_healthmon_report_media fdev=%si:u32 daddr=%dx:u64 bbcount=%cx:u64','p:o/fserror_report fserror_report ino=+64(%si):u64 type=%dx:u32 pos=%cx:u64 len=%r8:u64 error=%r9:s32']
    bad=[]
    try:
        for e in ev:
            try:
                fd=os.open(TR+'/kprobe_events',os.O_WRONLY|os.O_APPEND)
                try: os.write(fd,(e+'\n').encode())
                finally: os.close(fd)
            except OSError as x: bad.append(e.split()[0]+' '+en(x.errno))
        for p in ('events/o/enable','events/signal/signal_generate/enable','events/ras/memory_failure_event/enable'):
            try: wr(f'{TR}/{p}','1')
            except OSError as x: bad.append(p+' '+en(x.errno))
        wr(f'{TR}/events/signal/signal_generate/filter','sig==7||sig==9')
        wr(f'{TR}/events/o/xfs_iget/filter','flags & 8'); wr(f'{TR}/events/o/xfs_iget_ret/filter','ret != 0')
        open(f'{TR}/trace','w').close()
    except Exception as x: bad.append(repr(x))
    return bad
def trace_read():
    o=[]
    try:
        for l in open(TR+'/trace'):
            if l.startswith('#') or not l.strip(): continue
            m=re.match(r'\s*(.*?)-(\d+)\s+\[\d+\]\s+\S+\s+[\d.]+:\s+(.*)',l)
            if m:
                if 'signal_generate' in m.group(3) and 'sig=9' in m.group(3) and 'comm=agent' not in m.group(3) and 'comm=t_mmap' not in m.group(3): continue
                o.append(re.sub(r'\s*\([^)]*\)','',m.group(3),count=1) if m.group(3).find('(')>0 and not m.group(3).startswith('signal') else m.group(3))
        open(TR+'/trace','w').close()
    except Exception as x: o.append(repr(x))
    return o[:400]
class Proc:
    def __init__(s,sc,name,fifo=None,pid=None):
        s.sc=sc; s.name=name; s.buf=b''; s.events=[]; s.maps={}; s.touched={}; s.fds={}; s.exit=None; s.p=None; s.stopped=False; s.reported=False; s.policy='default'; s.disp='handler'; s.childof=None; s.threads=[]; s.later={}
        if fifo is None:
            s.p=subprocess.Popen(['/bin/agent'],stdin=subprocess.PIPE,stdout=subprocess.PIPE,bufsize=0); s.r=s.p.stdout.fileno(); s.w=s.p.stdin.fileno(); s.pid=s.p.pid
        else:
            s.w=os.open(fifo+'.in',os.O_WRONLY); s.r=os.open(fifo+'.out',os.O_RDONLY); s.pid=pid
        os.set_blocking(s.r,False); s.reply(20)
    def _pump(s,t):
        r,_,_=select.select([s.r],[],[],t)
        if r:
            try: b=os.read(s.r,65536)
            except BlockingIOError: return True
            if not b: return False
            s.buf+=b
            while b'\n' in s.buf:
                l,s.buf=s.buf.split(b'\n',1); l=l.decode()
                if l.startswith('E '): s.events.append(json.loads(l[2:]))
                elif l.startswith('R '): s.rep.append(json.loads(l[2:]))
        return True
    rep=None
    def reply(s,t=15):
        if s.rep is None: s.rep=[]
        end=time.time()+t
        while time.time()<end:
            if s.rep: return s.rep.pop(0)
            if not s._pump(0.2):
                time.sleep(0.05); s.poll(); return {'op':'dead','ok':False}
        return {'op':'timeout','ok':False,'err':'HANG: no reply in %ds'%t}
    def cmd(s,line,t=15):
        try: os.write(s.w,(line+'\n').encode())
        except BrokenPipeError: s.poll(); return {'op':'dead','ok':False}
        return s.reply(t)
    def drain(s):
        if s.rep is None: s.rep=[]
        while 1:
            n=len(s.events); k=len(s.buf)
            r,_,_=select.select([s.r],[],[],0)
            if not r: break
            if not s._pump(0): break
        e=s.events; s.events=[]; return e
    def poll(s):
        if s.p is not None:
            rc=s.p.poll()
            if rc is not None and s.exit is None: s.exit={'signal':signal.Signals(-rc).name} if rc<0 else {'status':rc}
        else:
            try:
                st=open(f'/proc/{s.pid}/stat').read().split(')')[1].split()[0]
                if st in 'ZX' and s.exit is None: s.exit={'zombie_or_dead':True}
            except OSError: s.exit=s.exit or {'gone':True}
        return s.exit
    # high level, recorded
    def open(s,slot,path,mode='rw'): r=s.cmd(f'open {slot} {path} {mode}'); s.fds[slot]=path; return r
    def map(s,m,path,off,ln,kind='shared',prot='rw',align=0,slot=None):
        slot=m if slot is None else slot
        if slot not in s.fds: s.open(slot,path,'rw' if kind!='private' or 1 else 'r')
        r=s.cmd(f'map {m} {slot} {kind} {prot} {off} {ln} {align}')
        s.maps[m]={'map':f'm{m}','file':os.path.basename(path),'file_offset_bytes':off,'length_bytes':ln,'flags':{'shared':'MAP_SHARED','private':'MAP_PRIVATE','sync':'MAP_SHARED_VALIDATE|MAP_SYNC'}[kind],'prot':'PROT_READ' if prot=='r' else 'PROT_READ|PROT_WRITE','mmap_ok':r.get('ok'),'mmap_err':r.get('err',''),'address':r.get('addr','') if r.get('ok') else '','touched_file_offsets_bytes':[]}
        if align: s.maps[m]['address_alignment_bytes']=align
        return r
    def touch(s,m,pages,mode='r',val=0x5a):
        out=[]
        for p in pages:
            r=s.cmd(f'touch {m} {p*PG} {mode} {val}')
            out.append(r)
            if r.get('ok'): s.maps[m]['touched_file_offsets_bytes'].append({'off':s.maps[m]['file_offset_bytes']+p*PG,'access':'write' if mode=='w' else 'read'})
        return out
    def mce(s,pol): s.policy=pol; return s.cmd(f'mce {pol}')
    def sig(s,d): s.disp=d; return s.cmd(f'sig {d}')
    def kill(s):
        if s.p is not None:
            if s.p.poll() is None: s.p.kill()
            try: s.p.wait(10)
            except Exception: s.sc.note(f'process {s.name} pid {s.pid} did not die after SIGKILL (unkillable)')
            s.p.stdin.close(); s.p.stdout.close()
        else:
            try: os.kill(s.pid,9)
            except OSError: pass
            for f in (s.r,s.w):
                try: os.close(f)
                except OSError: pass
PMEM={'pmem0':('namespace0.0',0x100000000,512*MB),'pmem1':('namespace1.0',0x128000000,512*MB),'pmem2':('namespace2.0',0x150000000,256*MB)}
def rebind(dev):
    ns=PMEM[dev][0]
    for a in ('unbind','bind'):
        try: wr('/sys/bus/nd/drivers/nd_pmem/'+a,ns)
        except OSError as e: return f'{a} {ns}: {en(e.errno)}'
    for i in range(50):
        if os.path.exists('/dev/'+dev): break
        time.sleep(0.05)
    return None
FIEMAP=0xC020660B; FIEMAP_FLAG_SYNC=1
FLAGS=((1,'LAST'),(2,'UNKNOWN'),(4,'DELALLOC'),(0x200,'INLINE'),(0x800,'UNWRITTEN'),(0x2000,'SHARED'))
def fiemap(path,sync=False):
    """The extents of a file.  With `sync` the kernel flushes it first, which acts like an fsync; without, nothing is changed by looking,
    but blocks that write-back still has to choose (page cache) are not known."""
    n=512; fd=os.open(path,os.O_RDONLY)
    try:
        b=bytearray(struct.pack('QQIIII',0,1<<62,FIEMAP_FLAG_SYNC if sync else 0,0,n,0)+b'\0'*56*n); fcntl.ioctl(fd,FIEMAP,b)
        mapped=struct.unpack_from('QQIIII',b)[3]; o=[]
        for i in range(min(mapped,n)):
            off,at,length,_,_,f,_,_,_=struct.unpack_from('QQQQQIIII',b,32+56*i)
            o.append({'file_offset_bytes':off,'fs_device_offset_bytes':at,'length_bytes':length,'flags':[name for bit,name in FLAGS if f&bit and name!='LAST']})
        return o
    except OSError as e: return [{'error':en(e.errno)}]
    finally: os.close(fd)
OWN={'0:1':'free space','0:2':'unknown','88:1':'static fs metadata','88:2':'log','88:3':'per-AG metadata','88:4':'inode btree','88:5':'inodes','88:6':'refcount btree','88:7':'cow staging','88:8':'defective','102:1':'ext4 static fs metadata','102:2':'ext4 log','102:3':'ext4 inodes','102:4':'ext4 group descriptors','102:5':'ext4 reserved gdt','102:6':'ext4 block bitmap','102:7':'ext4 inode bitmap'}
def fsmap(mnt):
    rc,o=sh(f'xfs_io -r -c "fsmap -m" {mnt}',60)
    rows=[]
    for l in o.split('\n'):
        p=l.split(',')
        if len(p)>=9 and p[0].isdigit():
            ow=p[5]; d={'dev':p[1]+':'+p[2],'start_bytes':int(p[3])*512,'end_bytes_excl':(int(p[4])+1)*512}
            if ow.startswith('special_'): d['owner']=OWN.get(ow[8:],ow)
            elif ow.startswith('inode_'):
                q=ow.split('_'); d['owner']='inode'; d['inode']=int(q[1]); d['fork']='_'.join(q[2:])
                if p[6].lstrip('-').isdigit(): d['file_offset_bytes']=int(p[6])*512
            else: d['owner']=ow
            rows.append(d)
    return rows if rows else [{'owner':'ERROR','text':o,'start_bytes':-1,'end_bytes_excl':-1}]
import ctypes
_lc=ctypes.CDLL(None,use_errno=True)
def is_dax(path):
    b=ctypes.create_string_buffer(512)
    if _lc.syscall(332,-100,path.encode(),0,0x7ff,b): return None
    return bool(struct.unpack_from('<Q',b,8)[0]&0x00200000)
def corrupt(pfn,tmo=20):
    # in a child, so that a kernel oops in the injection takes the child and not the recorder
    rd,wrp=os.pipe(); pid=os.fork()
    if pid==0:
        try: wr('/sys/kernel/debug/hwpoison/corrupt-pfn',hex(pfn)); os.write(wrp,b'ok')
        except OSError as e: os.write(wrp,en(e.errno).encode())
        os._exit(0)
    os.close(wrp); end=time.time()+tmo; st=None
    while time.time()<end:
        p,x=os.waitpid(pid,os.WNOHANG)
        if p: st=x; break
        time.sleep(0.002)
    if st is None: os.close(rd); return {'ok':False,'errno':'HANG','note':'the injecting process did not return within %d s'%tmo}
    b=os.read(rd,100).decode() if select.select([rd],[],[],0)[0] else ''; os.close(rd)
    if b=='ok': return {'ok':True,'errno':''}
    if b: return {'ok':False,'errno':b}
    return {'ok':False,'errno':'KERNEL_OOPS','note':'the injecting process was killed inside the kernel: %s'%(signal.Signals(os.WTERMSIG(st)).name if os.WIFSIGNALED(st) else st)}
# ---- 7.2: fanotify FAN_FS_ERROR and XFS health monitor listeners (one of each per mount, opened right after mount)
FSE_DOM={0:'MOUNT',1:'FS',2:'AG',3:'INODE',4:'RTGROUP',5:'DATADEV',6:'RTDEV',7:'LOGDEV',8:'FILERANGE'}
FSE_TYP={0:'RUNNING',1:'LOST',2:'UNMOUNT',3:'SICK',4:'CORRUPT',5:'HEALTHY',6:'SHUTDOWN',7:'MEDIA_ERROR',8:'BUFREAD',9:'BUFWRITE',10:'DIOREAD',11:'DIOWRITE',12:'DATALOST'}
class Listen:
    def __init__(s,mnt,fst):
        s.mnt=mnt; s.fan=-1; s.hm=-1; s.err={}
        fd=_lc.syscall(300,0x200|0x2|0x1,0)
        if fd<0: s.err['fanotify_init']=en(ctypes.get_errno())
        else:
            if _lc.syscall(301,fd,0x101,ctypes.c_uint64(0x8000),-100,mnt.encode())<0: s.err['fanotify_mark']=en(ctypes.get_errno()); os.close(fd)
            else: s.fan=fd
        if fst=='xfs':
            d=os.open(mnt,os.O_RDONLY|os.O_DIRECTORY)
            r=_lc.ioctl(d,ctypes.c_ulong(0x40205844),ctypes.create_string_buffer(32))
            if r<0: s.err['XFS_IOC_HEALTH_MONITOR']=en(ctypes.get_errno())
            else: s.hm=r; os.set_blocking(r,False); os.set_inheritable(r,False)
            os.close(d)
    def read(s):
        o={}
        f=[]
        while s.fan>=0:
            try: b=os.read(s.fan,65536)
            except BlockingIOError: break
            except OSError as e: f.append({'read_error':en(e.errno)}); break
            if not b: break
            p=0
            while p<len(b):
                ln,ver,_,ml,mask,fd,pid=struct.unpack_from('<IBBHQii',b,p); ev={'mask':hex(mask)}; q=p+ml
                while q<p+ln:
                    t,_,l=struct.unpack_from('<BBH',b,q)
                    if t==5: ev['error'],ev['error_count']=struct.unpack_from('<iI',b,q+4); ev['error_name']=en(abs(ev['error']))
                    elif t==1:
                        hb,ht=struct.unpack_from('<Ii',b,q+12); h=b[q+20:q+20+hb]; ev['handle_type']=hex(ht&0xffffffff)
                        if ht==0x81 and hb>=12: ev['ino'],ev['gen']=struct.unpack_from('<QI',h)
                        elif ht in(1,2) and hb>=8: ev['ino'],ev['gen']=struct.unpack_from('<II',h)
                        else: ev['handle']=h.hex()
                    else: ev[f'info{t}']=b[q:q+l].hex()
                    if not l: break
                    q+=l
                if 'gen' in ev: ev['gen']='(nonzero)' if ev['gen'] else 0
                f.append(ev); p+=ln
        h=[]
        while s.hm>=0:
            try: b=os.read(s.hm,65536)
            except BlockingIOError: break
            except OSError as e: h.append({'read_error':en(e.errno)}); break
            if not b: h.append({'end_of_file':True}); os.close(s.hm); s.hm=-1; break
            for p in range(0,len(b)-63,64):
                d,t,ns=struct.unpack_from('<IIQ',b,p); e={'domain':FSE_DOM.get(d,d),'type':FSE_TYP.get(t,t)}
                if t==1: e['count']=struct.unpack_from('<Q',b,p+16)[0]
                elif d==8: e['pos'],e['len'],e['ino'],g,e['error']=struct.unpack_from('<QQQII',b,p+16)
                elif d in(5,6,7): e['daddr_512B'],e['bbcount_512B']=struct.unpack_from('<QQ',b,p+16)
                elif t==6: e['shutdown_reasons']=hex(struct.unpack_from('<I',b,p+16)[0])
                elif d==1: e['mask']=hex(struct.unpack_from('<I',b,p+16)[0])
                elif d in(2,4): m,e['gno']=struct.unpack_from('<II',b,p+16); e['mask']=hex(m)
                elif d==3: m,g,e['ino']=struct.unpack_from('<IIQ',b,p+16); e['mask']=hex(m)
                h.append(e)
        if f: o['fanotify_FAN_FS_ERROR']=f
        if h: o['xfs_health_monitor']=h
        return o
    def close(s):
        for x in ('fan','hm'):
            if getattr(s,x)>=0: os.close(getattr(s,x)); setattr(s,x,-1)
class S:
    def __init__(s,name,title):
        s.name=name; s.title=title; s.procs={}; s.kmsg=Kmsg(); s.steps=[]; s.notes=[]; s.files={}; s.dms=[]; s.parts=[]; s.fs=[]; s.mounts=[]; s.t0=time.time(); s.devs={}; s.setup=[]; s.dev_off=None; s.injected=False; s.fsm={}; s.inj_dev=None; s.lis={}
        trace_read()
    def note(s,t): s.notes.append(t); print(f'   NOTE {s.name}: {t}',flush=True)
    def use(s,*devs):
        for d in devs:
            e=rebind(d)
            if e: s.note('rebind '+e)
            s.devs[d]={'name':d,'size_bytes':PMEM[d][2],'kind':'legacy pmem (memmap=), namespace mode fsdax, map=mem, data_offset_bytes=0','phys_base_bytes':PMEM[d][1]}
    def mkfs(s,dev,fstype='xfs',opts='-m reflink=1,rmapbt=1',tool='mkfs.xfs'):
        dp=dev if dev.startswith('/') else '/dev/'+dev
        c=f'{tool} -f {opts} {dp}' if fstype=='xfs' else f'mkfs.ext4 -q -F {opts} {dp}'
        rc,o=sh(c); s.fs.append({'device':dev,'type':fstype,'mkfs_command':c,'rc':rc,'mkfs_output':o.split('\n')}); return rc
    def mount(s,dev,opts='dax=always',mnt='/mnt',fstype='xfs'):
        dp=dev if dev.startswith('/') else '/dev/'+dev
        os.makedirs(mnt,exist_ok=True)
        rc,o=sh(f'mount -t {fstype} -o {opts} {dp} {mnt}')
        time.sleep(0.05); d=s.kmsg.drain()
        s.mounts.append({'device':dev,'type':fstype,'options':opts,'mountpoint':mnt,'rc':rc,'message':o,'dmesg':d,'state':'up' if rc==0 else 'failed'})
        if rc==0: s.listen(mnt,fstype)
        return rc
    def listen(s,mnt,fst):
        if not LISTEN: return
        if mnt in s.lis: s.lis[mnt].close()
        l=s.lis[mnt]=Listen(mnt,fst)
        if l.err: s.notes.append({'listener errors':l.err,'mountpoint':mnt})
    def lread(s):
        o={}
        for m,l in s.lis.items():
            r=l.read()
            if r: o[m]=r
        return o
    def umount(s,mnt='/mnt'):
        """An unmount that is an event of the story."""
        m=[x for x in s.mounts if x['mountpoint']==mnt][-1]
        if mnt in s.lis: s.lis.pop(mnt).close()
        rc,o=sh('umount '+mnt)
        if rc==0: m['state']='down'
        else: s.listen(mnt,m['type'])
        s.collect({'shell':'umount '+mnt},{'rc':rc,'out':o.split('\n')},0.1); return rc
    def mount_again(s,opts=None,mnt='/mnt'):
        """A mount, after an unmount, that is an event of the story."""
        m=[x for x in s.mounts if x['mountpoint']==mnt][-1]; c=f"mount -t {m['type']} -o {opts or m['options']} {m['device'] if m['device'].startswith('/') else '/dev/'+m['device']} {mnt}"
        rc,o=sh(c)
        if rc==0: m['state']='up'; s.listen(mnt,m['type'])
        s.collect({'shell':c},{'rc':rc,'out':o.split('\n')},0.1); return rc
    def remount(s,mnt='/mnt'):
        if any('inject' in x['do'] for x in s.steps): return s.umount(mnt) or s.mount_again(mnt=mnt)
        m=[x for x in s.mounts if x['mountpoint']==mnt][-1]; sh('umount '+mnt); s.setup.append({'op':'umount+mount'}); sh(f"mount -t {m['type']} -o {m['options']} {m['device'] if m['device'].startswith('/') else '/dev/'+m['device']} {mnt}"); s.setup[-1]['dmesg']=s.kmsg.drain(); s.listen(mnt,m['type'])
    def write(s,path,size=None,chunks=None,fill=0x61):
        fd=os.open(path,os.O_RDWR|os.O_CREAT,0o644)
        for (o,l,v) in (chunks or [(0,size,fill)]):
            s.setup.append({'op':'pwrite','file':os.path.basename(path),'off_bytes':o,'len_bytes':l,'byte':v})
            while l>0:
                n=min(l,MB); os.pwrite(fd,bytes([v])*n,o); o+=n; l-=n
        os.fsync(fd); os.close(fd); s.files.setdefault(path,{}); return path
    def reflink(s,a,b,so=0,do=0,ln=0):
        fa=os.open(a,os.O_RDONLY); fb=os.open(b,os.O_RDWR|os.O_CREAT,0o644)
        try:
            fcntl.ioctl(fb,0x4020940D,struct.pack('qQQQ',fa,so,ln,do)); e=''
        except OSError as x: e=en(x.errno)
        os.close(fa); os.fsync(fb); os.close(fb); s.files.setdefault(b,{})
        s.setup.append({'op':'FICLONERANGE','src':os.path.basename(a),'dst':os.path.basename(b),'src_off_bytes':so,'dst_off_bytes':do,'len_bytes':ln,'err':e}); return e
    def falloc(s,path,off,ln,mode=0,extsize=0):
        ex=("-c 'extsize %d' "%extsize) if extsize else ''
        rc,o=sh("xfs_io -f "+ex+f"-c 'falloc {off} {ln}' -c fsync {path}"); s.files.setdefault(path,{}); s.setup.append({'op':'fallocate','file':os.path.basename(path),'off_bytes':off,'len_bytes':ln,'extsize_bytes':extsize,'rc':rc,'out':o})
    def proc(s,name,policy=None):
        p=Proc(s,name); s.procs[name]=p
        if policy: p.mce(policy)
        return p
    def forkchild(s,parent,name):
        f=f'/tmp/fifo.{s.name}.{name}'
        for e in ('.in','.out'):
            try: os.unlink(f+e)
            except OSError: pass
            os.mkfifo(f+e)
        r=parent.cmd(f'fork {f}.in {f}.out'); c=Proc(s,name,f,r['pid']); c.childof=parent.name; c.maps=json.loads(json.dumps(parent.maps)); c.maps={int(k):v for k,v in c.maps.items()}; c.policy=parent.policy; c.disp=parent.disp; s.procs[name]=c; return c
    def look(s,path,label,sync=None):
        """How a file lies now.  A file in the page cache has to be flushed for that: such a look acts like an fsync and says so.
        Only such a look before an injection keeps the label that readers take for one."""
        st=os.stat(path); dax=is_dax(path); sync=not dax if sync is None else sync
        state={'look':'fsync' if sync else 'quiet','ino':st.st_ino,'statx_dax':dax,'size_bytes':st.st_size,'extents':fiemap(path,sync)}
        s.files[path][label if sync or not label.startswith('before_injection') else 'quiet_'+label]=state
        return state
    def snapshot(s,mnt='/mnt',label='before'):
        for f in list(s.files):
            if os.path.exists(f) and f.startswith(mnt): s.look(f,label)
        m=fsmap(mnt); s.fsm[f'{mnt} {label}']=m; return m
    def ext(s,path,off):
        for e in fiemap(path):
            if 'error' in e: raise Exception(path+' fiemap '+e['error'])
            if e['file_offset_bytes']<=off<e['file_offset_bytes']+e['length_bytes']: return e['fs_device_offset_bytes']+off-e['file_offset_bytes']
        raise Exception(f'{path}: no extent at {off}')
    def fsstate(s,path='/mnt'):
        try: os.stat(path); return 'alive'
        except OSError as e: return 'stat: '+en(e.errno)
    def collect(s,do,result=None,wait=0.3):
        t=time.time()+wait; ev={}
        while 1:
            for p in s.procs.values():
                if p.rep is not None or p.p:
                    for e in p.drain(): ev.setdefault(p.name,[]).append({k:e[k] for k in ('ev','si_code','map','map_off','file_off','lsb','in_touch')}|{'thread':'main' if e['tid']==e['pid'] else 'tid+%d'%(e['tid']-e['pid'])})
            if time.time()>t: break
            time.sleep(min(0.05,wait))
        st={'do':do}
        if result is not None: st['result']=result
        st['signals']=ev
        ex={}
        for p in s.procs.values():
            p.poll()
            if p.exit and not p.reported: ex[p.name]=p.exit; p.reported=True
        if ex: st['process_exits']=ex
        st['dmesg']=s.kmsg.drain(); st['trace']=trace_read()
        le=s.lread()
        if le: st['fs_events']=le
        for x in s.mounts:
            if x['state']=='up' : st.setdefault('fs_state',{})[x['mountpoint']]=s.fsstate(x['mountpoint'])
        pids={p.pid:p.name for p in s.procs.values()}
        def sub(l): return PID.sub(lambda m:'PID(%s)'%pids[int(m.group())] if int(m.group()) in pids else m.group(),l)
        st['dmesg']=[sub(l) for l in st['dmesg']]; st['trace']=[sub(l) for l in st['trace']]
        if 'inject' in do:
            st['page_table_before']=getattr(s,'pt',{}); st['page_table_after']=s.ptes(); s.pt=st['page_table_after']
            for p in s.procs.values():
                for e in p.drain(): st['signals'].setdefault(p.name,[]).append({'late':True,**e})
        s.steps.append(st); return st
    def ptes(s):
        o={}
        for p in s.procs.values():
            if p.poll() or len(s.procs)>12 or p.stopped: continue
            for m,v in [*p.maps.items(),*p.later.items()]:
                if v['mmap_ok'] and not v.get('unmapped_before_injection'):
                    r=p.cmd(f"ptes {m} {min(64,v['length_bytes']//PG)}",5)
                    if 'bits' in r: o[f'{p.name}.m{m}']=r['bits']
        return o
    def pre(s):
        s.pt={**getattr(s,'pt',{}),**s.ptes()}
        d=s.kmsg.drain(); t=trace_read(); le=s.lread()
        if le and any(e.get('type')!='RUNNING' for m in le.values() for e in m.get('xfs_health_monitor',[])+m.get('fanotify_FAN_FS_ERROR',[])): s.notes.append({'fs events before the injection':le})
        for p in s.procs.values():
            e=p.drain()
            if e: s.note('signals before the injection: %r'%e)
        if d: s.steps.append({'do':{'op':'(setup, before injection)'},'signals':{},'dmesg':d,'trace':[]})
    def inj_pfn(s,dev,off,label='',wait=0.4,path=None):
        s.pre()
        base=PMEM[dev][1] if dev in PMEM else s.devs[dev]['data_phys_base_bytes']
        pfn=(base+off)>>12; t=time.time()
        r=corrupt(pfn)
        r['duration_ms']=round((time.time()-t)*1000,1)
        return s.collect({'inject':'hwpoison-inject corrupt-pfn (asynchronous, current = a process with no mapping)','device':dev,'device_offset_bytes':off,'length_bytes':PG,'phys_addr_bytes':base+off,'label':label},r,wait)
    def inj_madv(s,p,m,off,ln=PG,dev=None,devoff=None,adv='hard',label='',pre='',wait=0.4):
        s.pre()
        r=p.cmd(f'{pre}madv {m} {off} {ln} {adv}')
        return s.collect({'inject':'madvise('+('MADV_HWPOISON' if adv=='hard' else 'MADV_SOFT_OFFLINE')+')','by':p.name,'map':f'm{m}','map_offset_bytes':off,'file_offset_bytes':p.maps[m]['file_offset_bytes']+off if m in p.maps else None,'length_bytes':ln,'device':dev,'device_offset_bytes':devoff,'label':label},r,wait)
    def do(s,p,line,label='',wait=0.15):
        r=p.cmd(line); return s.collect({'process':p.name,'cmd':line.replace('/mnt/',''),'label':label},r,wait)
    def badblock(s,dev,off,label='',sectors=8):
        """Puts a page on the device's list of bad blocks, and reads the list to see that it is there."""
        f=f'/sys/block/{dev}/badblocks'; line=f'{off//512} {sectors}'
        try: wr(f,line+'\n'); rc=0
        except OSError as e: rc=e.errno
        have=[(int(a),int(n)) for a,n in (l.split()[:2] for l in open(f) if l.strip())]
        down=any(a<=off//512 and off//512+sectors<=a+n for a,n in have)
        op=f'write to {f}: {sectors} sectors of {label}' if down else f'failed: the bad block {line} did not get into {f}'
        return s.collect({'op':op,'device':dev,'device_offset_bytes':off},{'rc':rc,'out':line,'list':[f'{a} {n}' for a,n in have]},0.05)
    def tables(s):
        """The page tables as the story begins, as an event of its own: a later event would find them changed."""
        s.pt={**getattr(s,'pt',{}),**s.ptes()}; st=s.collect({'op':'page tables as the story begins'},wait=0.05); st['page_table_before']=s.pt; return st
    def shcmd(s,c,wait=0.1,t=60):
        rc,o=sh(c,t); return s.collect({'shell':c},{'rc':rc,'out':o.split('\n')[-30:]},wait)
    def dmcreate(s,name,table):
        rc,o=sh(f'dmsetup create {name} --table "{table}"') if '\n' not in table else sh(f"printf '{table}\\n' | dmsetup create {name}")
        s.dms.append({'name':name,'table_512B_sectors':table.split('\n'),'rc':rc,'out':o})
        for i in range(60):
            if os.path.exists('/dev/mapper/'+name): break
            sh('dmsetup mknodes'); time.sleep(0.05)
        return rc
    def done(s,repair=True):
        pr=[]
        for p in s.procs.values():
            pr.append({'name':p.name,'mce_kill_policy':p.policy,'sigbus_disposition':p.disp,'open_files':[os.path.basename(x) for x in p.fds.values()],'mappings':list(p.maps.values()),'child_of':p.childof,'final':p.exit or 'still running',**({'threads':p.threads} if p.threads else {})})
        def build(end):
            fl=[{'path':f,'states':v} for f,v in s.files.items()]
            case={'id':s.name,'title':s.title,'kernel':KREL,'page_size_bytes':PG,'devices':list(s.devs.values()),'partitions':s.parts,'dm':s.dms,'filesystems':s.fs,'mounts':[{k:v for k,v in m.items()} for m in s.mounts],'setup_ops':s.setup,'files':fl,'fsmap':s.fsm,'processes':pr,'steps':s.steps,'teardown':end,'notes':s.notes,'page_table_legend':'one letter per 4096-byte page of the mapping from its start (at most 64): F = present, file/shared page; A = present, anonymous page; . = not present','early_kill_sysctl':open('/proc/sys/vm/memory_failure_early_kill').read().strip(),'seconds':round(time.time()-s.t0,2)}
            return case
        os.makedirs(OUT+'_pre',exist_ok=True)
        with open(f'{OUT}_pre/{s.name}.json','w') as f: json.dump(build('not reached'),f,indent=1)
        for p in s.procs.values(): p.kill()
        end=[]
        for x in reversed(s.mounts):
            if x['state']=='up':
                rc,o=sh('umount '+x['mountpoint']); 
                if rc: time.sleep(0.5); rc,o=sh('umount '+x['mountpoint'])
                if rc: s.note(f"umount {x['mountpoint']} failed: {o}"); sh('umount -l '+x['mountpoint'])
                end.append({'umount':x['mountpoint'],'rc':rc,'out':o,'dmesg':s.kmsg.drain()})
                if x['type']=='xfs' and repair:
                    dp=x['device'] if x['device'].startswith('/') else '/dev/'+x['device']
                    if 'rtdev' not in x['options'] and 'logdev' not in x['options']:
                        rc,o=sh(f"mount -t xfs -o {x['options']} {dp} {x['mountpoint']}"); e={'remount_rc':rc,'out':o,'dmesg':s.kmsg.drain()}
                        if rc==0:
                            sh('umount '+x['mountpoint']); rc,o=sh(f'xfs_repair -n {dp}'); e['xfs_repair_n_rc']=rc; e['xfs_repair_n_tail']=o.split('\n')[-3:] if rc else []
                        end.append(e)
        le=s.lread()
        if le: end.append({'fs_events_at_teardown':le})
        for l in s.lis.values(): l.close()
        for d in reversed(s.dms): sh('dmsetup remove --retry '+d['name'])
        s.kmsg.drain(); os.close(s.kmsg.fd)
        case=build(end)
        os.makedirs(OUT,exist_ok=True)
        with open(f'{OUT}/{s.name}.json','w') as f: json.dump(case,f,indent=1)
        inj=[st for st in s.steps if 'inject' in st['do']]
        print(f'== {s.name} {s.title} ({case["seconds"]}s)',flush=True)
        for st in s.steps:
            d=st['do']; print('   ',{k:v for k,v in d.items() if v not in ('',None)},'->',st.get('result'),st.get('fs_events',''),'SIG',{k:[(e['si_code'],e['map_off'],e['lsb'],e['thread']) for e in v] for k,v in st['signals'].items()},st.get('process_exits',''),st.get('fs_state',''),flush=True)
            for l in st['dmesg']: print('        |',l,flush=True)
        return case
