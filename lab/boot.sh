#!/bin/bash
# usage: boot.sh <k61|k612|k72> <tag> <arguments, comma separated> [extra kernel arguments]
# Boots under software emulation: serial console in logs/<tag>.console.log, $SHARE is the guest's /out, monitor socket work/<tag>.mon,
# all below $LAB_OUT (default: out beside this script).
cd "${LAB_OUT:-$(dirname "$0")/out}" || exit 1
K=$1; TAG=$2; ARGS=$3; EXTRA=$4
mkdir -p logs work "${SHARE:-share}"
NV=work/nv.$TAG.img; rm -f "$NV"; truncate -s 1G "$NV"
MEMMAP=${MEMMAP:-memmap=512M!4G memmap=512M!4736M memmap=256M!5376M}
CPU=${CPU:-max,vendor=GenuineIntel,family=6,model=85,stepping=4,la57=off}
exec qemu-system-x86_64 -accel tcg,thread=multi -machine pc,nvdimm=on -cpu "$CPU" -smp "${SMP:-2}" -m 5G,slots=4,maxmem=16G \
 -object memory-backend-file,id=nv0,share=on,mem-path="$NV",size=1G -device nvdimm,memdev=nv0,id=nvd0,label-size=128K \
 -kernel "vmlinuz.$K" -initrd "initrd.$K.gz" \
 -append "console=ttyS0 rdinit=/init panic=-1 nokaslr mitigations=off loglevel=4 printk.devkmsg=on $MEMMAP oracle=$ARGS $EXTRA" \
 -virtfs "local,path=$PWD/${SHARE:-share},mount_tag=share,security_model=none,id=fs0" \
 -monitor "unix:work/$TAG.mon,server=on,wait=off" -serial "file:logs/$TAG.console.log" -display none -nic none -no-reboot
