# Builds the project and trains the ahead-of-time caches for the scripts that start it. Sourced, not run: by then $root is
# the project's folder, the current one and a physical path, JAVA_HOME is set, $root/.local/logs is there, and $lock is what
# the script holds, if anything.

services='outcomes infusions notifications'
launcher=$root/deploy/local/target
lock=''
child=''
build_lock=$root/.local/build.pid
stamp=$launcher/built
stamp_of_begin=$root/.local/build-begun
trained=$launcher/trained

fail() {
  echo "$1" >&2
  exit "${2:-1}"
}

# --- one at a time -------------------------------------------------------------------------------------------------------

started_at() { # when process $1 began, in whatever words the system has; nothing when it has ended
  if [ -r "/proc/$1/stat" ]; then
    sed 's/.*) //' "/proc/$1/stat" 2> /dev/null | cut -d ' ' -f 20
  else
    ps -o lstart= -p "$1" 2> /dev/null || true
  fi
}

is_held() { # whether lock $1 is of a process that still runs; sets pid, since and told
  { read -r pid && read -r since && read -r told; } < "$1" 2> /dev/null || pid=''
  [ -n "$pid" ] && [ "$pid" != "$$" ] && [ -n "$since" ] && [ "$(started_at "$pid")" = "$since" ]
}

locks=() # what this run holds

try_lock() { # $1, for a run told apart by $2, once: 0 when it is taken, 1 when another that runs has it, 2 when nobody can tell
  local mine=$1.$$ takeover=$1.takeover outcome=2
  # Written first and named at one stroke: nobody reads half a lock and takes it for a stale one. The file says who runs,
  # since a number alone may be another program's by now.
  printf '%s\n%s\n%s\n' "$$" "$(started_at $$)" "$2" > "$mine"
  if ln "$mine" "$1" 2> /dev/null; then
    outcome=0
  elif is_held "$1"; then
    outcome=1
  elif ln "$mine" "$takeover" 2> /dev/null; then
    # One at a time replaces a stale lock, and looks again first: another may just have done so.
    if [ -e "$1" ] && ! is_held "$1"; then
      mv "$mine" "$1"
      outcome=0
    fi
    rm -f "$takeover"
  fi
  rm -f "$mine"
  if [ "$outcome" -eq 0 ]; then
    locks+=("$1")
    trap 'rm -f ${locks[@]+"${locks[@]}"}' EXIT
    trap 'interrupted 130' INT
    trap 'interrupted 143' TERM HUP
  fi
  return "$outcome"
}

take_lock() { # $lock, for a run told apart by $1
  local pid since told outcome
  mkdir -p "$root/.local/logs"
  for _ in {1..50}; do
    outcome=0
    try_lock "$lock" "$1" || outcome=$?
    case $outcome in
      0) return ;;
      1) already_running "$pid" "$told" ;;
      2) sleep 0.1 ;;
    esac
  done
  cannot_lock "$lock"
}

cannot_lock() { # $1
  fail "The lock $1 cannot be taken: if nothing else starts here just now, delete $1.takeover and try again."
}

# --- build ---------------------------------------------------------------------------------------------------------------

prepare() { # what is started, and the programs in the folders $@: built by one script at a time, into one place
  lock_build
  is_built "$@" || build "$@"
  # Half a cache, or that of another build, is none.
  is_trained || rm -f "$launcher"/*.aot services/*/target/*.aot
  unlock_build
}

train_when_needed() { # after prepare; one script at a time
  lock_build
  is_trained || train
  unlock_build
}

lock_build() {
  local pid since told outcome unclear=0 said=false
  while :; do
    outcome=0
    try_lock "$build_lock" '' || outcome=$?
    case $outcome in
      0) break ;;
      1)
        $said || echo "Waiting for process $pid, which builds here"
        said=true
        unclear=0
        ;;
      2)
        unclear=$((unclear + 1))
        [ "$unclear" -lt 50 ] || cannot_lock "$build_lock"
        ;;
    esac
    sleep 0.2
  done
}

unlock_build() {
  rm -f "$build_lock"
  # From now on it may be another's.
  locks=(${lock:+"$lock"})
}

is_built() { # the services, the launcher, and the programs in the folders $@
  local service folder
  [ -e "$launcher/softstone-local.jar" ] && [ -d "$launcher/lib" ] && is_newest "$stamp" || return 1
  for service in $services; do
    [ -e "services/$service/target/quarkus-app/quarkus-run.jar" ] || return 1
  done
  for folder in "$@"; do
    [ -d "$folder/target/lib" ] && is_newest "$folder/target/built" "$folder/pom.xml" "$folder/src/main" || return 1
  done
}

is_newest() { # stamp $1, of all that is started and of $2…
  local made=$1
  shift
  [ -e "$made" ] || return 1
  # Folders count too: a file that went away changes its folder.
  [ -z "$(find pom.xml services/*/pom.xml services/*/src/main services/*/openapi.yaml deploy/local/pom.xml deploy/local/src/main "$@" -newer "$made" \
    -print 2> /dev/null | head -n 1)" ]
}

