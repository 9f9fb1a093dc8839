# Finds the JDK, Maven and kubectl for the scripts. Sourced, not run.

softstone_jdk_version() { # prints the feature version of the JDK in folder $1, nothing when there is none
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 0
  if [ -r "$1/release" ]; then
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
  else
    "$1/bin/java" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p'
  fi
}

softstone_real_path() { # of the program $1, through any symbolic links, also where readlink knows no -f
  local path=$1 link
  while [ -L "$path" ]; do
    link=$(readlink "$path")
    case $link in
      /*) path=$link ;;
      *) path=$(dirname "$path")/$link ;;
    esac
  done
  printf '%s\n' "$(cd "$(dirname "$path")" && pwd -P)/$(basename "$path")"
}

softstone_jdk_folders() { # candidates, best first
  local java folder
  [ -z "${JAVA_HOME:-}" ] || printf '%s\n' "$JAVA_HOME"
  if java=$(command -v javac); then
    dirname "$(dirname "$(softstone_real_path "$java")")"
  fi
  for folder in \
    ${SOFTSTONE_JDK_FOLDERS-/usr/lib/jvm /usr/java /opt /opt/java "${SDKMAN_DIR:-$HOME/.sdkman}/candidates/java" "$HOME/.jdks" \
      /Library/Java/JavaVirtualMachines "$HOME/Library/Java/JavaVirtualMachines" /opt/homebrew/opt /usr/local/opt}; do
    for java in "$folder"/*/ "$folder"/*/Contents/Home/ "$folder"/*/libexec/openjdk.jdk/Contents/Home/; do
      [ -x "${java}bin/javac" ] && printf '%s\n' "${java%/}"
    done
  done
  return 0
}

# Sets and exports JAVA_HOME, or says in one sentence what is missing and fails.
softstone_find_jdk() {
  local folder version newest='' newest_version=0
  while IFS= read -r folder; do
    version=$(softstone_jdk_version "$folder")
    case $version in
      25)
        export JAVA_HOME=$folder
        return 0
        ;;
      '' | *[!0-9]*) ;;
      *)
        if [ "$version" -gt 25 ] && { [ -z "$newest" ] || [ "$version" -lt "$newest_version" ]; }; then
          newest=$folder
          newest_version=$version
        fi
        ;;
    esac
  done < <(softstone_jdk_folders)
  if [ -n "$newest" ]; then
    export JAVA_HOME=$newest
    return 0
  fi
  echo 'Softstone needs a JDK 25: install one (for example Temurin 25) and set JAVA_HOME to its folder.' >&2
  return 1
}

# Sets MAVEN, or says in one sentence what is missing and fails.
softstone_find_maven() {
  if [ -n "${MAVEN_HOME:-}" ] && [ -x "$MAVEN_HOME/bin/mvn" ]; then
    MAVEN=$MAVEN_HOME/bin/mvn
  elif command -v mvn > /dev/null; then
    MAVEN=$(command -v mvn)
  else
    echo 'Softstone is built with Maven 3.8.7 or later: install it (for example apt-get install maven) and put mvn on the PATH.' >&2
    return 1
  fi
}

# Sets and exports SOFTSTONE_KUBECTL, which the tests of deploy/kubernetes render manifests with; fails silently without one
# that has kustomize 5 or later.
softstone_find_kubectl() {
  local kubectl found root
  root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
  for kubectl in ${SOFTSTONE_KUBECTL:+"$SOFTSTONE_KUBECTL"} "$root/.local/tools/kubectl" kubectl; do
    if "$kubectl" version --client 2> /dev/null | grep -q '^Kustomize Version: v[5-9]'; then
      # Under its own name: it may be a link to a program that goes by the name it is called by.
      found=$(command -v "$kubectl")
      case $found in
        /*) SOFTSTONE_KUBECTL=$found ;;
        *) SOFTSTONE_KUBECTL=$PWD/$found ;;
      esac
      export SOFTSTONE_KUBECTL
      return 0
    fi
  done
  unset SOFTSTONE_KUBECTL
  return 1
}
