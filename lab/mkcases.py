# mkcases.py: raw results -> cases/<id>.<kernel>.json (simulator-neutral) + cases/INDEX.tsv
import json,glob,os,re,shutil,sys
top=os.path.abspath(os.environ.get('LAB_OUT',os.path.join(os.path.dirname(os.path.abspath(__file__)),'out'))); os.chdir(top)
MF={'0x1':'MF_COUNT_INCREASED','0x2':'MF_ACTION_REQUIRED','0x4':'MF_MUST_KILL','0x20':'MF_SW_SIMULATED'}
rows=[]
def pt(d): return {k:v.replace('F','P').replace('A','P') for k,v in d.items()}
def sig(e):
    return {'signal':'SIGBUS','si_code':e['si_code'],'si_addr_lsb':e['lsb'],'mapping':e['map'],'offset_in_mapping_bytes':e['map_off'],'file_offset_bytes':e['file_off'],'thread':e.get('thread',''),'during_own_access':bool(e.get('in_touch'))}
def conv(c,k,out='cases'):
    global rows
    notes=list(c['notes']); sysctl=0
    for n in notes:
        if isinstance(n,dict) and 'sysctl vm.memory_failure_early_kill' in n: sysctl=n['sysctl vm.memory_failure_early_kill']
    ev=[]; inj=[]
    for st in c['steps']:
        d=dict(st['do']); e={}
        if 'inject' in d:
            m=d.pop('inject'); e['kind']='inject'
            e['method']=m
            e['current_task']='an unrelated process' if 'corrupt-pfn' in m else (d.get('by') or d.get('victim') or 'machine-check handler / kernel worker')
            e.update(d)
        elif 'process' in d:
            e['kind']='access'; e.update(d)
        else: e['kind']='note' if 'op' in d else 'shell'; e.update(d)
        if st.get('result') is not None: e['result']=st['result']
        pp={}
        for p in c['processes']:
            s=[sig(x) for x in st['signals'].get(p['name'],[])]
            pp[p['name']]=s if s else 'no signal'
        if e['kind']=='inject' or st['signals']: e['signals_per_process']=pp
        if e['kind']=='inject' and (st.get('result') or {}).get('op')=='dead': e['injector_exit']=[p['final'] for p in c['processes'] if p['name']==d.get('by')]
        if st.get('process_exits'): e['process_exits']=st['process_exits']
        if st.get('fs_state'): e['fs_state_after']=st['fs_state']
        if st['dmesg']: e['dmesg']=st['dmesg']
        if st.get('fs_events'): e['fs_events']=st['fs_events']
        if e['kind']=='inject':
            e['page_table_before']=pt(st.get('page_table_before',{})); e['page_table_after']=pt(st.get('page_table_after',{})); e['kernel_trace']=st['trace']
            inj.append(e)
        else:
            if st['trace']: e['kernel_trace']=st['trace']
            if 'page_table_before' in st: e['page_table_before']=pt(st['page_table_before'])
        ev.append(e)
    o={'schema':'fsdax-memory-failure-oracle/1','id':c['id'],'title':c['title'],'kernel':c['kernel'],'arch':'x86_64 (QEMU TCG)','page_size_bytes':4096,'all_offsets_and_lengths':'bytes, unless the key says otherwise',
       'sysctl_memory_failure_early_kill':sysctl,'devices':c['devices'],'partitions':c['partitions'],'dm_tables':c['dm'],'filesystems':c['filesystems'],'mounts':c['mounts'],'setup_ops':c['setup_ops'],'files':c['files'],'fsmap':c['fsmap'],'processes':c['processes'],'events':ev,'page_table_legend':'one letter per 4096-byte page of each mapping from its start (at most 64): P = present in the page table, . = not present','teardown':c['teardown'],'notes':notes}
    json.dump(o,open(f'{out}/{c["id"]}.{k}.json','w'),indent=1)
    for i,e in enumerate(inj):
        s=[]
        for p,v in e['signals_per_process'].items():
            s.append(p+':'+('-' if v=='no signal' else '+'.join(f"{x['si_code'].replace('BUS_MCEERR_','')}@{x['file_offset_bytes']}/lsb{x['si_addr_lsb']}" for x in v)))
        if len(s)>6: n=sum(v!='no signal' for v in e['signals_per_process'].values()); s=[f'{n} of {len(s)} processes signalled']
        r=e.get('result') or {}; ret='0' if r.get('ok') or r.get('exit')==0 else 'INJECTOR_DIED' if r.get('op')=='dead' else str(r.get('errno') or r.get('err') or ('machine check' if 'ack' in r else r))
        if ret=='5': ret='EIO' if r.get('err')=='EIO' else str(r.get('err') or ret)
        act=[l.split('recovery action for ')[1] for l in e.get('dmesg',[]) if 'recovery action' in l]
        kills=[p+':'+str(x) for p,x in (e.get('process_exits') or {}).items()]+['injector:'+str(x) for x in e.get('injector_exit',[])]
        fs=' '.join(v for v in (e.get('fs_state_after') or {}).values())
        rows.append('\t'.join([k,c['id'],str(i+1),str(e.get('device')),str(e.get('device_offset_bytes')),str(e.get('label') or ''),str(ret),'; '.join(act),' '.join(s),' '.join(kills),fs,c['title']]))
    return o

HEAD='\t'.join(['kernel','case','injection','device','device_offset_bytes','label','return','recovery action','signals','exits','fs_state','title'])+'\n'
# every share.<kind>.<kernel> folder here becomes cases/<kernel>/<id>.json; a run that crashed becomes a crash record with what was reached before
# usage: mkcases.py [KIND.KERNEL]: only that folder, and what other folders gave stays
only=sys.argv[1] if len(sys.argv)>1 else None
rows=[]; NAMES={'k61':'6.1','k612':'6.12','k72':'7.2'}
if not only: shutil.rmtree('cases',ignore_errors=True)
for d in sorted(glob.glob('share.'+(only or '*.k*'))):
    kind,k=d.split('.')[1:]; n=NAMES[k]; out=f'cases/{n}'; os.makedirs(out,exist_ok=True)
    name=(lambda x:re.sub(r'^r0*(?=[0-9])','',x)) if kind.startswith('rand') else (lambda x:x)
    for f in sorted(glob.glob(d+'/raw/*.json')):
        c=json.load(open(f)); c['id']=name(c['id']); conv(c,n,out); os.rename(f'{out}/{c["id"]}.{n}.json',f'{out}/{c["id"]}.json')
    for f in sorted(glob.glob(d+'/*.crash.json')):
        if os.path.exists(f.replace('.crash.json','.json').replace(d+'/',d+'/raw/')): continue
        c=json.load(open(f)); c['id']=name(c['id']); b=c.pop('before_teardown',None); b=b and conv(b,n,out)
        for g in glob.glob(f'{out}/*.{n}.json'): os.unlink(g)
        c['before_teardown']=b; json.dump({'schema':'fsdax-memory-failure-oracle/1','kernel':n,**c},open(f'{out}/{c["id"]}.json','w'),indent=1); rows.append('\t'.join([n,c['id'],'1','','','','CRASH/HANG','','','','',c['how']]))
open('cases/INDEX%s.tsv'%('.'+only if only else ''),'w').write(HEAD+'\n'.join(rows)+'\n')
print(len(glob.glob('cases/*/*.json')),'cases,',len(rows),'injections')
