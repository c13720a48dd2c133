# Runs a program that sees nothing of the disk but what is named here, and that to be read only; all else is a folder in memory, gone
# with the program. To be called in a mount space of its own: view.sh FOLDER WHAT... -- PROGRAM WORD...
# FOLDER: an empty one to put it together on, not above any of the others.
set -eu
root=$1
shift
mount -t tmpfs -o mode=0700,nosuid,nodev tmpfs "$root"
while [ "$1" != -- ]; do
    from=$1
    shift
    mkdir -p "$root${from%/*}"
    if [ -h "$from" ]; then
        cp -P "$from" "$root$from"
        continue
    fi
    if [ -d "$from" ]; then
        mkdir -p "$root$from"
    else
        : >"$root$from"
    fi
    mount --rbind "$from" "$root$from"
    case $from in
        /dev/*) how=ro,nosuid ;;
        *) how=ro,nosuid,nodev ;;
    esac
    # Where the disk itself forbids programs, that must be said again.
    mount -o "remount,bind,$how" "$root$from" 2>/dev/null || mount -o "remount,bind,$how,noexec" "$root$from"
done
shift
mkdir -p "$root/proc" "$root/tmp" "$root/before"
# In a container a new one may be forbidden; the old one shows the numbers of other processes and no more.
mount -t proc -o ro,nosuid,nodev,noexec proc "$root/proc" 2>/dev/null || {
    mount --rbind /proc "$root/proc"
    mount -o remount,bind,ro,nosuid,nodev,noexec "$root/proc"
}
cd "$root"
pivot_root . before
cd /tmp
umount -l /before
rmdir /before
# Without these the program could take down again what was put up here.
exec setpriv --no-new-privs --bounding-set=-all --inh-caps=-all -- "$@"
