#!/bin/sh
# Starts the Terraform provider for Tributary: on the Java runtime beside it or, where there is none, on the machine's.
# terraform and tofu run this. TRIBUTARY_PROVIDER_JAVA_OPTS adds options of the JVM; the usual variables for that are
# meant for other programs and are not taken.
set -eu
unset JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS _JAVA_OPTIONS

say() {
  printf '%s\n' "terraform-provider-tributary: $*" >&2
}

self=$0
case $self in
  */*) ;;
  *) self=./$self ;;
esac
while [ -L "$self" ]; do
  link=$(readlink "$self")
  case $link in
    /*) self=$link ;;
    *) self=${self%/*}/$link ;;
  esac
done

# Sets java, and archive to what its command line says of the class archive when that was made by the same Java.
find_java() {
  java=runtime/bin/java
  archive='@ARCHIVE_OPTIONS@'
  [ ! -x "$java" ] || return 0
  if [ '@CLASS_PATH@' = '@NO_JARS@' ]; then
    say "$PWD/$java is missing or not executable, and the provider is in that runtime. Unpack the package again with a program that keeps permissions, such as unzip."
    exit 1
  fi
  if [ -n "${JAVA_HOME:-}" ] && [ -x "$JAVA_HOME/bin/java" ]; then
    java=$JAVA_HOME/bin/java
  elif ! java=$(command -v java); then
    say "no Java found. Put a Java @LEAST_JAVA@ or newer on the PATH or set JAVA_HOME, or install the package with the runtime, which needs none."
    exit 1
  fi
  read_release
  [ -n "$version" ] || version=$("$java" -version 2>&1 | sed -n 's/.* version "\([^"]*\)".*/\1/p')
  major=${version%%[!0-9]*}
  if [ "${major:-0}" -lt @LEAST_JAVA@ ]; then
    say "$java is Java ${version:-of an unknown version}, and this provider needs @LEAST_JAVA@ or newer. Put a newer one on the PATH or set JAVA_HOME, or install the package with the runtime, which needs none."
    exit 1
  fi
  [ "$maker $build" = '@ARCHIVE_JAVA@' ] || archive=
}

# Asking Java itself for its version takes as long as starting the provider; it has a file that says so.
read_release() {
  version='' maker='' build=''
  release=$(readlink -f "$java")
  release=${release%/bin/java}/release
  [ -r "$release" ] || return 0
  while IFS='=' read -r key value; do
    value=${value#\"}
    value=${value%\"}
    case $key in
      JAVA_VERSION) version=$value ;;
      IMPLEMENTOR) maker=$value ;;
      JAVA_RUNTIME_VERSION) build=$value ;;
    esac
  done <"$release"
}

# The archive knows the jars by their relative paths, sizes and, from Java 25 on, times, which do not survive a zip.
cd -P -- "${self%/*}"
find_java
@TOUCH@
# shellcheck disable=SC2086 # several options in one variable
exec "$java" $archive @OPTIONS@ \
  -XX:ErrorFile="${TMPDIR:-/tmp}/terraform-provider-tributary-%p.log" ${TRIBUTARY_PROVIDER_JAVA_OPTS:-} \
  -cp @CLASS_PATH@ @MAIN@ "$@"
