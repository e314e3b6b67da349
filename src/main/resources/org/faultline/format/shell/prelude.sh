usage() {
    printf '%s\n' "usage: $0 [--dry-run | --run]" \
        'Without --run it only tells what it would do.' \
        'WORK: directory of the worksheet   GOOD: file with the 4096 good bytes' \
        'BACKUP: a good copy of the file    RESCUE: directory on another filesystem'
}

RUN=0
case ${1:-} in
    --run) RUN=1 ;;
    '' | --dry-run) ;;
    *)
        usage >&2
        exit 2
        ;;
esac

say() {
    printf '%s\n' "$*"
    if [ "$RUN" = 1 ] && [ -d "$WORK" ]; then
        printf '%s\n' "$*" >> "$WORK"/log
    fi
}

stop() {
    say "stopped: $*" >&2
    exit 1
}

# A step that was done is in the worksheet: an interrupted run goes on behind it.
is_done() {
    [ -f "$WORK"/done ] && grep -qx -- "$1" "$WORK"/done
}

tick() {
    printf '%s\n' "$1" >> "$WORK"/done
    sync "$WORK"/done
    say "step $1 is done"
}

ask() {
    local answer=
    read -r -p "$1 " answer || true
    [ "$answer" = "$2" ]
}

confirm() {
    ask "Is it so: $1? [y/N]" y || stop "not as it should be: $1"
}

typed() {
    ask "$1 Type \"$2\":" "$2" || stop 'not confirmed'
}

# begin NUMBER NEED FIRST: whether a step is to be done now. FIRST begins the optional steps that belong together.
begin() {
    if [ "$RUN" = 0 ]; then
        return 1
    fi
    if is_done "$1"; then
        say "step $1 was done before"
        return 1
    fi
    if [ "$2" = WHILE_LISTED ] && [ "$1" = "$3" ] && ! listed; then
        say 'the list of bad sectors no longer has them: nothing to do'
        return 1
    fi
    if [ "$2" = WHILE_LISTED ] && [ "$1" != "$3" ] && ! is_done "$3"; then
        return 1
    fi
    if ask "Do step $1 now? [y/N]" y; then
        return 0
    fi
    if [ "$2" = MUST ] || [ "$1" != "$3" ]; then
        stop "before step $1"
    fi
    say "step $1 is left out"
    return 1
}

badblocks() {
    cat /sys/block/"$DISK"/badblocks
}

# Whether the driver lists any of the bad sectors.
listed() {
    local first count list
    list=$(badblocks) || stop "the list of $DISK cannot be read"
    while read -r first count; do
        if [ -n "$count" ] && ((first < FIRST + COUNT && FIRST < first + count)); then
            return 0
        fi
    done <<< "$list"
    return 1
}

# blkid reads more than the first page, and gives up when it cannot.
uuid() {
    blkid -p -s UUID -o value "$DEVICE" 2> /dev/null && return
    xfs_db -r -c uuid "$DEVICE" 2> /dev/null | grep -o '[0-9a-f-]\{36\}' || printf '%s\n' unreadable
}

capture() {
    local id
    if [ -n "$MOUNT" ] && findmnt "$MOUNT"; then
        [ "$(stat -c %d "$WORK")" != "$(stat -c %d "$MOUNT" 2> /dev/null || true)" ] || stop "WORK lies on $MOUNT itself"
    fi
    if [ -n "$DEVICE" ] && [ ! -f "$WORK"/uuid ]; then
        id=$(uuid)
        confirm "the filesystem on $DEVICE that this is about has the UUID $id"
        printf '%s\n' "$id" > "$WORK"/uuid
    fi
    same
}

# Whether this still is the machine that the worksheet tells of.
same() {
    local size id
    [ -s "$WORK"/owners ] || stop 'the owners are not written down'
    size=$(blockdev --getsize64 /dev/"$DISK")
    [ "$size" = "$BYTES" ] || stop "/dev/$DISK has $size bytes, not $BYTES"
    if [ -n "$DEVICE" ]; then
        id=$(uuid)
        [ "$id" = "$(cat "$WORK"/uuid)" ] || [ "$(cat "$WORK"/uuid)" = unreadable ] \
            || stop "$DEVICE has the UUID $id now"
    fi
}

# The same, and the list of bad sectors still has the very line.
same_bad() {
    local list
    same
    list=$(badblocks) || stop "the list of $DISK cannot be read"
    grep -qx -- "$LINE" <<< "$list" || stop "the list of $DISK has no line $LINE"
}

good_again() {
    if listed; then
        stop "the list of $DISK still has some of the sectors from $FIRST on"
    fi
}

unmounted() {
    local device
    for device in "$@"; do
        if findmnt -S "$device"; then
            stop "$device is mounted"
        fi
    done
}

# signal NAME PID COMMAND [PID COMMAND ...]: only who is still the process that was meant.
signal() {
    local name=$1 is
    shift
    while [ $# -gt 1 ]; do
        if ! is=$(cat /proc/"$1"/comm); then
            say "process $1 is gone"
        else
            [ "$is" = "${2:0:15}" ] || stop "process $1 is $is now, not $2"
            kill -"$name" "$1"
        fi
        shift 2
    done
}

# Runs a repair until it says that it is content, and finds nothing more when it only looks: one run can leave work for the next.
repair() {
    local code turn
    for turn in 1 2 3; do
        code=0
        "$@" || code=$?
        say "run $turn of $1: exit code $code"
        case $code in
            0)
                if "$1" -n "${@:2}" > /dev/null 2>&1; then
                    return
                fi
                say "$1 -n still finds something: once more"
                ;;
            2)
                typed 'The log is dirty and cannot be replayed; without it the latest changes are lost.' 'lose the log'
                code=0
                "$1" -L "${@:2}" || code=$?
                say "$1 -L: exit code $code"
                ;;
        esac
    done
    stop "$1 is not content"
}

# The same for e2fsck, where 1 and 2 say that errors were corrected.
repair_ext4() {
    local code=0
    "$@" || code=$?
    say "$1: exit code $code"
    [ "$code" -le 2 ] || stop "$1 is not content"
}

has_rescue() {
    [ -d "$RESCUE" ] || stop 'RESCUE names no directory'
}

# Nothing is copied into the filesystem that is to be saved.
room() {
    has_rescue
    [ "$(stat -c %d "$RESCUE")" != "$(stat -c %d "$1")" ] || stop "RESCUE lies on $1 itself"
}

# The good page, or zeros that somebody wants knowingly.
provided() {
    if [ ! -f "$GOOD" ]; then
        typed "There is no $GOOD. Zeros instead lose these bytes for good." zeros
        head -c 4096 /dev/zero > "$GOOD"
    fi
    [ "$(stat -c %s "$GOOD")" = 4096 ] || stop "$GOOD has not 4096 bytes"
}
