// agent: a scripted test process.  Reads one command a line on stdin, answers one JSON line a command
// ("R {...}"), and reports every SIGBUS at once ("E {...}").
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <sched.h>
#include <time.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#include <linux/falloc.h>
#include <linux/fs.h>
#ifndef MAP_SYNC
#define MAP_SYNC 0x80000
#endif
#ifndef MAP_SHARED_VALIDATE
#define MAP_SHARED_VALIDATE 3
#endif
#ifndef STATX_ATTR_DAX
#define STATX_ATTR_DAX 0x00200000
#endif
#ifndef MADV_SOFT_OFFLINE
#define MADV_SOFT_OFFLINE 101
#endif
#define NM 64
static int fds[NM];
static struct { char *addr; size_t len; off_t off; int used; int fd; } maps[NM];
static __thread sigjmp_buf jb;
static __thread volatile int in_touch;
static __thread int last_code; static __thread int last_lsb; static __thread uintptr_t last_addr;
static int tidno(void){ return syscall(SYS_gettid); }
static void outl(const char *fmt, ...){ char b[4096]; va_list a; va_start(a,fmt); int n=vsnprintf(b,sizeof b-1,fmt,a); va_end(a); b[n++]='\n'; ssize_t r=write(1,b,n); (void)r; }
static const char *cname(int c){ switch(c){case BUS_ADRALN:return"BUS_ADRALN";case BUS_ADRERR:return"BUS_ADRERR";case BUS_OBJERR:return"BUS_OBJERR";case BUS_MCEERR_AR:return"BUS_MCEERR_AR";case BUS_MCEERR_AO:return"BUS_MCEERR_AO";case SI_USER:return"SI_USER";case SI_KERNEL:return"SI_KERNEL";} return "other"; }
static int find_map(uintptr_t a, char *nm, long long *off, long long *foff){
  for(int i=0;i<NM;i++) if(maps[i].used && a>=(uintptr_t)maps[i].addr && a<(uintptr_t)maps[i].addr+maps[i].len){ sprintf(nm,"m%d",i); *off=a-(uintptr_t)maps[i].addr; *foff=*off+maps[i].off; return i; }
  strcpy(nm,""); *off=-1; *foff=-1; return -1; }
static void onbus(int s, siginfo_t *si, void *u){
  char nm[16]; long long o,f; uintptr_t a=(uintptr_t)si->si_addr; find_map(a,nm,&o,&f);
  outl("E {\"ev\":\"SIGBUS\",\"si_code\":\"%s\",\"si_code_num\":%d,\"addr\":\"0x%lx\",\"map\":\"%s\",\"map_off\":%lld,\"file_off\":%lld,\"lsb\":%d,\"tid\":%d,\"pid\":%d,\"in_touch\":%d}",
    cname(si->si_code),si->si_code,(unsigned long)a,nm,o,f,(int)si->si_addr_lsb,tidno(),getpid(),in_touch);
  last_code=si->si_code; last_lsb=si->si_addr_lsb; last_addr=a;
  if(in_touch && si->si_code!=BUS_MCEERR_AO){ in_touch=0; siglongjmp(jb,1); }
}
// The disposition changes first and the mask afterwards: a signal that was pending behind the mask meets the new disposition.
static void sigmode(const char *m){
  struct sigaction sa; memset(&sa,0,sizeof sa); sigset_t ss; sigemptyset(&ss); sigaddset(&ss,SIGBUS);
  if(!strcmp(m,"block")){ pthread_sigmask(SIG_BLOCK,&ss,0); return; }
  if(!strcmp(m,"report")){ sa.sa_sigaction=onbus; sa.sa_flags=SA_SIGINFO; }
  else if(!strcmp(m,"default")) sa.sa_handler=SIG_DFL;
  else if(!strcmp(m,"ignore")) sa.sa_handler=SIG_IGN;
  sigaction(SIGBUS,&sa,0);
  pthread_sigmask(SIG_UNBLOCK,&ss,0);
}
static void do_cmd(char *line);
struct thr { pthread_t t; pthread_mutex_t mu; pthread_cond_t cv; char cmd[512]; int have; int done; } thr[16];
static void *thrmain(void *p){ struct thr *t=p; 
  pthread_mutex_lock(&t->mu);
  for(;;){ while(!t->have) pthread_cond_wait(&t->cv,&t->mu); do_cmd(t->cmd); t->have=0; t->done=1; pthread_cond_broadcast(&t->cv); }
  return 0; }
