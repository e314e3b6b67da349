#!/bin/bash
# Builds what the laboratory boots: for each kernel its vmlinuz and an initramfs with the tools and the recorder's processes.
# usage: [LAB_OUT=FOLDER] build.sh            (k61 and k612 first, then k72, whose initramfs starts from that of k612)
set -e
cd "$(dirname "$0")"
HERE=$PWD
OUT=$(mkdir -p "${LAB_OUT:-$HERE/out}" && cd "${LAB_OUT:-$HERE/out}" && pwd)
cd "$OUT"

MODULES="crc32c_generic nd_e820 nd_pmem nd_btt libnvdimm nfit dax_pmem device_dax kmem xfs ext4 dm-mod dm-flakey
  hwpoison-inject mce-inject 9p 9pnet_virtio virtio_pci virtio_blk crc32c_generic libcrc32c virtio_pmem
  dm-writecache dm-log-writes"
APPLETS="sh mount umount ls cat dmesg insmod mkdir poweroff reboot sleep ps grep sync ln cp mv hexdump losetup"
TOOLS="/usr/sbin/mkfs.xfs /usr/sbin/xfs_io /usr/sbin/xfs_db /usr/sbin/xfs_repair /usr/bin/ndctl /usr/bin/daxctl
  /usr/sbin/dmsetup /usr/sbin/mkfs.ext4 /usr/sbin/debugfs /usr/bin/strace /usr/sbin/sfdisk /usr/bin/python3.11
  /usr/bin/setfattr /usr/sbin/blockdev"
# what the scripts of `faultline advise --format sh` call
SCRIPT_TOOLS="bash env dd lsblk findmnt blkid fallocate filefrag xfs_metadump xfs_mdrestore find ps cmp grep sed mawk dmesg mount umount
  head stat sync cat mkdir ls cp mv rm touch sort tail wc du df id cut tr truncate fsfreeze sleep date"

# copies FILE ROOT: a program with the libraries it needs
with_libraries() {
  cp -L "$1" "$2/usr/bin/"
  for l in $(ldd "$1" | grep -o '/[^ ]*'); do mkdir -p "$2$(dirname "$l")"; cp -nL "$l" "$2$l"; done
}

# python ROOT: the standard library, without what no recorder needs
python() {
  ln -sf python3.11 "$1/usr/bin/python3"
  mkdir -p "$1/usr/lib/python3.11"
  (cd /usr/lib/python3.11; tar c --exclude=__pycache__ --exclude=test --exclude=idlelib --exclude=lib2to3 \
    --exclude=distutils --exclude=tkinter --exclude='config-*' --exclude=pydoc_data --exclude=ensurepip .) \
    | tar x -C "$1/usr/lib/python3.11"
  for so in "$1"/usr/lib/python3.11/lib-dynload/*.so; do
    for l in $(ldd "$so" 2>/dev/null | grep -o '/[^ ]*'); do
      [ -e "$1$l" ] || { mkdir -p "$1$(dirname "$l")"; cp -L "$l" "$1$l"; }
    done
  done
}

# modules KERNEL RELEASE ROOT: what MODULES need, unpacked, in the order in which they are loaded
modules() {
  depmod -b "$OUT/$1" "$2"
  mkdir -p "$3/lib/modules/ko"
  /usr/bin/python3 "$HERE/moddeps.py" "$OUT/$1" "$2" $MODULES > "modlist.$1"
  : > "$3/lib/modules/order"
  while read -r f; do
    b=$(basename "$f")
    case $b in
      *.xz) b=${b%.xz}; xz -dc "$f" > "$3/lib/modules/ko/$b";;
      *.zst) b=${b%.zst}; zstd -qdc "$f" > "$3/lib/modules/ko/$b";;
      *) cp "$f" "$3/lib/modules/ko/";;
    esac
    echo "$b" >> "$3/lib/modules/order"
  done < "modlist.$1"
}

# pack KERNEL ROOT
pack() {
  (cd "$2"; find . | cpio -o -H newc --quiet | gzip -1) > "initrd.$1.gz"
  ls -la "initrd.$1.gz"
}

gcc -O2 -g -static -Wall -o agent "$HERE/agent/agent.c" -lpthread

# ---- 6.1 and 6.12: packages of bookworm and its backports, by the newest release of the series that is served
newest() { apt-cache search --names-only "$1" | awk '{print $1}' | sort -V | tail -1; }
for d in k61 k612; do
  if [ ! -d $d/boot ]; then
    case $d in
      k61) pkg=$(newest '^linux-image-6[.]1[.]0-[0-9]+-amd64$');;
      k612) pkg=$(newest '^linux-image-6[.]12[.][0-9]+[+]deb12-amd64$');;
    esac
    mkdir -p debs
    (cd debs; ls "${pkg}"_*.deb >/dev/null 2>&1 || apt-get download "$pkg")
    mkdir -p $d; dpkg-deb -x "$(ls debs/"${pkg}"_*.deb | tail -1)" $d
  fi
  KV=$(basename $d/lib/modules/*)
  R=$OUT/rootfs.$d
  rm -rf "$R"
  mkdir -p "$R"/{bin,sbin,usr/bin,usr/sbin,lib,lib64,proc,sys,dev,tmp,mnt,out,etc/ndctl,run,usr/lib,dev/shm,root}
  cp /bin/busybox "$R/bin/"
  for a in $APPLETS; do ln -sf busybox "$R/bin/$a"; done
  for b in $TOOLS; do with_libraries "$b" "$R"; done
  for b in $SCRIPT_TOOLS; do with_libraries "$(PATH=/usr/sbin:/usr/bin:/sbin:/bin command -v "$b")" "$R"; done
  ln -sfn /usr/bin/bash "$R/bin/bash"
  python "$R"
  cp -r /etc/mke2fs.conf "$R/etc/" 2>/dev/null || true
  modules $d "$KV" "$R"
  cp agent "$R/bin/"; cp "$HERE/agent/init" "$R/init"; chmod +x "$R/init"
  pack $d "$R"
  cp $d/boot/vmlinuz-* vmlinuz.$d; cp $d/boot/config-* config.$d
done

# ---- 7.2: Debian sid's kernel and xfsprogs, taken with an apt state of our own (the machine's is left alone)
mkdir -p apt/lists/partial apt/cache/archives/partial apt/state debs72; touch apt/state/status
URI=$(sed -n 's/^URIs: *//p;s/^deb \(\[[^]]*\] \)\?\([^ ]*debian\) .*/\2/p' /etc/apt/sources.list /etc/apt/sources.list.d/* 2>/dev/null \
  | grep -m1 '/debian$')
echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $URI sid main" > apt/sources.list
A="-o Dir::Etc::sourcelist=$OUT/apt/sources.list -o Dir::Etc::sourceparts=- -o Dir::State::lists=$OUT/apt/lists
  -o Dir::Cache=$OUT/apt/cache -o Dir::State=$OUT/apt/state -o APT::Sandbox::User=root"
if ! ls debs72/linux-image-*.deb >/dev/null 2>&1; then
  apt-get $A update
  KI=$(apt-cache $A search --names-only '^linux-image-7[.]2[.][0-9]+[+]deb[0-9]+-amd64$' | awk '{print $1}' | sort -V | tail -1)
  [ -n "$KI" ] || { echo "no 7.2 kernel is served any more: take the nearest and say so in the cases"; exit 1; }
  R=${KI#linux-image-}
  (cd debs72; apt-get $A download linux-image-$R linux-base-$R linux-binary-$R linux-modules-$R xfsprogs libblkid1 libc6 \
    libdevmapper1.02.1 libedit2 libicu78 libinih1 liburcu8t64 libuuid1 libbsd0 libmd0 libtinfo6 libgcc-s1 libstdc++6 \
    libudev1 libcap2 libselinux1 libpcre2-8-0 2>&1 | grep -v '^W:') || true
fi
mkdir -p k72
for d in debs72/linux-*.deb; do dpkg-deb -x "$d" k72; done
KV=$(basename "$(ls -d k72/usr/lib/modules/7.2*)")
mkdir -p k72/lib; ln -sfn ../usr/lib/modules k72/lib/modules
R=$OUT/rootfs.k72
rm -rf "$R"; cp -a rootfs.k612 "$R"; rm -rf "$R"/lib/modules/*
modules k72 "$KV" "$R"

# its own xfsprogs under /opt/x7, run through its own loader: mkfs.xfs7, xfs_io7, xfs_db7, xfs_repair7, xfs_scrub7, xfs_healer7
rm -rf x7; mkdir x7
for d in debs72/lib*.deb debs72/xfsprogs*.deb; do dpkg-deb -x "$d" x7; done
mkdir -p "$R/opt/x7/lib"
find x7 -path '*x86_64-linux-gnu*' -name '*.so*' -exec cp -nL {} "$R/opt/x7/lib/" \;
find x7 -name 'ld-linux-x86-64.so.2' -exec cp -L {} "$R/opt/x7/lib/" \;
mkdir -p "$R/opt/x7/bin"
for b in mkfs.xfs xfs_io xfs_db xfs_repair xfs_scrub xfs_healer xfs_spaceman xfs_mdrestore; do
  f=$(find x7 -name $b -type f | head -1)
  [ -n "$f" ] || { echo "no $b in this xfsprogs"; continue; }
  cp "$f" "$R/opt/x7/"
  printf '#!/bin/sh\nexec /opt/x7/lib/ld-linux-x86-64.so.2 --library-path /opt/x7/lib /opt/x7/%s "$@"\n' $b > "$R/usr/bin/${b}7"
  chmod +x "$R/usr/bin/${b}7"
  ln -sf "/usr/bin/${b}7" "$R/opt/x7/bin/$b"
done
# the xfs_repair between: trixie's 6.13, with the libraries of sid
mkdir -p debs613/lists/partial debs613/cache/archives/partial debs613/state; touch debs613/state/status
echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $URI trixie main" > debs613/sources.list
B=${A//$OUT\/apt/$OUT/debs613}
if ! ls debs613/xfsprogs_*.deb >/dev/null 2>&1; then
  apt-get $B update
  (cd debs613; apt-get $B download xfsprogs)
fi
rm -rf x613; dpkg-deb -x "$(ls debs613/xfsprogs_*.deb | tail -1)" x613
mkdir -p "$R/opt/x613"; cp x613/usr/sbin/xfs_repair "$R/opt/x613/"
printf '#!/bin/sh\nexec /opt/x7/lib/ld-linux-x86-64.so.2 --library-path /opt/x7/lib /opt/x613/xfs_repair "$@"\n' > "$R/usr/bin/xfs_repair613"
chmod +x "$R/usr/bin/xfs_repair613"
pack k72 "$R"
cp "$(find k72 -name vmlinuz -o -name 'vmlinuz-*' | head -1)" vmlinuz.k72
cp "$(find k72 -name config -o -name 'config-7*' | head -1)" config.k72
ls -la vmlinuz.k72
