#!/bin/bash
# The loop: scenarios from seeds, performed on a real kernel, judged by verify.
# usage: [LAB_OUT=FOLDER] loop.sh <k61|k612|k72> SEED COUNT [chains|random|both]
# Needs what build.sh built, and the product: target/faultline.jar and target/test-classes of `mvn -B verify -DskipTests`,
# or a class path of your own in FAULTLINE_CP.  Recordings stay in $LAB_OUT/cases/<kernel>; a seed that was recorded is not recorded again.
cd "$(dirname "$0")/.." || exit 1
HERE=$PWD
export LAB_OUT=${LAB_OUT:-$HERE/lab/out}
mkdir -p "$LAB_OUT"
LAB_OUT=$(cd "$LAB_OUT" && pwd)
K=$1; SEED=$2; COUNT=$3; KINDS=${4:-both}
[ "$KINDS" = both ] && KINDS="chains random"
case $K in k61) N=6.1;; k612) N=6.12;; k72) N=7.2;; *) echo "which kernel? k61, k612 or k72"; exit 2;; esac

JAVA=${JAVA_HOME:+$JAVA_HOME/bin/}java
for j in /usr/lib/jvm/*25*/bin/java; do [ -x "$j" ] && JAVA=$j; done
CP=${FAULTLINE_CP:-$HERE/target/test-classes:$HERE/target/faultline.jar}
SHARE=$LAB_OUT/share.play.$K
mkdir -p "$SHARE/scenarios"
rm -f "$SHARE"/scenarios/*.json
EACH=$((COUNT / $(echo $KINDS | wc -w)))
for kind in $KINDS; do
  "$JAVA" -cp "$CP" org.faultline.lab.Scenarios "$SEED" "$EACH" "$SHARE/scenarios" "$kind" || exit 1
done

STALL=${STALL:-240} BOOTS=${BOOTS:-60} nice -n 10 python3 lab/supervise.py "$K" play . | tee -a "$LAB_OUT/loop.log"
python3 lab/mkcases.py "play.$K"

CASES=()
for f in "$SHARE"/scenarios/*.json; do
  c=$LAB_OUT/cases/$N/$(basename "$f")
  [ -f "$c" ] && CASES+=("$c")
done
[ ${#CASES[@]} -gt 0 ] || { echo "nothing was recorded"; exit 1; }
REPORT=$LAB_OUT/verify.$K.$SEED.txt
nice -n 10 "$JAVA" -Xmx2g -cp "$CP" org.faultline.Main verify --all "${CASES[@]}" > "$REPORT"
for kind in $KINDS; do
  awk -v kind="$kind" -v kernel="$N" '
    $1 ~ "^" kernel "/" kind { n++; if ($2 == "agree") a++; else if ($2 ~ /^differ/) d++; else u++ }
    END { printf "%s on %s: %d recorded, %d agree, %d differ, %d unsupported\n", kind, kernel, n, a, d, u }' "$REPORT"
done
echo "report: $REPORT"
