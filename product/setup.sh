# Read by ./lapwing and ./verify: what a bare Debian 12 machine lacks, a JDK, and a build when the sources are newer.
# shellcheck shell=bash
: "${root:?is set by the script that reads this}"

say() {
    printf '%s\n' "$*" >&2
}

# Installs the Debian packages that are not there. Quick and silent when all are.
# $1: "needed" or "optional"; the rest: packages
packages() {
    local kind=$1 missing=() package
    shift
    command -v dpkg-query >/dev/null || return 0
    for package in "$@"; do
        [[ $(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null) == installed ]] || missing+=("$package")
    done
    ((${#missing[@]})) || return 0
    if ((EUID == 0)); then
        say "Installing: ${missing[*]}"
        local log
        log=$(mktemp)
        if ! { apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends \
            "${missing[@]}"; } </dev/null >"$log" 2>&1; then
            tail -n 5 "$log" >&2
            say "These Debian packages could not be installed: ${missing[*]}."
            rm -f "$log"
            [[ $kind == optional ]] || exit 1
            return 0
        fi
        rm -f "$log"
        return 0
    fi
    say "Missing Debian packages. Run: sudo apt-get install -y --no-install-recommends ${missing[*]}"
    [[ $kind == optional ]] || exit 1
}

# The major version of the JDK in folder $1; 0 if it is none or cannot compile.
jdk_version() {
    local version=0
    if [[ -x $1/bin/javac && -r $1/release ]]; then
        version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
    fi
    echo "${version:-0}"
}

# Sets JAVA_HOME to a JDK of at least version 21: the one named, else the newest beside it.
jdk() {
    local best='' newest=20 folder version
    for folder in "${LAPWING_JAVA_HOME:-}" "${JAVA_HOME:-}"; do
        if [[ -n $folder ]] && (($(jdk_version "$folder") >= 21)); then
            export JAVA_HOME=$folder
            return
        fi
    done
    for folder in /usr/lib/jvm/* /opt/*jdk* /opt/java/* "$HOME"/.sdkman/candidates/java/* \
        "$(dirname "$(dirname "$(readlink -f "$(command -v javac || echo /)")")")"; do
        version=$(jdk_version "$folder")
        if ((version > newest)); then
            newest=$version
            best=$folder
        fi
    done
    if [[ -z $best ]]; then
        say "Lapwing is built with a JDK of version 21 or newer, and there is none here. Temurin has Debian packages:" \
            "https://adoptium.net/installation/linux (temurin-25-jdk). Or name the folder of a JDK in LAPWING_JAVA_HOME."
        exit 1
    fi
    export JAVA_HOME=$best
}

# Maven without colours, questions and download chatter.
maven() {
    mvn --batch-mode --no-transfer-progress -Dstyle.color=never --file "$root/pom.xml" "$@" </dev/null
}

# All source files, one a line; those newer than file $1 if given.
sources() {
    find "$root/pom.xml" "$root/bundles" "$root/features" "$root/target-platform" "$root/product" \
        -name target -prune -o -type f ${1:+-newer "$1"} -print
}

# Builds the image and the samples when a source was changed, added or taken away since the last build.
build_when_stale() {
    local stamp=$root/product/target/.built begun names
    names=$(sources | sort | cksum)
    if [[ -x $root/product/target/lapwing/bin/lapwing && -e $stamp && $(<"$stamp") == "$names" \
        && -z $(sources "$stamp" | head -n 1) ]]; then
        return 0
    fi
    say "Building Lapwing. The first time fetches what it is made of and takes some minutes."
    begun=$(mktemp)
    if ! maven --quiet package -DskipTests -Dspotless.check.skip -pl product/image,product/samples -am >&2; then
        rm -f "$begun"
        say "The build failed; what it printed above says why."
        exit 1
    fi
    echo "$names" >"$stamp"
    touch -r "$begun" "$stamp"
    rm -f "$begun"
}