static long long pfn_of(char *a){ int f=open("/proc/self/pagemap",O_RDONLY); uint64_t v=0; if(f<0) return -1; if(pread(f,&v,8,((uintptr_t)a/4096)*8)!=8) v=0; close(f); if(!(v>>63)) return -2; return v&((1ULL<<55)-1); }
static void do_cmd(char *line){
  char *av[16]; int ac=0; char *sv; for(char *t=strtok_r(line," \n",&sv);t&&ac<16;t=strtok_r(0," \n",&sv)) av[ac++]=t;
  if(!ac){ outl("R {\"ok\":false}"); return; }
  #define A(i) (ac>(i)?av[i]:"0")
  #define N(i) strtoll(A(i),0,0)
  char *c=av[0];
  if(!strcmp(c,"open")){ int fl=!strcmp(A(3),"r")?O_RDONLY:(!strcmp(A(3),"rw")?O_RDWR:O_RDWR|O_CREAT); int fd=open(A(2),fl,0644); fds[N(1)]=fd; outl("R {\"op\":\"open\",\"ok\":%s,\"errno\":%d,\"err\":\"%s\"}",fd>=0?"true":"false",fd<0?errno:0,fd<0?strerrorname_np(errno):""); }
  else if(!strcmp(c,"close")){ int r=close(fds[N(1)]); outl("R {\"op\":\"close\",\"ok\":%s,\"err\":\"%s\"}",r?"false":"true",r?strerrorname_np(errno):""); }
  else if(!strcmp(c,"map")){ int m=N(1),fd=fds[N(2)]; int fl=!strcmp(A(3),"private")?MAP_PRIVATE:(!strcmp(A(3),"sync")?MAP_SHARED_VALIDATE|MAP_SYNC:MAP_SHARED); int pr=!strcmp(A(4),"r")?PROT_READ:PROT_READ|PROT_WRITE; off_t off=N(5); size_t len=N(6); char *hint=0;
    if(ac>7 && N(7)){ size_t al=N(7); char *r=mmap(0,len+2*al,PROT_NONE,MAP_PRIVATE|MAP_ANONYMOUS|MAP_NORESERVE,-1,0); uintptr_t x=((uintptr_t)r+al-1)/al*al + off%al; hint=(char*)x; fl|=MAP_FIXED; }
    char *a=mmap(hint,len,pr,fl,fd,off); int ok=a!=MAP_FAILED; if(ok){ maps[m].addr=a; maps[m].len=len; maps[m].off=off; maps[m].used=1; maps[m].fd=fd; }
    outl("R {\"op\":\"map\",\"ok\":%s,\"err\":\"%s\",\"addr\":\"%p\"}",ok?"true":"false",ok?"":strerrorname_np(errno),ok?a:0); }
  else if(!strcmp(c,"anon")){ int m=N(1); size_t len=N(2); char *a=mmap(0,len,PROT_READ|PROT_WRITE,MAP_PRIVATE|MAP_ANONYMOUS,-1,0); maps[m].addr=a; maps[m].len=len; maps[m].off=0; maps[m].used=1; outl("R {\"op\":\"anon\",\"ok\":true}"); }
  else if(!strcmp(c,"unmap")){ int m=N(1); int r=munmap(maps[m].addr,maps[m].len); maps[m].used=0; outl("R {\"op\":\"unmap\",\"ok\":%s}",r?"false":"true"); }
  else if(!strcmp(c,"touch")){ int m=N(1); volatile char *p=maps[m].addr+N(2); int w=!strcmp(A(3),"w"); int v=N(4); last_code=0;
    if(sigsetjmp(jb,1)==0){ in_touch=1; if(w) *p=v; else v=*p; in_touch=0; outl("R {\"op\":\"touch\",\"ok\":true,\"mode\":\"%s\",\"off\":%lld,\"val\":%d}",w?"w":"r",N(2),v&255); }
    else outl("R {\"op\":\"touch\",\"ok\":false,\"mode\":\"%s\",\"off\":%lld,\"signal\":\"SIGBUS\",\"si_code\":\"%s\",\"lsb\":%d,\"addr_off\":%lld}",w?"w":"r",N(2),cname(last_code),last_lsb,(long long)(last_addr-(uintptr_t)maps[m].addr)); }
  else if(!strcmp(c,"pread")){ size_t l=N(3); char *b=malloc(l); memset(b,0xEE,l); errno=0; ssize_t r=pread(fds[N(1)],b,l,N(2)); int e=errno; outl("R {\"op\":\"pread\",\"off\":%lld,\"len\":%zu,\"ret\":%zd,\"err\":\"%s\",\"first\":%d}",N(2),l,r,r<0?strerrorname_np(e):"",(int)(unsigned char)b[0]); free(b); }
  else if(!strcmp(c,"pwrite")){ size_t l=N(3); char *b=malloc(l); memset(b,N(4),l); errno=0; ssize_t r=pwrite(fds[N(1)],b,l,N(2)); int e=errno; outl("R {\"op\":\"pwrite\",\"off\":%lld,\"len\":%zu,\"ret\":%zd,\"err\":\"%s\"}",N(2),l,r,r<0?strerrorname_np(e):""); free(b); }
  else if(!strcmp(c,"fsync")){ int r=fsync(fds[N(1)]); outl("R {\"op\":\"fsync\",\"ok\":%s,\"err\":\"%s\"}",r?"false":"true",r?strerrorname_np(errno):""); }
  else if(!strcmp(c,"msync")){ int m=N(1); int r=msync(maps[m].addr+N(2),N(3),MS_SYNC); outl("R {\"op\":\"msync\",\"ok\":%s,\"err\":\"%s\"}",r?"false":"true",r?strerrorname_np(errno):""); }
  else if(!strcmp(c,"punch")){ int r=fallocate(fds[N(1)],FALLOC_FL_PUNCH_HOLE|FALLOC_FL_KEEP_SIZE,N(2),N(3)); outl("R {\"op\":\"punch\",\"ok\":%s,\"err\":\"%s\"}",r?"false":"true",r?strerrorname_np(errno):""); }
  else if(!strcmp(c,"falloc")){ int r=fallocate(fds[N(1)],0,N(2),N(3)); outl("R {\"op\":\"fallocate\",\"ok\":%s,\"err\":\"%s\"}",r?"false":"true",r?strerrorname_np(errno):""); }
  else if(!strcmp(c,"ftruncate")){ int r=ftruncate(fds[N(1)],N(2)); outl("R {\"op\":\"ftruncate\",\"ok\":%s,\"err\":\"%s\"}",r?"false":"true",r?strerrorname_np(errno):""); }
  else if(!strcmp(c,"clone")){ // clone <to fd> <from fd> <from offset> <to offset> <length> : FICLONERANGE
    struct file_clone_range r={.src_fd=fds[N(2)],.src_offset=N(3),.src_length=N(5),.dest_offset=N(4)}; int e=ioctl(fds[N(1)],FICLONERANGE,&r); outl("R {\"op\":\"clone\",\"ok\":%s,\"err\":\"%s\"}",e?"false":"true",e?strerrorname_np(errno):""); }
  else if(!strcmp(c,"unlink")){ int r=unlink(A(1)); outl("R {\"op\":\"unlink\",\"ok\":%s,\"err\":\"%s\"}",r?"false":"true",r?strerrorname_np(errno):""); }
  else if(!strcmp(c,"madv")){ int m=N(1); int adv=!strcmp(A(4),"soft")?MADV_SOFT_OFFLINE:MADV_HWPOISON; errno=0; int r=madvise(maps[m].addr+N(2),N(3),adv); int e=errno; outl("R {\"op\":\"madvise\",\"advice\":\"%s\",\"off\":%lld,\"len\":%lld,\"ok\":%s,\"errno\":%d,\"err\":\"%s\"}",adv==MADV_HWPOISON?"MADV_HWPOISON":"MADV_SOFT_OFFLINE",N(2),N(3),r?"false":"true",r?e:0,r?strerrorname_np(e):""); }
  else if(!strcmp(c,"pfn")){ long long p=pfn_of(maps[N(1)].addr+N(2)); outl("R {\"op\":\"pfn\",\"off\":%lld,\"pfn\":%lld}",N(2),p); }
  else if(!strcmp(c,"ptes")){ // ptes <m> <pages> : pagemap present bits
    int m=N(1); int n=N(2); if(n>64) n=64; int f=open("/proc/self/pagemap",O_RDONLY); uint64_t v[64]; memset(v,0,sizeof v); ssize_t r=pread(f,v,8*n,((uintptr_t)maps[m].addr/4096)*8); (void)r; close(f); char b[65]; for(int i=0;i<n;i++) b[i]=(v[i]>>63)?((v[i]>>61&1)?'F':'A'):'.'; b[n]=0; outl("R {\"op\":\"ptes\",\"map\":\"m%d\",\"bits\":\"%s\"}",m,b); }
  else if(!strcmp(c,"sig")){ sigmode(A(1)); outl("R {\"op\":\"sig\",\"ok\":true}"); }
  else if(!strcmp(c,"mce")){ int r; if(!strcmp(A(1),"early")) r=prctl(PR_MCE_KILL,PR_MCE_KILL_SET,PR_MCE_KILL_EARLY,0,0); else if(!strcmp(A(1),"late")) r=prctl(PR_MCE_KILL,PR_MCE_KILL_SET,PR_MCE_KILL_LATE,0,0); else r=prctl(PR_MCE_KILL,PR_MCE_KILL_CLEAR,0,0,0); int g=prctl(PR_MCE_KILL_GET,0,0,0,0); outl("R {\"op\":\"mce_kill\",\"ok\":%s,\"get\":%d,\"tid\":%d}",r?"false":"true",g,tidno()); }
  else if(!strcmp(c,"statx")){ struct statx sx; int r=statx(AT_FDCWD,A(1),0,STATX_BASIC_STATS,&sx); outl("R {\"op\":\"statx\",\"ok\":%s,\"err\":\"%s\",\"dax\":%s,\"dax_supported_mask\":%s,\"ino\":%llu,\"size\":%llu}",r?"false":"true",r?strerrorname_np(errno):"",(sx.stx_attributes&STATX_ATTR_DAX)?"true":"false",(sx.stx_attributes_mask&STATX_ATTR_DAX)?"true":"false",(unsigned long long)sx.stx_ino,(unsigned long long)sx.stx_size); }
  else if(!strcmp(c,"smaps")){ int m=N(1); FILE *f=fopen("/proc/self/smaps","r"); char b[512]; char acc[2000]=""; int on=0; char want[64]; sprintf(want,"%lx-",(unsigned long)maps[m].addr); while(fgets(b,sizeof b,f)){ if(strchr(b,'-')&&b[0]!=' '&&(strspn(b,"0123456789abcdef")>5)) on=!strncmp(b,want,strlen(want)); if(on&&(!strncmp(b,"Rss",3)||!strncmp(b,"FilePmd",7)||!strncmp(b,"VmFlags",7)||!strncmp(b,"KernelPageSize",14)||!strncmp(b,"MMUPageSize",11)||!strncmp(b,"ShmemPmd",8))){ b[strcspn(b,"\n")]=0; strcat(acc,b); strcat(acc,"; "); } } fclose(f); outl("R {\"op\":\"smaps\",\"text\":\"%s\"}",acc); }
  else if(!strcmp(c,"thread")){ int k=N(1); struct thr *t=&thr[k]; pthread_mutex_init(&t->mu,0); pthread_cond_init(&t->cv,0); t->have=0; pthread_create(&t->t,0,thrmain,t); outl("R {\"op\":\"thread\",\"ok\":true}"); }
  else if(!strcmp(c,"tdo")){ struct thr *t=&thr[N(1)]; pthread_mutex_lock(&t->mu); t->cmd[0]=0; for(int i=2;i<ac;i++){ strcat(t->cmd,av[i]); strcat(t->cmd," "); } t->have=1; t->done=0; pthread_cond_broadcast(&t->cv); while(!t->done) pthread_cond_wait(&t->cv,&t->mu); pthread_mutex_unlock(&t->mu); }
  else if(!strcmp(c,"gettid")){ outl("R {\"op\":\"gettid\",\"tid\":%d,\"pid\":%d}",tidno(),getpid()); }
  else if(!strcmp(c,"fork")){ // fork <in> <out>
    pid_t p=fork(); if(p==0){ int i=open(A(1),O_RDONLY); int o=open(A(2),O_WRONLY); dup2(i,0); dup2(o,1); close(i); close(o); outl("R {\"op\":\"hello\",\"pid\":%d,\"tid\":%d}",getpid(),tidno()); return; }
    outl("R {\"op\":\"fork\",\"ok\":%s,\"pid\":%d}",p>0?"true":"false",p); }
  else if(!strcmp(c,"wait")){ int st=0; pid_t p=waitpid(N(1),&st,WNOHANG); outl("R {\"op\":\"wait\",\"pid\":%d,\"exited\":%s,\"signaled\":%s,\"sig\":%d}",p,p>0&&WIFEXITED(st)?"true":"false",p>0&&WIFSIGNALED(st)?"true":"false",p>0&&WIFSIGNALED(st)?WTERMSIG(st):0); }
  else if(!strcmp(c,"spin")){ // spin <m> <off> <ms> <cpu> : pinned, reads the page again and again
    int m=N(1); volatile char *p=maps[m].addr+N(2); cpu_set_t cs; CPU_ZERO(&cs); CPU_SET(N(4),&cs); sched_setaffinity(0,sizeof cs,&cs); struct timespec t0,t1; clock_gettime(CLOCK_MONOTONIC,&t0); last_code=0; static volatile unsigned long n; n=0;
    if(sigsetjmp(jb,1)==0){ in_touch=1; for(;;){ (void)*p; n++; if((n&0x3fffff)==0){ clock_gettime(CLOCK_MONOTONIC,&t1); if((t1.tv_sec-t0.tv_sec)*1000+(t1.tv_nsec-t0.tv_nsec)/1000000>N(3)) break; } } in_touch=0; outl("R {\"op\":\"spin\",\"ok\":true,\"note\":\"ended with no signal\"}"); }
    else outl("R {\"op\":\"spin\",\"ok\":false,\"signal\":\"SIGBUS\",\"si_code\":\"%s\",\"lsb\":%d,\"addr_off\":%lld}",cname(last_code),last_lsb,(long long)(last_addr-(uintptr_t)maps[m].addr)); }
  else if(!strcmp(c,"exit")){ outl("R {\"op\":\"exit\",\"ok\":true}"); _exit(0); }
  else outl("R {\"ok\":false,\"err\":\"unknown %s\"}",c);
}
int main(void){
  sigmode("report"); outl("R {\"op\":\"hello\",\"pid\":%d,\"tid\":%d}",getpid(),tidno());
  static char b[1024]; int n=0; char ch;
  // unbuffered line reader: a forked child must not inherit read-ahead
  for(;;){ ssize_t r=read(0,&ch,1); if(r<0&&errno==EINTR) continue; if(r<=0) break; if(ch!='\n'){ if(n<1000) b[n++]=ch; continue; } b[n]=0; n=0; char l[1024]; strcpy(l,b); do_cmd(l); }
  return 0;
}