show_progress() { # of child $1 with Maven's log $2: one line per module and a count of what it downloads
  local part line='' downloads=0 module running=true
  while $running; do
    kill -0 "$1" 2> /dev/null || running=false
    while IFS= read -r part <&3 || { line=$line$part && false; }; do
      line=$line$part
      case $line in
        *'Downloaded from'*)
          downloads=$((downloads + 1))
          [ $((downloads % 100)) -ne 0 ] || echo "  $downloads files downloaded"
          ;;
        *'] Building Softstone: '*)
          module=${line##*Building Softstone: }
          echo "  ${module% 0.*}"
          ;;
      esac
      line=''
    done
    ! $running || sleep 0.3
  done 3< "$2"
}

build() { # what is started, and the programs in the folders $@
  local log=$root/.local/logs/build.log modules folder began=$SECONDS
  # Listed one by one: also-make would add the modules of the tests.
  modules=$(printf 'services/%s,' contracts time database http messaging access embedded $services)$(printf '%s,' deploy/local "$@")
  echo 'Building (only when something changed; the first time downloads a lot)'
  : > "$log"
  softstone_find_maven
  # What is edited while it builds is newer than the stamp.
  touch "$stamp_of_begin"
  # A JVM that lives for a minute: more than half as much again goes into compiling it better.
  MAVEN_OPTS="-XX:TieredStopAtLevel=1 -XX:+UseSerialGC ${MAVEN_OPTS:-}" \
    "$MAVEN" -B -Dstyle.color=never -T 2 -Dmaven.artifact.threads=16 -P start -pl "${modules%,}" package > "$log" 2>&1 &
  child=$!
  show_progress "$child" "$log"
  if ! wait_for_child; then
    grep -E '^\[ERROR\]' "$log" | head -n 20 >&2 || tail -n 20 "$log" >&2
    fail 'The build failed: see .local/logs/build.log.'
  fi
  for folder in "$launcher" "${@/%//target}"; do
    mkdir -p "$folder"
    touch -r "$stamp_of_begin" "$folder/built"
  done
  rm -f "$stamp_of_begin"
  echo "  built in $((SECONDS - began)) s"
}

wait_for_child() {
  local status=0
  wait "$child" || status=$?
  child=''
  return "$status"
}

interrupted() { # nothing outlives this script
  if [ -n "$child" ]; then
    kill -TERM "$child" 2> /dev/null || true
    wait "$child" 2> /dev/null || true
  fi
  exit "$1"
}

# --- ahead-of-time caches ------------------------------------------------------------------------------------------------

is_trained() { # for exactly these packages, in this place, and this JDK: a cache is of no use to others
  is_of_this_build "$trained"
}

is_of_this_build() { # what file $1 says
  [ -e "$1" ] && [ "$(cat "$1")" = "$(training_identity)" ] || return 1
  [ -z "$(find "$launcher/softstone-local.jar" "$launcher/lib" services/*/target/quarkus-app -newer "$1" -print \
    2> /dev/null | head -n 1)" ]
}

training_identity() {
  printf '%s\n' "$root" "$JAVA_HOME"
  cat "$JAVA_HOME/release" 2> /dev/null || "$JAVA_HOME/bin/java" -version 2>&1
}

train() {
  local log=$root/.local/logs/training.log failed_once=$launcher/training-failed began=$SECONDS
  if is_of_this_build "$failed_once.twice"; then
    echo "  No ahead-of-time caches: training failed twice (see .local/logs/training.log). Services start slower."
    echo "  To train once more: rm ${failed_once#"$root/"}*"
    return 0
  fi
  rm -f "$launcher"/*.aot services/*/target/*.aot
  echo 'Training the ahead-of-time caches (once per build)'
  launcher "-XX:AOTCacheOutput=$launcher/launcher.aot" org.softstone.local.Train
  "${launcher_command[@]}" > "$log" 2>&1 &
  child=$!
  if wait_for_child; then
    training_identity > "$trained"
    rm -f "$failed_once" "$failed_once.twice"
    echo "  trained in $((SECONDS - began)) s"
  elif is_of_this_build "$failed_once"; then
    training_identity > "$failed_once.twice"
    echo '  Training failed again (see .local/logs/training.log): no further try with this build; services start slower.'
  else
    training_identity > "$failed_once"
    echo '  Training failed (see .local/logs/training.log): services start slower this time; the next start tries again.'
  fi
}

# --- start ---------------------------------------------------------------------------------------------------------------

# The launcher is a guest beside the services: small and quick to start.
launcher() { # $1: the JVM's option about its own ahead-of-time cache
  launcher_command=("$JAVA_HOME/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx192m -Xlog:disable "$1"
    --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow
    "-Dsoftstone.root=$root" -cp "$launcher/softstone-local.jar:$launcher/lib/*")
  shift
  launcher_command+=("$@")
}
