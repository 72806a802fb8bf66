# What the hooks and commands of this server have in common. Each of them sets $site, and reads this file.
# ./inv publish --setup-server writes it anew each time, as it does all files beside it.

. "$site/bin/chosen.sh" # $branch, $settings and $inv, and the sentences

say() {
    printf '%s\n' "$*"
}

refuse() {
    say "$*" >&2
    exit 1
}

[ "$(id -u)" -ne 0 ] || refuse "$told_root"
umask 022
export LC_ALL=C.UTF-8 # whoever pushes may have brought letters of another kind

# A hook is told of its repository by variables, which would mislead every git that is asked about the checkout.
leave_repository() {
    for name in $(env | sed -n 's/^\(GIT_[A-Za-z0-9_]*\)=.*/\1/p'); do
        unset "$name"
    done
}

# Be alone with the checkout until this script and all that it runs have ended.
hold() {
    exec 9>"$site/.checkout.lock"
    flock -n 9 || {
        say "$told_waiting"
        flock 9
    }
}

# The commit of which the live site was built; nothing where none is live.
live_commit() {
    live=$(readlink "$site/current") || return 0
    live=${live##*-}
    say "${live%+}"
}

# The commit that the live branch has; nothing where it has none.
newest_commit() {
    git -C "$site/site.git" rev-parse --quiet --verify "refs/heads/$branch" || :
}

# The commit that a push was accepted with and that is not published yet; nothing where there is none.
awaited_commit() {
    cat "$site/.to-publish" 2>/dev/null || :
}

# Await a commit, so that it is published in the end even if the current fails before.
await_publishing() {
    printf '%s\n' "$1" >"$site/.to-publish"
    sync "$site/.to-publish"
}

# A hook that accepts a push has ended before git moves the branch: let that happen, unless git was killed meanwhile.
let_branch_move() {
    patience=30
    while [ "$(awaited_commit)" ] && [ "$(awaited_commit)" != "$(newest_commit)" ] && [ "$patience" -gt 0 ]; do
        sleep 0.1
        patience=$((patience - 1))
    done
}

# Lend the checkout the repository's objects, and those of a push that is not accepted yet.
lend() {
    printf '%s\n' "$site/site.git/objects" ${1:+"$1"} >.git/objects/info/alternates
}

# Let the files be as a commit has them, even if git's list of them was cut short when the current failed.
read_commit() {
    git read-tree --reset -u "$1" 2>/dev/null && return
    rm -f .git/index
    git read-tree --reset -u "$1"
}

# Let the checkout be as a commit has it, whatever a run that was interrupted left there.
stand_at() {
    rm -f .git/index.lock .git/HEAD.lock &&
        read_commit "$1" &&
        git update-ref --no-deref HEAD "$1" &&
        git clean -ffdxq -e .venv -e .cache -e __pycache__
}

# Let the checkout be as the live site's commit has it, and lend it nothing that may go.
put_back() {
    lend
    live=$(live_commit)
    [ -z "$live" ] || stand_at "$live"
}
